package org.go2rs.frontend.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements in braces. The block of a {@code switch} or {@code select} holds only clauses. */
public record BlockStmt(int lbrace, List<Stmt> list, int rbrace) implements Stmt {
  @Override
  public int pos() {
    return lbrace;
  }

  @Override
  public int end() {
    return rbrace + 1;
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
