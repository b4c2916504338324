package org.go2rs.frontend.parse;

import org.jspecify.annotations.Nullable;

/** Explains errors in types. */
final class ExplainTypes {
  private final SyntaxExplainer p;

  ExplainTypes(SyntaxExplainer explainer) {
    this.p = explainer;
  }

  Shape type() {
    int start = p.index();
    Shape type = optional();
    if (type != null) {
      return type;
    }
    p.error("expected type");
    p.advance(GoLexer.COMMA, GoLexer.COLON, GoLexer.SEMICOLON, GoLexer.RPAREN, GoLexer.RBRACK, GoLexer.RBRACE);
    return Shape.of(Shape.Kind.BAD, start, p.index());
  }

  /** Reads a type if there is one. */
  @Nullable Shape optional() {
    int start = p.index();
    Shape.Kind kind = Shape.Kind.TYPE;
    switch (p.type()) {
      case GoLexer.MUL -> {
        p.next();
        Shape element = type();
        return new Shape(Shape.Kind.UNARY, GoLexer.MUL, element, null, start, p.index());
      }
      case GoLexer.ARROW -> {
        p.next();
        p.want(GoLexer.CHAN);
        channelElement();
      }
      case GoLexer.FUNC -> {
        p.next();
        signature("function type");
      }
      case GoLexer.LBRACK -> {
        p.next();
        if (p.got(GoLexer.RBRACK)) {
          type();
        } else {
          array(false);
        }
        kind = Shape.Kind.LITERAL_TYPE;
      }
      case GoLexer.CHAN -> {
        p.next();
        p.got(GoLexer.ARROW);
        channelElement();
      }
      case GoLexer.MAP -> {
        map();
        kind = Shape.Kind.LITERAL_TYPE;
      }
      case GoLexer.STRUCT -> {
        struct();
        kind = Shape.Kind.LITERAL_TYPE;
      }
      case GoLexer.INTERFACE -> interfaceType();
      case GoLexer.IDENT -> {
        p.next();
        return qualified(start);
      }
      case GoLexer.LPAREN -> {
        p.next();
        Shape inner = type();
        p.want(GoLexer.RPAREN);
        return new Shape(Shape.Kind.PAREN, 0, inner, null, start, p.index());
      }
      default -> {
        return null;
      }
    }
    return Shape.of(kind, start, p.index());
  }

  private void map() {
    p.next();
    p.want(GoLexer.LBRACK);
    type();
    p.want(GoLexer.RBRACK);
    type();
  }

  private void channelElement() {
    if (optional() == null) {
      p.error("missing channel element type");
    }
  }

  /** Reads the rest of an array type behind {@code [}, or behind its length. */
  void array(boolean lengthRead) {
    if (!lengthRead && !p.got(GoLexer.ELLIPSIS)) {
      p.nesting++;
      p.exprs().expr();
      p.nesting--;
    }
    if (p.at(GoLexer.COMMA)) {
      p.error("unexpected comma; expected ]");
      p.next();
    }
    p.want(GoLexer.RBRACK);
    type();
  }

  /**
   * Reads parameters and results.
   *
   * @param context what the signature belongs to, if that may not have type parameters, or empty
   */
  void signature(String context) {
    int start = p.pos();
    if (p.got(GoLexer.LBRACK)) {
      if (!context.isEmpty()) {
        p.errorAt(start, context + " must have no type parameters");
      }
      if (p.at(GoLexer.RBRACK)) {
        p.error("empty type parameter list");
        p.next();
      } else {
        p.params().list(GoLexer.RBRACK, true, false);
      }
    }
    p.want(GoLexer.LPAREN);
    p.params().list(GoLexer.RPAREN, false, true);
    if (p.got(GoLexer.LPAREN)) {
      p.params().list(GoLexer.RPAREN, false, false);
    } else {
      optional();
    }
  }

  /** Reads the rest of a type name behind its first identifier, or the whole if {@code start} is the current token. */
  Shape qualified(int start) {
    Shape.Kind kind = Shape.Kind.NAME;
    if (p.index() == start && !p.got(GoLexer.IDENT)) {
      p.error("expected name");
      p.advance(GoLexer.PERIOD, GoLexer.SEMICOLON, GoLexer.RBRACE);
    }
    if (p.got(GoLexer.PERIOD)) {
      p.decls().name();
      kind = Shape.Kind.SELECTOR;
    }
    Shape name = Shape.of(kind, start, p.index());
    return p.at(GoLexer.LBRACK) ? instance(name) : name;
  }

