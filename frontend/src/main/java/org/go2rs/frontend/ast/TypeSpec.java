package org.go2rs.frontend.ast;

import org.jspecify.annotations.Nullable;

/**
 * A type definition, or with {@code =} an alias.
 *
 * @param assign the position of {@code =}, or {@link Node#NO_POS}
 */
public record TypeSpec(
    @Nullable CommentGroup doc, Ident name, @Nullable FieldList typeParams, int assign, Expr type, @Nullable CommentGroup comment)
    implements Spec {
  /** Whether this declares an alias. */
  public boolean isAlias() {
    return assign != NO_POS;
  }

  @Override
  public int pos() {
    return name.pos();
  }

  @Override
  public int end() {
    return type.end();
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
