package org.go2rs.frontend.parse;

import org.jspecify.annotations.Nullable;

/** Explains errors in {@code if}, {@code for} and {@code switch}. */
final class ExplainHeaders {
  private final SyntaxExplainer p;
  private final ExplainStmts stmts;

  ExplainHeaders(SyntaxExplainer explainer, ExplainStmts stmts) {
    this.p = explainer;
    this.stmts = stmts;
  }

  void forStmt() {
    header(GoLexer.FOR);
    stmts.block("for clause");
  }

  void switchStmt() {
    header(GoLexer.SWITCH);
    stmts.clauses("switch clause", false);
  }

  void ifStmt() {
    header(GoLexer.IF);
    stmts.block("if clause");
    if (p.got(GoLexer.ELSE)) {
      if (p.at(GoLexer.IF)) {
        ifStmt();
      } else if (p.at(GoLexer.LBRACE)) {
        stmts.block("");
      } else {
        p.error("else must be followed by if or statement block");
        p.advance(GoLexer.IDENT, GoLexer.RBRACE);
      }
    }
  }

  private void header(int keyword) {
    p.next();
    if (p.at(GoLexer.LBRACE)) {
      if (keyword == GoLexer.IF) {
        p.error("missing condition in if statement");
      }
      return;
    }
    int outer = p.nesting;
    p.nesting = -1;
    parts(keyword);
    p.nesting = outer;
  }

  private void parts(int keyword) {
    ExplainStmts.Simple first = null;
    if (!p.at(GoLexer.SEMICOLON)) {
      if (p.got(GoLexer.VAR)) {
        p.error("var declaration not allowed in " + TreeContext.operator(keyword).text() + " initializer");
      }
      first = simple(keyword);
      if (first.range()) {
        return;
      }
    }
    if (p.at(GoLexer.LBRACE)) {
      checkCondition(first, keyword, -1);
      return;
    }
    int semicolon = -1;
    if (p.at(GoLexer.SEMICOLON)) {
      semicolon = p.index();
      p.next();
    } else {
      // Asking for a brace rather than a semicolon makes the better message.
      p.want(GoLexer.LBRACE);
      if (!p.at(GoLexer.LBRACE)) {
        p.advance(GoLexer.LBRACE, GoLexer.RBRACE);
      }
    }
    if (keyword == GoLexer.FOR) {
      forParts();
    } else {
      checkCondition(p.at(GoLexer.LBRACE) ? null : simple(keyword), keyword, semicolon);
    }
  }

  /** Reads the condition and the post statement of a {@code for}. */
  private void forParts() {
    ExplainStmts.Simple condition = null;
    if (!p.at(GoLexer.SEMICOLON)) {
      if (p.at(GoLexer.LBRACE)) {
        p.error("expected for loop condition");
        return;
      }
      condition = simple(0);
    }
    p.want(GoLexer.SEMICOLON);
    if (!p.at(GoLexer.LBRACE)) {
      ExplainStmts.Simple post = simple(0);
      if (post.op() == GoLexer.DEFINE) {
        p.errorAt(post.pos(), "cannot declare in post statement of for loop");
      }
    }
    checkCondition(condition, GoLexer.FOR, -1);
  }

  private ExplainStmts.Simple simple(int keyword) {
    if (keyword == GoLexer.FOR && p.at(GoLexer.RANGE)) {
      return stmts.range(Shape.of(Shape.Kind.BAD, p.index(), p.index()));
    }
    return stmts.simple(p.exprs().list(), keyword);
  }

  /** Complains about a condition that is missing or is no expression; {@code semicolon} is the index of the semicolon before it, or -1. */
  private void checkCondition(ExplainStmts.@Nullable Simple condition, int keyword, int semicolon) {
    if (condition == null) {
      if (keyword == GoLexer.IF && semicolon >= 0) {
        String lit = p.semicolon(semicolon);
        p.errorAt(
            p.posOf(semicolon),
            lit.equals("semicolon") ? "missing condition in if statement" : "unexpected " + lit + ", expected { after if clause");
      }
      return;
    }
    boolean guard =
        keyword == GoLexer.SWITCH
            && condition.op() == GoLexer.DEFINE
            && condition.lhs().is(Shape.Kind.NAME)
            && condition.rhsKind() == Shape.Kind.TYPE_GUARD;
    if (condition.op() != 0 && !guard) {
      p.errorAt(condition.pos(), "cannot use " + describe(condition) + " as value");
    }
  }

  /** Shows a statement; in an assignment, which may be a mistyped comparison, the sides are set off. */
  private String describe(ExplainStmts.Simple stmt) {
    String whole = p.text(stmt.lhs().from(), stmt.to());
    if (stmt.op() != GoLexer.ASSIGN) {
      return whole;
    }
    String lhs = emphasize(p.text(stmt.lhs().from(), stmt.lhs().to()), stmt.lhs().kind());
    return "assignment " + lhs + " = " + emphasize(p.text(stmt.rhsFrom(), stmt.to()), stmt.rhsKind());
  }

  private static String emphasize(String text, Shape.Kind kind) {
    return kind == Shape.Kind.BINARY ? "(" + text + ")" : text;
  }
}