  private Shape instance(Shape name) {
    p.next();
    if (p.at(GoLexer.RBRACK)) {
      p.error("expected type argument list");
    } else {
      p.exprs().typeList(true);
    }
    p.want(GoLexer.RBRACK);
    return new Shape(Shape.Kind.INDEX, 0, name, null, name.from(), p.index());
  }

  // ---- Structs and interfaces

  private void struct() {
    p.next();
    p.want(GoLexer.LBRACE);
    p.list(
        "struct type",
        GoLexer.SEMICOLON,
        GoLexer.RBRACE,
        () -> {
          field();
          return false;
        });
  }

  private void field() {
    switch (p.type()) {
      case GoLexer.IDENT -> namedField();
      case GoLexer.MUL -> {
        p.next();
        embedded(p.at(GoLexer.LPAREN));
      }
      case GoLexer.LPAREN -> embedded(true);
      default -> {
        p.error("expected field name or embedded type");
        p.advance(GoLexer.SEMICOLON, GoLexer.RBRACE);
      }
    }
  }

  private void namedField() {
    int start = p.index();
    p.next();
    if (p.at(GoLexer.PERIOD) || p.atLiteral() || p.at(GoLexer.SEMICOLON) || p.at(GoLexer.RBRACE)) {
      qualified(start);
    } else {
      boolean single = true;
      while (p.got(GoLexer.COMMA)) {
        p.decls().name();
        single = false;
      }
      if (single && p.at(GoLexer.LBRACK)) {
        arrayOrArguments();
      } else {
        type();
      }
    }
    tag();
  }

  private void embedded(boolean parenthesised) {
    if (parenthesised) {
      p.error("cannot parenthesize embedded type");
      p.next();
      p.got(GoLexer.MUL);
    }
    qualified(p.index());
    if (parenthesised) {
      p.got(GoLexer.RPAREN);
    }
    tag();
  }

  private void tag() {
    if (p.atLiteral()) {
      p.next();
    }
  }

  /** Reads {@code [n]E}, {@code []E} or type arguments {@code [P, Q]}; the result says whether it was an array or slice type. */
  boolean arrayOrArguments() {
    p.next();
    if (p.got(GoLexer.RBRACK)) {
      type();
      return true;
    }
    boolean comma = p.exprs().typeList(false).comma();
    p.want(GoLexer.RBRACK);
    return !comma && optional() != null;
  }

  private void interfaceType() {
    p.next();
    p.want(GoLexer.LBRACE);
    p.list(
        "interface type",
        GoLexer.SEMICOLON,
        GoLexer.RBRACE,
        () -> {
          interfaceElement();
          return false;
        });
  }

  private void interfaceElement() {
    if (!p.at(GoLexer.IDENT)) {
      term();
    } else {
      int start = p.index();
      p.next();
      if (p.at(GoLexer.LPAREN)) {
        signature("interface method");
        return;
      }
      if (p.at(GoLexer.LBRACK)) {
        if (bracketsOfElement()) {
          return;
        }
      } else {
        qualified(start);
      }
    }
    terms();
  }

  /** Reads {@code [...]} behind a name in an interface; true if a method with type parameters, which Go does not have, has been read. */
  private boolean bracketsOfElement() {
    int open = p.pos();
    p.next();
    int close = p.pos();
    if (p.got(GoLexer.RBRACK)) {
      boolean method = p.at(GoLexer.LPAREN);
      p.plainErrorAt(close, method ? "empty type parameter list" : "empty type argument list");
      if (method) {
        signature("interface method");
      }
      return method;
    }
    boolean named = p.params().named(GoLexer.RBRACK);
    if (named) {
      signature("interface method");
      p.plainErrorAt(open, "interface method must have no type parameters");
    }
    return named;
  }

  /** Reads further terms of a union. */
  void terms() {
    while (p.got(GoLexer.OR)) {
      term();
    }
  }

  void term() {
    if (p.got(GoLexer.TILDE)) {
      type();
    } else if (optional() == null) {
      p.error("expected ~ term or type");
      p.advance(
          GoLexer.ADD, GoLexer.SUB, GoLexer.OR, GoLexer.XOR, GoLexer.AND, GoLexer.TILDE, GoLexer.NOT, GoLexer.SEMICOLON, GoLexer.RPAREN,
          GoLexer.RBRACK, GoLexer.RBRACE);
    }
  }
}
