package org.go2rs.frontend.parse;

import org.go2rs.frontend.source.SourceFile;

/** Looks inside tokens that the grammar matches generously. */
final class TokenChecks {
  private final SourceFile file;
  private final SyntaxErrors errors;

  TokenChecks(SourceFile file, SyntaxErrors errors) {
    this.file = file;
    this.errors = errors;
  }

  void check(SourceToken token) {
    if (token.getType() == GoLexer.INVALID) {
      errors.reportToken(file.pos(token.start()), "invalid character");
    }
  }

  void checkComment(SourceToken token) {
  }
}
