package org.go2rs.frontend.ast;

import org.jspecify.annotations.Nullable;

/** A {@code for} statement without {@code range}; all three parts of its header may be absent. */
public record ForStmt(int forPos, @Nullable Stmt init, @Nullable Expr cond, @Nullable Stmt post, BlockStmt body) implements Stmt {
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
