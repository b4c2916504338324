package org.go2rs.frontend.ast;

import org.jspecify.annotations.Nullable;

/**
 * A function's signature.
 *
 * @param func the position of {@code func}, or {@link Node#NO_POS} for a method of an interface
 * @param typeParams absent unless the function is generic
 * @param results absent if the function returns nothing
 */
public record FuncType(int func, @Nullable FieldList typeParams, FieldList params, @Nullable FieldList results) implements TypeLit {
  @Override
  public int pos() {
    return func != NO_POS ? func : params.pos();
  }

  @Override
  public int end() {
    return results != null ? results.end() : params.end();
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
