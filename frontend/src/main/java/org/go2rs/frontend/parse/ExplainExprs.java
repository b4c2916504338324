package org.go2rs.frontend.parse;

/** Explains errors in expressions. */
final class ExplainExprs {
  private final SyntaxExplainer p;

  ExplainExprs(SyntaxExplainer explainer) {
    this.p = explainer;
  }

  Shape expr() {
    return binary(unary(), 0);
  }

  Shape list() {
    Shape first = expr();
    if (!p.at(GoLexer.COMMA)) {
      return first;
    }
    while (p.got(GoLexer.COMMA)) {
      expr();
    }
    return new Shape(Shape.Kind.LIST, 0, first, null, first.from(), p.index());
  }

  /** The expressions or types in brackets, and whether they are a list that ends with or holds a comma. */
  record TypeList(Shape first, boolean comma) {}

  /** Reads the inside of brackets. Behind the first entry only types make sense; {@code strict} wants the first to be one, too. */
  TypeList typeList(boolean strict) {
    p.nesting++;
    Shape first = strict ? p.types().type() : expr();
    boolean comma = false;
    while (p.got(GoLexer.COMMA)) {
      comma = true;
      if (p.types().optional() == null) {
        break;
      }
    }
    p.nesting--;
    return new TypeList(first, comma);
  }

  /** Reads operators that bind tighter than {@code precedence}, and their right operands. */
  Shape binary(Shape left, int precedence) {
    Shape x = left;
    while (precedence() > precedence) {
      int op = p.type();
      int level = precedence();
      p.next();
      Shape y = binary(unary(), level);
      x = new Shape(Shape.Kind.BINARY, op, x, y, left.from(), p.index());
    }
    return x;
  }

  private int precedence() {
    int type = p.type();
    return type >= GoLexer.ADD && type <= GoLexer.TILDE ? TreeContext.operator(type).precedence() : 0;
  }

  private Shape unary() {
    int start = p.index();
    switch (p.type()) {
      case GoLexer.MUL, GoLexer.ADD, GoLexer.SUB, GoLexer.NOT, GoLexer.XOR, GoLexer.TILDE, GoLexer.AND -> {
        int op = p.type();
        p.next();
        Shape x = unary();
        return new Shape(Shape.Kind.UNARY, op, x, null, start, p.index());
      }
      case GoLexer.ARROW -> {
        p.next();
        Shape x = unary();
        return x.is(Shape.Kind.TYPE) ? x : Shape.of(Shape.Kind.VALUE, start, p.index());
      }
      default -> {
        return primary();
      }
    }
  }

  Shape primary() {
    return suffixes(operand());
  }

  private Shape operand() {
    int start = p.index();
    switch (p.type()) {
      case GoLexer.IDENT -> {
        p.next();
        return Shape.of(Shape.Kind.NAME, start, p.index());
      }
      case GoLexer.NUMBER, GoLexer.RUNE, GoLexer.STRING, GoLexer.RAW_STRING -> {
        p.next();
        return Shape.of(Shape.Kind.VALUE, start, p.index());
      }
      case GoLexer.LPAREN -> {
        p.next();
        p.nesting++;
        Shape x = expr();
        p.nesting--;
        p.want(GoLexer.RPAREN);
        return new Shape(Shape.Kind.PAREN, 0, x, null, start, p.index());
      }
      case GoLexer.FUNC -> {
        return function(start);
      }
      case GoLexer.LBRACK, GoLexer.CHAN, GoLexer.MAP, GoLexer.STRUCT, GoLexer.INTERFACE -> {
        return p.types().type();
      }
      default -> {
        p.error("expected expression");
        p.advance(GoLexer.RPAREN, GoLexer.RBRACK, GoLexer.RBRACE);
        return Shape.of(Shape.Kind.BAD, start, p.index());
      }
    }
  }

  private Shape function(int start) {
    p.next();
    p.types().signature("function type");
    if (!p.at(GoLexer.LBRACE)) {
      return Shape.of(Shape.Kind.TYPE, start, p.index());
    }
    p.nesting++;
    p.stmts().functionBody();
    p.nesting--;
    return Shape.of(Shape.Kind.VALUE, start, p.index());
  }

