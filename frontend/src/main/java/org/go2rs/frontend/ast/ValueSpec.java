package org.go2rs.frontend.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Constants or variables declared together.
 *
 * @param values empty if absent; for a constant without type and values the previous entry's are repeated by the checker
 * @param iota the entry's index in its group, which is the value of {@code iota} in it
 */
public record ValueSpec(
    @Nullable CommentGroup doc, List<Ident> names, @Nullable Expr type, List<Expr> values, @Nullable CommentGroup comment, int iota)
    implements Spec {
  @Override
  public int pos() {
    return names.get(0).pos();
  }

  @Override
  public int end() {
    if (!values.isEmpty()) {
      return values.get(values.size() - 1).end();
    }
    return type != null ? type.end() : names.get(names.size() - 1).end();
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
