package org.go2rs.frontend.ast;

import org.jspecify.annotations.Nullable;

/**
 * {@code x[low:high]} or {@code x[low:high:max]}.
 *
 * @param slice3 whether the second colon is present
 */
public record SliceExpr(
    Expr x, int lbrack, @Nullable Expr low, @Nullable Expr high, @Nullable Expr max, boolean slice3, int rbrack) implements Expr {
  @Override
  public int pos() {
    return x.pos();
  }

  @Override
  public int end() {
    return rbrack + 1;
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
