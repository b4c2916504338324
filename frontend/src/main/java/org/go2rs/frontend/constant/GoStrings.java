package org.go2rs.frontend.constant;

import java.nio.charset.StandardCharsets;

/** Byte strings, one char per byte, as Go source text. */
final class GoStrings {
  private GoStrings() {}

  /** As {@code strconv.Quote}. */
  static String quote(String latin1) {
    StringBuilder out = new StringBuilder(latin1.length() + 2).append('"');
    int i = 0;
    while (i < latin1.length()) {
      int length = sequenceLength(latin1, i);
      if (length == 0) {
        out.append(String.format("\\x%02x", (int) latin1.charAt(i)));
        i++;
      } else {
        byte[] bytes = latin1.substring(i, i + length).getBytes(StandardCharsets.ISO_8859_1);
        rune(new String(bytes, StandardCharsets.UTF_8).codePointAt(0), out);
        i += length;
      }
    }
    return out.append('"').toString();
  }

  /** The length of the valid UTF-8 sequence that begins at the place, or 0. */
  private static int sequenceLength(String s, int at) {
    int first = s.charAt(at);
    int length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
    if (at + length > s.length()) {
      return 0;
    }
    for (int i = 1; i < length; i++) {
      if ((s.charAt(at + i) & 0xc0) != 0x80) {
        return 0;
      }
    }
    if (length < 3) {
      return length;
    }
    int second = s.charAt(at + 1);
    boolean overlong = (first == 0xe0 && second < 0xa0) || (first == 0xf0 && second < 0x90);
    boolean beyond = (first == 0xed && second >= 0xa0) || (first == 0xf4 && second >= 0x90);
    return overlong || beyond ? 0 : length;
  }

  private static void rune(int c, StringBuilder out) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case 7 -> out.append("\\a");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case 11 -> out.append("\\v");
      default -> {
        if (isPrint(c)) {
          out.appendCodePoint(c);
        } else if (c < ' ' || c == 0x7f) {
          out.append(String.format("\\x%02x", c));
        } else {
          out.append(String.format(c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
        }
      }
    }
  }

  private static boolean isPrint(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> c == ' ';
      default -> true;
    };
  }
}
