package org.go2rs.frontend.ast;

import org.jspecify.annotations.Nullable;

/**
 * {@code defer f(x)}.
 *
 * @param call a {@link CallExpr} unless an error has been reported
 */
public record DeferStmt(int defer, Expr call) implements Stmt {
  @Override
  public int pos() {
    return defer;
  }

  @Override
  public int end() {
    return call.end();
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
