package org.go2rs.frontend.ast;

import org.jspecify.annotations.Nullable;

/**
 * {@code x.(T)}.
 *
 * @param type absent for {@code x.(type)}, which only the guard of a type switch may say
 */
public record TypeAssertExpr(Expr x, int lparen, @Nullable Expr type, int rparen) implements Expr {
  @Override
  public int pos() {
    return x.pos();
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
