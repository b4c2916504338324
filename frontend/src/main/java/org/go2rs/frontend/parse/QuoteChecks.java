package org.go2rs.frontend.parse;

import org.go2rs.frontend.source.SourceFile;

/** Validates string and rune literals. */
final class QuoteChecks {
  private final SourceFile file;
  private final SyntaxErrors errors;
  private final byte[] content;

  QuoteChecks(SourceFile file, SyntaxErrors errors) {
    this.file = file;
    this.errors = errors;
    this.content = file.content();
  }

  void checkRawString(SourceToken token) {
    if (token.end() - token.start() < 2 || content[token.end() - 1] != '`') {
      report(token.start(), "string not terminated");
    }
  }

  void checkString(SourceToken token) {
    int at = token.start() + 1;
    while (at < token.end() && content[at] != '"') {
      at = content[at] == '\\' ? escape(at + 1, token.end(), '"') : at + 1;
    }
    if (at >= token.end()) {
      unterminated(token, "newline in string", "string not terminated");
    }
  }

  void checkRune(SourceToken token) {
    int before = errors.count();
    int at = token.start() + 1;
    int characters = 0;
    while (at < token.end() && content[at] != '\'') {
      at = content[at] == '\\' ? escape(at + 1, token.end(), '\'') : at + Math.max(1, Utf8.length(content, at));
      characters++;
    }
    if (at >= token.end()) {
      unterminated(token, "newline in rune literal", "rune literal not terminated");
    } else if (errors.count() > before) {
      return;
    } else if (characters == 0) {
      report(at, "empty rune literal or unescaped '");
    } else if (characters != 1) {
      report(token.start(), "more than one character in rune literal");
    }
  }

  private void unterminated(SourceToken token, String atLineEnd, String atFileEnd) {
    if (token.end() < content.length) {
      report(token.end(), atLineEnd);
    } else {
      report(token.start(), atFileEnd);
    }
  }

  /** Checks the escape whose letter stands at {@code at}; the result is where the text goes on. */
  private int escape(int at, int end, char quote) {
    if (at >= end) {
      return at;
    }
    int c = content[at];
    return switch (c) {
      case 'a', 'b', 'f', 'n', 'r', 't', 'v', '\\' -> at + 1;
      case '0', '1', '2', '3', '4', '5', '6', '7' -> digits(at, 3, 8, end);
      case 'x' -> digits(at + 1, 2, 16, end);
      case 'u' -> digits(at + 1, 4, 16, end);
      case 'U' -> digits(at + 1, 8, 16, end);
      default -> {
        if (c != quote) {
          report(at, "unknown escape");
          yield at;
        }
        yield at + 1;
      }
    };
  }

  private int digits(int from, int count, int base, int end) {
    long value = 0;
    for (int i = from; i < from + count; i++) {
      if (i >= end) {
        return i;
      }
      int digit = Character.digit(content[i], base);
      if (digit < 0) {
        int c = Utf8.length(content, i) > 0 ? Utf8.decode(content, i) : content[i] & 0xff;
        report(i, "invalid character " + Quoted.character(c) + " in " + (base == 8 ? "octal" : "hexadecimal") + " escape");
        return i;
      }
      value = value * base + digit;
    }
    int behind = from + count;
    if (base == 8 && value > 255) {
      report(behind, "octal escape value " + value + " > 255");
    } else if (count > 3 && (value > Character.MAX_CODE_POINT || value >= 0xd800 && value < 0xe000)) {
      report(behind, "escape is invalid Unicode code point U+" + String.format("%04X", value));
    }
    return behind;
  }

  private void report(int offset, String message) {
    errors.reportPlain(file.pos(offset), message);
  }
}
