package org.go2rs.frontend.ast;

import org.jspecify.annotations.Nullable;

/**
 * An expression switch.
 *
 * @param tag absent for {@code switch { ... }}
 * @param body its statements are all {@link CaseClause}
 */
public record SwitchStmt(int switchPos, @Nullable Stmt init, @Nullable Expr tag, BlockStmt body) implements Stmt {
  @Override
  public int pos() {
    return switchPos;
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
