package org.go2rs.frontend.ast;

import org.jspecify.annotations.Nullable;

/** {@code label: stmt}. */
public record LabeledStmt(Ident label, int colon, Stmt stmt) implements Stmt {
  @Override
  public int pos() {
    return label.pos();
  }

  @Override
  public int end() {
    return stmt.end();
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
