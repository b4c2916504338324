package org.go2rs.frontend.parse;

import org.go2rs.frontend.source.SourceFile;

/** Looks inside tokens that the grammar matches generously, and reports what is wrong in the words of Go's compiler. */
final class TokenChecks {
  private final SourceFile file;
  private final SyntaxErrors errors;
  private final byte[] content;
  private final NumberChecks numbers;
  private final QuoteChecks quotes;

  TokenChecks(SourceFile file, SyntaxErrors errors) {
    this.file = file;
    this.errors = errors;
    this.content = file.content();
    this.numbers = new NumberChecks(file, errors);
    this.quotes = new QuoteChecks(file, errors);
  }

  void check(SourceToken token) {
    switch (token.getType()) {
      case GoLexer.IDENT -> checkIdent(token);
      case GoLexer.NUMBER -> numbers.check(token);
      case GoLexer.STRING -> quotes.checkString(token);
      case GoLexer.RAW_STRING -> quotes.checkRawString(token);
      case GoLexer.RUNE -> quotes.checkRune(token);
      case GoLexer.INVALID -> report(token.start(), "invalid character " + Quoted.unicode(content[token.start()]));
      default -> {}
    }
  }

  void checkComment(SourceToken token) {
    if (token.getType() == GoLexer.BLOCK_COMMENT) {
      int end = token.end();
      boolean closed = end - token.start() >= 4 && content[end - 2] == '*' && content[end - 1] == '/';
      if (!closed) {
        report(token.start(), "comment not terminated");
      }
    }
  }

  /** Looks for bytes that no Go source may hold. */
  void checkEncoding() {
    int at = Utf8.hasByteOrderMark(content) ? 3 : 0;
    while (at < content.length) {
      if (content[at] > 0) {
        at++;
        continue;
      }
      int length = Utf8.length(content, at);
      if (content[at] == 0) {
        report(at, "invalid NUL character");
      } else if (length == 0) {
        report(at, "invalid UTF-8 encoding");
      } else if (Utf8.decode(content, at) == 0xfeff) {
        report(at, "invalid BOM in the middle of the file");
      }
      at += Math.max(length, 1);
    }
  }

  private void checkIdent(SourceToken token) {
    int at = token.start();
    while (at < token.end()) {
      int length = Utf8.length(content, at);
      if (content[at] < 0 && length > 0) {
        checkLetter(Utf8.decode(content, at), at, at == token.start());
      } else if (content[at] == ByteStream.MULTIBYTE) {
        report(at, "invalid character " + Quoted.unicode(ByteStream.MULTIBYTE));
      }
      at += Math.max(length, 1);
    }
  }

  private void checkLetter(int c, int at, boolean first) {
    boolean digit = Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER;
    if (digit && first) {
      report(at, "identifier cannot begin with digit " + Quoted.unicode(c));
    } else if (!digit && !Character.isLetter(c) && c != 0xfeff) {
      report(at, "invalid character " + Quoted.unicode(c) + " in identifier");
    }
  }

  private void report(int offset, String message) {
    errors.reportPlain(file.pos(offset), message);
  }
}
