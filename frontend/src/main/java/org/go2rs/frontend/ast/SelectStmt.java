package org.go2rs.frontend.ast;

import org.jspecify.annotations.Nullable;

/**
 * A {@code select} statement.
 *
 * @param body its statements are all {@link CommClause}
 */
public record SelectStmt(int select, BlockStmt body) implements Stmt {
  @Override
  public int pos() {
    return select;
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
