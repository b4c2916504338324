package org.go2rs.frontend.ast;

import org.jspecify.annotations.Nullable;

/** {@code ...} in a parameter list ({@code ...T}) or as an array length ({@code [...]T}, where {@code elt} is absent). */
public record Ellipsis(int pos, @Nullable Expr elt) implements Expr {
  @Override
  public int end() {
    return elt != null ? elt.end() : pos + 3;
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
