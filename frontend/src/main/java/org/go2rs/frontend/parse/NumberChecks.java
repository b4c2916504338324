package org.go2rs.frontend.parse;

import org.go2rs.frontend.ast.Token;
import org.go2rs.frontend.source.SourceFile;

/** Validates number literals. */
final class NumberChecks {
  private final SourceFile file;
  private final SyntaxErrors errors;

  NumberChecks(SourceFile file, SyntaxErrors errors) {
    this.file = file;
    this.errors = errors;
  }

  void check(SourceToken token) {
    byte[] content = file.content();
    int first = content[token.start()];
    if (token.end() - token.start() == 1 || first != '0' && first != '.' && isPlain(content, token)) {
      return;
    }
    new Number(token).check();
  }

  /** Most numbers are a few decimal digits. */
  private static boolean isPlain(byte[] content, SourceToken token) {
    for (int i = token.start(); i < token.end(); i++) {
      if (content[i] < '0' || content[i] > '9') {
        return false;
      }
    }
    return true;
  }

  /** One literal, taken apart. */
  private final class Number {
    private final int start;
    private final String text;
    private final int base;
    private final boolean prefixed;
    private final int mantissaEnd;
    private final int point;

    Number(SourceToken token) {
      start = token.start();
      text = file.text(token.start(), token.end());
      char second = text.charAt(1);
      base =
          switch (text.charAt(0) == '0' ? second : ' ') {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> text.charAt(0) == '0' ? 8 : 10;
          };
      prefixed = text.charAt(0) == '0' && Character.isLetter(second) && "xXoObB".indexOf(second) >= 0;
      int end = prefixed ? 2 : 0;
      while (end < text.length() && "pPi".indexOf(text.charAt(end)) < 0 && (base == 16 || "eE".indexOf(text.charAt(end)) < 0)) {
        end++;
      }
      mantissaEnd = end;
      point = text.indexOf('.');
    }

    void check() {
      if (point >= 0 && prefixed && base != 16) {
        report(point, "invalid radix point in " + baseName() + " literal");
      } else if (!hasDigit(prefixed ? 2 : 0, mantissaEnd)) {
        report(mantissaEnd, baseName() + " literal has no digits");
      } else if (!exponentFails() && !digitFails()) {
        checkSeparators();
      }
    }

    private boolean exponentFails() {
      char e = mantissaEnd < text.length() ? text.charAt(mantissaEnd) : 'i';
      if (e == 'i') {
        if (base == 16 && point >= 0) {
          report(mantissaEnd, "hexadecimal mantissa requires a 'p' exponent");
          return true;
        }
        return false;
      }
      if ((e == 'e' || e == 'E') && prefixed) {
        report(mantissaEnd, Quoted.character(e) + " exponent requires decimal mantissa");
        return true;
      }
      if ((e == 'p' || e == 'P') && base != 16) {
        report(mantissaEnd, Quoted.character(e) + " exponent requires hexadecimal mantissa");
        return true;
      }
      if (!hasDigit(mantissaEnd + 1, text.length())) {
        report(text.endsWith("i") ? text.length() - 1 : text.length(), "exponent has no digits");
        return true;
      }
      return false;
    }

    /** Only an integer minds digits that are too large: {@code 08.5} and {@code 08i} are decimal. */
    private boolean digitFails() {
      if (base >= 10 || NumberKind.of(text) != Token.INT) {
        return false;
      }
      for (int i = prefixed ? 2 : 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c >= '0' + base && c <= '9') {
          report(i, "invalid digit " + Quoted.character(c) + " in " + baseName() + " literal");
          return true;
        }
      }
      return false;
    }

    /** An underscore stands between digits, or between the prefix and the first digit. */
    private void checkSeparators() {
      for (int i = text.indexOf('_'); i >= 0; i = text.indexOf('_', i + 1)) {
        boolean before = i > 0 && (isDigit(i - 1) || prefixed && i == 2);
        boolean after = i + 1 < text.length() && isDigit(i + 1);
        if (!before || !after) {
          report(i + (before && !after && i + 1 < text.length() && text.charAt(i + 1) == '_' ? 1 : 0), "'_' must separate successive digits");
          return;
        }
      }
    }

    private boolean isDigit(int i) {
      char c = text.charAt(i);
      boolean exponent = i > mantissaEnd;
      return c >= '0' && c <= '9' || base == 16 && !exponent && Character.digit(c, 16) >= 0;
    }

    private boolean hasDigit(int from, int to) {
      for (int i = from; i < to; i++) {
        if (Character.digit(text.charAt(i), 16) >= 0) {
          return true;
        }
      }
      return false;
    }

    private String baseName() {
      return switch (base) {
        case 2 -> "binary";
        case 8 -> "octal";
        case 16 -> "hexadecimal";
        default -> "decimal";
      };
    }

    private void report(int at, String message) {
      errors.reportPlain(file.pos(start + at), message);
    }
  }
}
