package org.go2rs.frontend.ast;

import org.jspecify.annotations.Nullable;

/** {@code key: value} in a composite literal. */
public record KeyValueExpr(Expr key, int colon, Expr value) implements Expr {
  @Override
  public int pos() {
    return key.pos();
  }

  @Override
  public int end() {
    return value.end();
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