  /** Reads what may follow an operand: selectors, indices, calls, composite literals. */
  Shape suffixes(Shape operand) {
    Shape x = operand;
    while (true) {
      switch (p.type()) {
        case GoLexer.PERIOD -> x = selector(x);
        case GoLexer.LBRACK -> x = index(x);
        case GoLexer.LPAREN -> x = call(x);
        case GoLexer.LBRACE -> {
          if (!isLiteralType(x.unparen())) {
            return x;
          }
          if (x.is(Shape.Kind.PAREN)) {
            p.error("cannot parenthesize type in composite literal");
          }
          composite();
          x = Shape.of(Shape.Kind.VALUE, operand.from(), p.index());
        }
        default -> {
          return x;
        }
      }
    }
  }

  private boolean isLiteralType(Shape type) {
    return switch (type.kind()) {
      case NAME, SELECTOR -> p.nesting >= 0;
      case INDEX -> p.nesting >= 0 && !type.isValue();
      case LITERAL_TYPE -> true;
      case CALL, PAREN, UNARY, BINARY, TYPE, TYPE_GUARD, LIST, VALUE, BAD -> false;
    };
  }

  private Shape selector(Shape x) {
    p.next();
    if (p.got(GoLexer.IDENT)) {
      return Shape.of(Shape.Kind.SELECTOR, x.from(), p.index());
    }
    if (!p.got(GoLexer.LPAREN)) {
      p.error("expected name or (");
      p.advance(GoLexer.SEMICOLON, GoLexer.RPAREN);
      return x;
    }
    boolean guard = p.got(GoLexer.TYPE);
    if (!guard) {
      p.types().type();
    }
    p.want(GoLexer.RPAREN);
    return Shape.of(guard ? Shape.Kind.TYPE_GUARD : Shape.Kind.VALUE, x.from(), p.index());
  }

  private Shape index(Shape x) {
    p.next();
    if (!p.at(GoLexer.COLON)) {
      Shape index;
      boolean comma = false;
      if (p.at(GoLexer.RBRACK)) {
        p.error("expected operand");
        index = Shape.of(Shape.Kind.BAD, p.index(), p.index());
      } else {
        TypeList inside = typeList(false);
        index = inside.first();
        comma = inside.comma();
      }
      if (comma || p.at(GoLexer.RBRACK)) {
        p.want(GoLexer.RBRACK);
        return new Shape(Shape.Kind.INDEX, 0, x, index, x.from(), p.index());
      }
    }
    slice();
    return Shape.of(Shape.Kind.VALUE, x.from(), p.index());
  }

  private void slice() {
    if (!p.got(GoLexer.COLON)) {
      p.error("expected comma, : or ]");
      p.advance(GoLexer.COMMA, GoLexer.COLON, GoLexer.RBRACK);
    }
    p.nesting++;
    boolean middle = !p.at(GoLexer.COLON) && !p.at(GoLexer.RBRACK);
    if (middle) {
      expr();
    }
    if (p.at(GoLexer.COLON)) {
      if (!middle) {
        p.plainErrorAt(p.pos(), "middle index required in 3-index slice");
      }
      p.next();
      if (p.at(GoLexer.RBRACK)) {
        p.plainErrorAt(p.pos(), "final index required in 3-index slice");
      } else {
        expr();
      }
    }
    p.nesting--;
    p.want(GoLexer.RBRACK);
  }

  private Shape call(Shape x) {
    p.next();
    p.nesting++;
    Shape[] args = new Shape[2];
    p.list(
        "argument list",
        GoLexer.COMMA,
        GoLexer.RPAREN,
        () -> {
          args[1] = args[0];
          args[0] = expr();
          return p.got(GoLexer.ELLIPSIS);
        });
    p.nesting--;
    Shape only = args[1] == null ? args[0] : null;
    return new Shape(Shape.Kind.CALL, 0, x, only, x.from(), p.index());
  }

  private void composite() {
    p.nesting++;
    p.want(GoLexer.LBRACE);
    p.list(
        "composite literal",
        GoLexer.COMMA,
        GoLexer.RBRACE,
        () -> {
          element();
          if (p.got(GoLexer.COLON)) {
            element();
          }
          return false;
        });
    p.nesting--;
  }

  private void element() {
    if (p.at(GoLexer.LBRACE)) {
      composite();
    } else {
      expr();
    }
  }
}
