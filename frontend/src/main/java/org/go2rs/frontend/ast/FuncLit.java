package org.go2rs.frontend.ast;

import org.jspecify.annotations.Nullable;

/** A function literal: {@code func(x int) int { return x }}. */
public record FuncLit(FuncType type, BlockStmt body) implements Literal {
  @Override
  public int pos() {
    return type.pos();
  }

  @Override
  public int end() {
    return body.end();
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
