package org.go2rs.frontend.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parameters, results, type parameters, struct fields or an interface's element.
 *
 * @param names empty for an unnamed parameter, an embedded field or an embedded interface element
 * @param tag a struct field's tag
 */
public record Field(
    @Nullable CommentGroup doc, List<Ident> names, Expr type, @Nullable BasicLit tag, @Nullable CommentGroup comment) implements Node {
  @Override
  public int pos() {
    return names.isEmpty() ? type.pos() : names.get(0).pos();
  }

  @Override
  public int end() {
    return tag != null ? tag.end() : type.end();
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
