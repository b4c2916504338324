package org.go2rs.frontend.ast;

import org.jspecify.annotations.Nullable;

/** {@code chan <- value}. */
public record SendStmt(Expr chan, int arrow, Expr value) implements SimpleStmt {
  @Override
  public int pos() {
    return chan.pos();
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
