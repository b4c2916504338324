package org.go2rs.frontend.ast;

import org.jspecify.annotations.Nullable;

/**
 * {@code x++} or {@code x--}.
 *
 * @param tok {@link Token#INC} or {@link Token#DEC}
 */
public record IncDecStmt(Expr x, int tokPos, Token tok) implements SimpleStmt {
  @Override
  public int pos() {
    return x.pos();
  }

  @Override
  public int end() {
    return tokPos + 2;
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
