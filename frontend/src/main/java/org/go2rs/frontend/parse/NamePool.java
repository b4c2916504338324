package org.go2rs.frontend.parse;

import java.nio.charset.StandardCharsets;

/** Makes strings of names, each only once per file: most identifiers occur many times. */
final class NamePool {
  private static final int SLOTS = 1 << 12;

  private final byte[] content;
  private final String[] names = new String[SLOTS];

  NamePool(byte[] content) {
    this.content = content;
  }

  /** The text between two byte offsets. */
  String name(int from, int to) {
    int hash = 0;
    boolean ascii = true;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + content[i];
      ascii &= content[i] >= 0;
    }
    if (!ascii) {
      return new String(content, from, to - from, StandardCharsets.UTF_8);
    }
    int slot = (hash ^ hash >>> 12) & SLOTS - 1;
    String known = names[slot];
    if (known != null && matches(known, from, to)) {
      return known;
    }
    String name = new String(content, from, to - from, StandardCharsets.ISO_8859_1);
    names[slot] = name;
    return name;
  }

  private boolean matches(String known, int from, int to) {
    if (known.length() != to - from) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (known.charAt(i - from) != content[i]) {
        return false;
      }
    }
    return true;
  }
}
