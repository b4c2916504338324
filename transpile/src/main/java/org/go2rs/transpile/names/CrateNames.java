package org.go2rs.transpile.names;

import java.util.HexFormat;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Crate names of packages. */
public final class CrateNames {
  private CrateNames() {}

  /**
   * The crate of an import path: {@code go_math_rand_v2}, {@code go_github__com_google_btree}. A path with anything but lower-case letters, digits,
   * slashes and dots gets a hash of itself at the end, so that no two paths share a name.
   */
  public static String of(String importPath) {
    var out = new StringBuilder("go_");
    boolean exact = true;
    for (char c : importPath.toCharArray()) {
      if (c == '/') {
        out.append('_');
      } else if (c == '.') {
        out.append("__");
      } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        out.append(c);
      } else {
        exact = false;
        out.append(c >= 'A' && c <= 'Z' ? Character.toLowerCase(c) : '_');
      }
    }
    return exact ? out.toString() : out.append("_x").append(hash(importPath)).toString();
  }

  private static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
