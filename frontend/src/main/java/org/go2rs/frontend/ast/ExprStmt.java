package org.go2rs.frontend.ast;

import org.jspecify.annotations.Nullable;

/** An expression whose value is dropped: a call or a receive, once the checker has let it pass. */
public record ExprStmt(Expr x) implements SimpleStmt {
  @Override
  public int pos() {
    return x.pos();
  }

  @Override
  public int end() {
    return x.end();
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
