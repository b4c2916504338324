package org.go2rs.frontend.parse;

import org.jspecify.annotations.Nullable;

/**
 * As much of an expression as {@link SyntaxExplainer} must remember to explain what comes next.
 *
 * @param op the type of the operator's token, 0 if there is none
 * @param x the operand, the called function, the indexed expression, the inside of parentheses
 * @param y the right operand, the only argument of a call, the index
 * @param from the index of the first token
 * @param to the index of the token behind the last
 */
record Shape(Kind kind, int op, @Nullable Shape x, @Nullable Shape y, int from, int to) {
  enum Kind {
    NAME,
    SELECTOR,
    INDEX,
    CALL,
    PAREN,
    UNARY,
    BINARY,
    /** A type that can stand before the brace of a composite literal. */
    LITERAL_TYPE,
    /** Any other type. */
    TYPE,
    /** {@code x.(type)}. */
    TYPE_GUARD,
    /** Several expressions. */
    LIST,
    /** Anything else that is a value. */
    VALUE,
    BAD
  }

  static Shape of(Kind kind, int from, int to) {
    return new Shape(kind, 0, null, null, from, to);
  }

  boolean is(Kind wanted) {
    return kind == wanted;
  }

  Shape unparen() {
    return kind == Kind.PAREN && x != null ? x.unparen() : this;
  }

  /** Whether this can only be a value, so that {@code { } behind it starts no composite literal. */
  boolean isValue() {
    return switch (kind) {
      case VALUE, CALL, TYPE_GUARD, BINARY -> true;
      case UNARY -> op != GoLexer.MUL;
      case PAREN -> x != null && x.isValue();
      case INDEX -> x != null && x.isValue() || y != null && y.isValue();
      case NAME, SELECTOR, LITERAL_TYPE, TYPE, LIST, BAD -> false;
    };
  }

  /** Whether this can only be a type. */
  boolean isTypeElement() {
    return switch (kind) {
      case LITERAL_TYPE, TYPE -> true;
      case BINARY -> x != null && x.isTypeElement() || y != null && y.isTypeElement();
      case UNARY -> op == GoLexer.TILDE || x != null && x.isTypeElement();
      case PAREN -> x != null && x.isTypeElement();
      case NAME, SELECTOR, INDEX, CALL, TYPE_GUARD, LIST, VALUE, BAD -> false;
    };
  }

  /** Whether this reads as a type parameter's name and constraint, as {@code P *C} may. */
  boolean splitsIntoParameter(boolean force) {
    if (kind == Kind.BINARY && x != null && y != null) {
      boolean element = force || y.isTypeElement();
      return op == GoLexer.MUL && x.is(Kind.NAME) && element || op == GoLexer.OR && x.splitsIntoParameter(element);
    }
    return kind == Kind.CALL && x != null && x.is(Kind.NAME) && y != null && (force || y.isTypeElement());
  }
}
