package org.go2rs.frontend.ast;

import org.jspecify.annotations.Nullable;

/** {@code *x}: a dereference, or a pointer type. */
public record StarExpr(int star, Expr x) implements Expr {
  @Override
  public int pos() {
    return star;
  }

  @Override
  public int end() {
    return x.end();
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
