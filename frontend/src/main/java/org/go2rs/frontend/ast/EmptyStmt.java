package org.go2rs.frontend.ast;

import org.jspecify.annotations.Nullable;

/**
 * An empty statement.
 *
 * @param pos where the semicolon stands that ends it
 * @param implicit whether that semicolon was left out in the source
 */
public record EmptyStmt(int pos, boolean implicit) implements SimpleStmt {
  @Override
  public int end() {
    return implicit ? pos : pos + 1;
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
