package org.go2rs.frontend.parse;

/** Explains errors in declarations. */
final class ExplainDecls {
  private static final int[] DECLARATIONS = {GoLexer.IMPORT, GoLexer.CONST, GoLexer.TYPE, GoLexer.VAR, GoLexer.FUNC};

  private final SyntaxExplainer p;

  ExplainDecls(SyntaxExplainer explainer) {
    this.p = explainer;
  }

  void file() {
    if (!p.got(GoLexer.PACKAGE)) {
      p.error("package statement must be first");
      return;
    }
    name();
    p.want(GoLexer.SEMICOLON);
    if (p.anyErrors()) {
      return;
    }
    int previous = GoLexer.IMPORT;
    boolean bodyless = false;
    while (!p.atEnd()) {
      if (p.at(GoLexer.IMPORT) && previous != GoLexer.IMPORT) {
        p.error("imports must appear before other declarations");
      }
      previous = p.type();
      if (isDeclaration()) {
        bodyless = declaration();
        end();
      } else {
        boolean brace = p.at(GoLexer.LBRACE) && bodyless;
        p.error(brace ? "unexpected semicolon or newline before {" : "non-declaration statement outside function body");
        p.advance(DECLARATIONS);
      }
    }
  }

  private boolean isDeclaration() {
    for (int type : DECLARATIONS) {
      if (p.at(type)) {
        return true;
      }
    }
    return false;
  }

  private void end() {
    if (!p.atEnd() && !p.got(GoLexer.SEMICOLON)) {
      p.error("after top level declaration");
      p.advance(DECLARATIONS);
    }
  }

  /** Reads a declaration; the result says whether it is a function without body. */
  private boolean declaration() {
    int keyword = p.type();
    p.next();
    if (keyword == GoLexer.FUNC) {
      return function();
    }
    group(keyword);
    return false;
  }

  /** Reads what stands behind {@code import}, {@code const}, {@code var} or {@code type}. */
  void group(int keyword) {
    if (p.got(GoLexer.LPAREN)) {
      p.list(
          "grouped declaration",
          GoLexer.SEMICOLON,
          GoLexer.RPAREN,
          () -> {
            spec(keyword);
            return false;
          });
    } else {
      spec(keyword);
    }
  }

  private void spec(int keyword) {
    switch (keyword) {
      case GoLexer.IMPORT -> importSpec();
      case GoLexer.CONST -> constSpec();
      case GoLexer.VAR -> varSpec();
      default -> typeSpec();
    }
  }

  private void importSpec() {
    if (!p.got(GoLexer.IDENT)) {
      p.got(GoLexer.PERIOD);
    }
    if (!p.atLiteral()) {
      p.error("missing import path");
      p.advance(GoLexer.SEMICOLON, GoLexer.RPAREN);
      return;
    }
    boolean string = p.at(GoLexer.STRING) || p.at(GoLexer.RAW_STRING);
    int pos = p.pos();
    p.next();
    if (!string) {
      p.errorAt(pos, "import path must be a string");
    }
  }

  private void constSpec() {
    names();
    if (!p.atEnd() && !p.at(GoLexer.SEMICOLON) && !p.at(GoLexer.RPAREN)) {
      p.types().optional();
      if (gotAssign()) {
        p.exprs().list();
      }
    }
  }

  private void varSpec() {
    names();
    if (gotAssign()) {
      p.exprs().list();
      return;
    }
    p.types().type();
    if (gotAssign()) {
      p.exprs().list();
    }
  }

  private void typeSpec() {
    name();
    boolean found;
    if (p.at(GoLexer.LBRACK)) {
      found = bracketed();
    } else {
      gotAssign();
      found = p.types().optional() != null;
    }
    if (!found) {
      p.error("in type declaration");
      p.advance(GoLexer.SEMICOLON, GoLexer.RPAREN);
    }
  }

  /** Reads {@code [...]} behind a type's name: an array or slice type, or type parameters. */
  private boolean bracketed() {
    p.next();
    if (p.got(GoLexer.RBRACK)) {
      p.types().type();
      return true;
    }
    if (!p.at(GoLexer.IDENT)) {
      p.types().array(false);
      return true;
    }
    int start = p.index();
    Shape x = Shape.of(Shape.Kind.NAME, start, start + 1);
    p.next();
    if (!p.at(GoLexer.LBRACK)) {
      p.nesting++;
      x = p.exprs().binary(p.exprs().suffixes(x), 0);
      p.nesting--;
    }
    boolean lone = x.is(Shape.Kind.NAME);
    boolean split = x.splitsIntoParameter(p.at(GoLexer.COMMA));
    if (lone && !p.at(GoLexer.RBRACK) || split) {
      p.params().typeParameters(start, split);
      gotAssign();
      return p.types().optional() != null;
    }
    p.types().array(true);
    return true;
  }

  private boolean function() {
    String context = "";
    if (p.at(GoLexer.LPAREN)) {
      context = "method";
      p.next();
      int count = p.params().list(GoLexer.RPAREN, false, false);
      if (count != 1) {
        p.plainErrorAt(p.pos(), count == 0 ? "method has no receiver" : "method has multiple receivers");
      }
    }
    if (p.got(GoLexer.IDENT)) {
      p.types().signature(context);
    } else {
      p.error(context.isEmpty() ? "expected name or (" : "expected name");
      p.advance(GoLexer.LBRACE, GoLexer.SEMICOLON);
    }
    if (p.at(GoLexer.LBRACE)) {
      p.stmts().functionBody();
      return false;
    }
    return true;
  }

  void name() {
    if (!p.got(GoLexer.IDENT)) {
      p.error("expected name");
      p.advance();
    }
  }

  void names() {
    name();
    while (p.got(GoLexer.COMMA)) {
      name();
    }
  }

  /** Takes {@code =}, and {@code :=} with a complaint. */
  private boolean gotAssign() {
    if (p.at(GoLexer.DEFINE)) {
      p.error("expected =");
      p.next();
      return true;
    }
    return p.got(GoLexer.ASSIGN);
  }
}
