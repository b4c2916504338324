package org.go2rs.frontend.ast;

import org.jspecify.annotations.Nullable;

/**
 * An {@code if} statement.
 *
 * @param orElse an {@link IfStmt}, a {@link BlockStmt}, or absent
 */
public record IfStmt(int ifPos, @Nullable Stmt init, Expr cond, BlockStmt body, @Nullable Stmt orElse) implements Stmt {
  @Override
  public int pos() {
    return ifPos;
  }

  @Override
  public int end() {
    return orElse != null ? orElse.end() : body.end();
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
