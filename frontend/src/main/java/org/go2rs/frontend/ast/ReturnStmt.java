package org.go2rs.frontend.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code return a, b}. */
public record ReturnStmt(int returnPos, List<Expr> results) implements Stmt {
  @Override
  public int pos() {
    return returnPos;
  }

  @Override
  public int end() {
    return results.isEmpty() ? returnPos + 6 : results.get(results.size() - 1).end();
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
