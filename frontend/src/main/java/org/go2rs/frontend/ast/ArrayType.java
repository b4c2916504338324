package org.go2rs.frontend.ast;

import org.jspecify.annotations.Nullable;

/**
 * An array or slice type.
 *
 * @param len absent for a slice, an {@link Ellipsis} for {@code [...]T}
 */
public record ArrayType(int lbrack, @Nullable Expr len, Expr elt) implements TypeLit {
  @Override
  public int pos() {
    return lbrack;
  }

  @Override
  public int end() {
    return elt.end();
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
