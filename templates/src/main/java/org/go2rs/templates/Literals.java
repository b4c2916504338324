package org.go2rs.templates;

/** Escapes for string, byte string and character literals. Line breaks are always escaped, so that no literal spans lines. */
final class Literals {
  private Literals() {}

  static String string(String value) {
    var out = new StringBuilder("\"");
    value.codePoints().forEach(c -> appendChar(out, c, '"'));
    return out.append('"').toString();
  }

  static String character(int codePoint) {
    var out = new StringBuilder("'");
    appendChar(out, codePoint, '\'');
    return out.append('\'').toString();
  }

  static String byteString(String latin1) {
    var out = new StringBuilder("b\"");
    latin1.chars().forEach(c -> appendByte(out, c, '"'));
    return out.append('"').toString();
  }

  static String byteLit(int value) {
    var out = new StringBuilder("b'");
    appendByte(out, value, '\'');
    return out.append('\'').toString();
  }

  private static void appendChar(StringBuilder out, int c, char quote) {
    if (appendShort(out, c, quote)) {
      return;
    }
    if (c < 0x20 || c == 0x7f || !isPrintable(c)) {
      out.append("\\u{").append(Integer.toHexString(c)).append('}');
    } else {
      out.appendCodePoint(c);
    }
  }

  private static void appendByte(StringBuilder out, int c, char quote) {
    if (appendShort(out, c, quote)) {
      return;
    }
    if (c < 0x20 || c >= 0x7f) {
      out.append(String.format("\\x%02x", c));
    } else {
      out.append((char) c);
    }
  }

  private static boolean appendShort(StringBuilder out, int c, char quote) {
    switch (c) {
      case '\n' -> out.append("\\n");
      case '\t' -> out.append("\\t");
      case '\r' -> out.append("\\r");
      case '\\' -> out.append("\\\\");
      case 0 -> out.append("\\0");
      case '"', '\'' -> out.append(c == quote ? "\\" : "").append((char) c);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Whether a reader sees {@code c}: rustc also rejects direction marks in literals. */
  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
          Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          false;
      case Character.SPACE_SEPARATOR -> c == ' ';
      default -> true;
    };
  }
}
