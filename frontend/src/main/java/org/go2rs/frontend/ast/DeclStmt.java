package org.go2rs.frontend.ast;

import org.jspecify.annotations.Nullable;

/** A declaration of constants, variables or types inside a function. */
public record DeclStmt(GenDecl decl) implements Stmt {
  @Override
  public int pos() {
    return decl.pos();
  }

  @Override
  public int end() {
    return decl.end();
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
