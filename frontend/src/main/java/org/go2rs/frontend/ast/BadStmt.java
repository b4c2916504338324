package org.go2rs.frontend.ast;

import org.jspecify.annotations.Nullable;

/** Stands where a statement could not be parsed; an error has been reported for it. */
public record BadStmt(int pos, int end) implements Stmt {
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
