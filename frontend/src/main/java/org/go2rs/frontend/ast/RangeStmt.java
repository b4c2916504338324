package org.go2rs.frontend.ast;

import org.jspecify.annotations.Nullable;

/**
 * {@code for key, value := range x}.
 *
 * @param key absent for {@code for range x}
 * @param value absent unless a second variable is given
 * @param tokPos the position of {@code :=} or {@code =}, or {@link Node#NO_POS}
 * @param tok {@link Token#DEFINE}, {@link Token#ASSIGN}, or {@link Token#ILLEGAL} if {@code key} is absent
 * @param range the position of {@code range}
 */
public record RangeStmt(
    int forPos, @Nullable Expr key, @Nullable Expr value, int tokPos, Token tok, int range, Expr x, BlockStmt body) implements Stmt {
  @Override
  public int pos() {
    return forPos;
  }

  @Override
  public int end() {
    return body.end();
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
