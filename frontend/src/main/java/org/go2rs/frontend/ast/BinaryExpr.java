package org.go2rs.frontend.ast;

import org.jspecify.annotations.Nullable;

/** A binary operation; also a union {@code A | B} in a constraint. */
public record BinaryExpr(Expr x, int opPos, Token op, Expr y) implements Expr {
  @Override
  public int pos() {
    return x.pos();
  }

  @Override
  public int end() {
    return y.end();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
