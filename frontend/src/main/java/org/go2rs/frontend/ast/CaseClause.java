package org.go2rs.frontend.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A clause of an expression switch or a type switch.
 *
 * @param list the expressions or types; absent for {@code default}
 */
public record CaseClause(int casePos, @Nullable List<Expr> list, int colon, List<Stmt> body) implements Clause {
  /** Whether this is the {@code default} clause. */
  public boolean isDefault() {
    return list == null;
  }

  @Override
  public int pos() {
    return casePos;
  }

  @Override
  public int end() {
    return body.isEmpty() ? colon + 1 : body.get(body.size() - 1).end();
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
