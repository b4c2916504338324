package org.go2rs.frontend.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A clause of a {@code select} statement.
 *
 * @param comm a {@link SendStmt}, an {@link ExprStmt} that receives, or an {@link AssignStmt} that receives; absent for {@code default}
 */
public record CommClause(int casePos, @Nullable Stmt comm, int colon, List<Stmt> body) implements Clause {
  /** Whether this is the {@code default} clause. */
  public boolean isDefault() {
    return comm == null;
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
