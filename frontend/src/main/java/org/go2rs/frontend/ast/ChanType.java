package org.go2rs.frontend.ast;

import org.jspecify.annotations.Nullable;

/**
 * A channel type.
 *
 * @param begin the position of {@code chan} or of {@code <-}, whichever comes first
 * @param arrow the position of {@code <-}, or {@link Node#NO_POS}
 */
public record ChanType(int begin, int arrow, Dir dir, Expr value) implements TypeLit {
  /** Which way values may go. */
  public enum Dir {
    /** {@code chan T}. */
    BOTH,
    /** {@code chan<- T}. */
    SEND,
    /** {@code <-chan T}. */
    RECV
  }

  @Override
  public int pos() {
    return begin;
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
