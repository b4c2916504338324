package org.go2rs.frontend.ast;

import org.jspecify.annotations.Nullable;

/** A parenthesised expression or type. */
public record ParenExpr(int lparen, Expr x, int rparen) implements Expr {
  @Override
  public int pos() {
    return lparen;
  }

  @Override
  public int end() {
    return rparen + 1;
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
