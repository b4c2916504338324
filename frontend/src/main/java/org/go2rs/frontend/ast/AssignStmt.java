package org.go2rs.frontend.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An assignment or a short variable declaration.
 *
 * @param tok {@link Token#ASSIGN}, {@link Token#DEFINE} or one of the assigning operators such as {@link Token#ADD_ASSIGN}
 */
public record AssignStmt(List<Expr> lhs, int tokPos, Token tok, List<Expr> rhs) implements SimpleStmt {
  @Override
  public int pos() {
    return lhs.get(0).pos();
  }

  @Override
  public int end() {
    return rhs.get(rhs.size() - 1).end();
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
