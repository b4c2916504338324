package org.go2rs.frontend.ast;

import org.jspecify.annotations.Nullable;

/** A map type. */
public record MapType(int map, Expr key, Expr value) implements TypeLit {
  @Override
  public int pos() {
    return map;
  }

  @Override
  public int end() {
    return value.end();
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
