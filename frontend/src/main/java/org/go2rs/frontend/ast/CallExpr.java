package org.go2rs.frontend.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call, a conversion {@code T(x)}, or a call of a builtin such as {@code make(T, n)}: only the checker can tell.
 *
 * @param args values, or types where a builtin takes one
 * @param ellipsis the position of {@code ...} behind the last argument, or {@link Node#NO_POS}
 */
public record CallExpr(Expr fun, int lparen, List<Expr> args, int ellipsis, int rparen) implements Expr {
  /** Whether the last argument is spread: {@code f(xs...)}. */
  public boolean hasEllipsis() {
    return ellipsis != NO_POS;
  }

  @Override
  public int pos() {
    return fun.pos();
  }

  @Override
  public int end() {
    return rparen + 1;
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
