package org.go2rs.frontend.parse;

/** Explains errors in statements; headers are in {@link ExplainHeaders}. */
final class ExplainStmts {
  private final SyntaxExplainer p;
  private final ExplainHeaders headers;

  ExplainStmts(SyntaxExplainer explainer) {
    this.p = explainer;
    this.headers = new ExplainHeaders(explainer, this);
  }

  /**
   * What is known of a simple statement.
   *
   * @param op the type of the assigning token, 0 for an expression
   * @param pos where Go says the statement is: at its operator
   * @param range whether it is a range clause
   */
  record Simple(Shape lhs, int op, int pos, int rhsFrom, Shape.Kind rhsKind, int to, boolean range) {}

  void functionBody() {
    p.functions++;
    block("");
    p.functions--;
  }

  /** Reads a block; {@code context} is what it belongs to. */
  void block(String context) {
    if (!p.got(GoLexer.LBRACE)) {
      p.error("expected { after " + context);
      p.advance(GoLexer.IDENT, GoLexer.RBRACE);
      if (p.got(GoLexer.RBRACE)) {
        return;
      }
    }
    list();
    p.want(GoLexer.RBRACE);
  }

  private void list() {
    while (!p.atEnd() && !p.at(GoLexer.RBRACE) && !p.at(GoLexer.CASE) && !p.at(GoLexer.DEFAULT)) {
      if (!stmt()) {
        return;
      }
      if (!p.got(GoLexer.SEMICOLON) && !p.at(GoLexer.RBRACE)) {
        p.error("at end of statement");
        p.advance(GoLexer.SEMICOLON, GoLexer.RBRACE, GoLexer.CASE, GoLexer.DEFAULT);
        p.got(GoLexer.SEMICOLON);
      }
    }
  }

  /** Reads a statement; false if there is none, or if its label has none. */
  private boolean stmt() {
    switch (p.type()) {
      case GoLexer.IDENT -> {
        Shape lhs = p.exprs().list();
        if (lhs.is(Shape.Kind.NAME) && p.at(GoLexer.COLON)) {
          return labeled();
        }
        simple(lhs, 0);
      }
      case GoLexer.VAR, GoLexer.CONST, GoLexer.TYPE -> {
        int keyword = p.type();
        p.next();
        p.decls().group(keyword);
      }
      case GoLexer.LBRACE -> block("");
      case GoLexer.ADD, GoLexer.SUB, GoLexer.MUL, GoLexer.AND, GoLexer.XOR, GoLexer.NOT, GoLexer.NUMBER, GoLexer.RUNE, GoLexer.STRING,
          GoLexer.RAW_STRING, GoLexer.FUNC, GoLexer.LPAREN, GoLexer.LBRACK, GoLexer.STRUCT, GoLexer.MAP, GoLexer.CHAN, GoLexer.INTERFACE,
          GoLexer.ARROW -> simple(p.exprs().list(), 0);
      case GoLexer.FOR -> headers.forStmt();
      case GoLexer.SWITCH -> headers.switchStmt();
      case GoLexer.IF -> headers.ifStmt();
      case GoLexer.SELECT -> select();
      case GoLexer.FALLTHROUGH -> p.next();
      case GoLexer.BREAK, GoLexer.CONTINUE -> {
        p.next();
        p.got(GoLexer.IDENT);
      }
      case GoLexer.GOTO -> {
        p.next();
        p.decls().name();
      }
      case GoLexer.GO, GoLexer.DEFER -> call();
      case GoLexer.RETURN -> {
        p.next();
        if (!p.at(GoLexer.SEMICOLON) && !p.at(GoLexer.RBRACE)) {
          p.exprs().list();
        }
      }
      case GoLexer.SEMICOLON -> {}
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean labeled() {
    int colon = p.pos();
    p.next();
    if (p.at(GoLexer.RBRACE) || stmt()) {
      return true;
    }
    p.errorAt(colon, "missing statement after label");
    return false;
  }

  private void call() {
    String keyword = TreeContext.operator(p.type()).text();
    p.next();
    int pos = p.pos();
    Shape call = p.exprs().primary();
    if (call.is(Shape.Kind.PAREN)) {
      p.plainErrorAt(pos, "expression in " + keyword + " must not be parenthesized");
    }
  }

  private void select() {
    p.next();
    clauses("select clause", true);
  }

  /** Reads the braces of a {@code switch} or {@code select} and the clauses in them. */
  void clauses(String context, boolean communication) {
    if (!p.got(GoLexer.LBRACE)) {
      p.error("missing { after " + context);
      p.advance(GoLexer.CASE, GoLexer.DEFAULT, GoLexer.RBRACE);
    }
    while (!p.atEnd() && !p.at(GoLexer.RBRACE)) {
      clause(communication);
    }
    p.want(GoLexer.RBRACE);
  }

  private void clause(boolean communication) {
    if (p.got(GoLexer.CASE)) {
      Shape first = p.exprs().list();
      if (communication) {
        simple(first, 0);
      }
    } else if (!p.got(GoLexer.DEFAULT)) {
      p.error("expected case or default or }");
      p.advance(GoLexer.COLON, GoLexer.CASE, GoLexer.DEFAULT, GoLexer.RBRACE);
    }
    p.want(GoLexer.COLON);
    list();
  }

  /**
   * Reads a simple statement whose left side has been read.
   *
   * @param keyword the statement in whose header it stands, or 0
   */
  Simple simple(Shape lhs, int keyword) {
    int pos = p.pos();
    int op = p.type();
    boolean single = !lhs.is(Shape.Kind.LIST);
    if (op == GoLexer.ASSIGN || op == GoLexer.DEFINE) {
      p.next();
      return keyword == GoLexer.FOR && p.at(GoLexer.RANGE) ? range(lhs) : assigned(lhs, op, pos, p.exprs().list());
    }
    if (!single) {
      p.error("expected := or = or comma");
      p.advance(GoLexer.SEMICOLON, GoLexer.RBRACE);
    } else if (op == GoLexer.INC || op == GoLexer.DEC) {
      p.next();
      return new Simple(lhs, op, pos, p.index(), Shape.Kind.BAD, p.index(), false);
    } else if (op == GoLexer.ARROW || op >= GoLexer.ADD_ASSIGN && op <= GoLexer.AND_NOT_ASSIGN) {
      p.next();
      return assigned(lhs, op, pos, p.exprs().expr());
    }
    return new Simple(lhs, 0, p.posOf(lhs.from()), p.index(), Shape.Kind.BAD, p.index(), false);
  }

  /** Reads {@code range x}. */
  Simple range(Shape lhs) {
    int pos = p.pos();
    p.next();
    p.exprs().expr();
    return new Simple(lhs, 0, pos, p.index(), Shape.Kind.BAD, p.index(), true);
  }

  private Simple assigned(Shape lhs, int op, int pos, Shape rhs) {
    return new Simple(lhs, op, pos, rhs.from(), rhs.kind(), p.index(), false);
  }
}
