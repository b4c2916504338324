package org.go2rs.frontend.ast;

import org.jspecify.annotations.Nullable;

/** {@code x.sel}: a field, a method, a method expression, or a name qualified with its package. */
public record SelectorExpr(Expr x, Ident sel) implements Expr {
  @Override
  public int pos() {
    return x.pos();
  }

  @Override
  public int end() {
    return sel.end();
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
