package org.go2rs.frontend.ast;

import org.jspecify.annotations.Nullable;

/**
 * A type switch.
 *
 * @param assign {@code x := y.(type)} as an {@link AssignStmt}, or {@code y.(type)} as an {@link ExprStmt}
 * @param body its statements are all {@link CaseClause}
 */
public record TypeSwitchStmt(int switchPos, @Nullable Stmt init, Stmt assign, BlockStmt body) implements Stmt {
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
