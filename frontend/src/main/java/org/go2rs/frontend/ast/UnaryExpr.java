package org.go2rs.frontend.ast;

import org.jspecify.annotations.Nullable;

/** A unary operation, among them {@code &x}, the receive {@code <-ch} and {@code ~T} in a constraint. */
public record UnaryExpr(int opPos, Token op, Expr x) implements Expr {
  @Override
  public int pos() {
    return opPos;
  }

  @Override
  public int end() {
    return x.end();
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
