package org.go2rs.frontend.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code x[i]}, or an instantiation {@code x[T]}, {@code x[K, V]} of a generic function or type.
 *
 * @param indices one or more; more than one only for an instantiation (Go's {@code IndexListExpr})
 */
public record IndexExpr(Expr x, int lbrack, List<Expr> indices, int rbrack) implements Expr {
  /** The first index, which is the only one unless this instantiates something with several type arguments. */
  public Expr index() {
    return indices.get(0);
  }

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
