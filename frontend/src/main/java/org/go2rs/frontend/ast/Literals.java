package org.go2rs.frontend.ast;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Decodes the text of literals that the parser has found valid. */
public final class Literals {
  private Literals() {}

  /** The bytes of a string literal, interpreted or raw, quotes included in {@code literal}. */
  public static byte[] stringBytes(String literal) {
    String body = literal.substring(1, literal.length() - 1);
    if (literal.charAt(0) == '`' || body.indexOf('\\') < 0) {
      return body.getBytes(StandardCharsets.UTF_8);
    }
    return unescape(body);
  }

  /** The code point of a rune literal, or the byte's value for {@code '\xff'} and {@code '\377'}. */
  public static int runeValue(String literal) {
    if (literal.charAt(1) != '\\') {
      return literal.codePointAt(1);
    }
    return escapeValue(literal, 2, escapeEnd(literal, 2));
  }

  /** The value of an integer literal in any base, underscores allowed. */
  public static BigInteger integer(String literal) {
    String digits = literal.replace("_", "");
    if (digits.length() > 1 && digits.charAt(0) == '0') {
      int radix =
          switch (digits.charAt(1)) {
            case 'x', 'X' -> 16;
            case 'b', 'B' -> 2;
            default -> 8;
          };
      boolean prefixed = Character.isLetter(digits.charAt(1));
      return new BigInteger(digits.substring(prefixed ? 2 : 1), radix);
    }
    return new BigInteger(digits);
  }

  private static byte[] unescape(String body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length());
    int i = 0;
    while (i < body.length()) {
      int start = i;
      while (i < body.length() && body.charAt(i) != '\\') {
        i++;
      }
      out.writeBytes(body.substring(start, i).getBytes(StandardCharsets.UTF_8));
      if (i < body.length()) {
        int end = escapeEnd(body, i + 1);
        int value = escapeValue(body, i + 1, end);
        if (isByteEscape(body.charAt(i + 1))) {
          out.write(value);
        } else {
          out.writeBytes(Character.toString(value).getBytes(StandardCharsets.UTF_8));
        }
        i = end;
      }
    }
    return out.toByteArray();
  }

  /** Whether an escape names one byte rather than a code point. */
  private static boolean isByteEscape(char c) {
    return c == 'x' || (c >= '0' && c <= '7');
  }

  /** Where the escape ends whose letter stands at {@code at}. */
  private static int escapeEnd(String text, int at) {
    return at
        + switch (text.charAt(at)) {
          case 'x', '0', '1', '2', '3', '4', '5', '6', '7' -> 3;
          case 'u' -> 5;
          case 'U' -> 9;
          default -> 1;
        };
  }

  private static int escapeValue(String text, int at, int end) {
    char c = text.charAt(at);
    return switch (c) {
      case 'a' -> 7;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> 11;
      case 'x', 'u', 'U' -> Integer.parseInt(text.substring(at + 1, end), 16);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> Integer.parseInt(text.substring(at, end), 8);
      default -> c;
    };
  }
}
