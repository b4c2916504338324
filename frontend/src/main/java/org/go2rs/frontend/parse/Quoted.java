package org.go2rs.frontend.parse;

/** Characters as Go's messages show them. */
final class Quoted {
  private Quoted() {}

  /** {@code U+0040 '@'}, as Go's {@code %#U} prints it. */
  static String unicode(int c) {
    String code = String.format("U+%04X", c);
    return isPrintable(c) ? code + " '" + Character.toString(c) + "'" : code;
  }

  /** {@code '@'}, as Go's {@code %q} prints it. */
  static String character(int c) {
    return switch (c) {
      case 7 -> "'\\a'";
      case '\b' -> "'\\b'";
      case '\f' -> "'\\f'";
      case '\n' -> "'\\n'";
      case '\r' -> "'\\r'";
      case '\t' -> "'\\t'";
      case 11 -> "'\\v'";
      case '\'' -> "'\\''";
      case '\\' -> "'\\\\'";
      default -> isPrintable(c) ? "'" + Character.toString(c) + "'" : String.format(c < 0x80 ? "'\\x%02x'" : "'\\u%04x'", c);
    };
  }

  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED, Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR -> false;
      case Character.SPACE_SEPARATOR -> c == ' ';
      default -> true;
    };
  }
}
