package org.go2rs.frontend.ast;

import org.jspecify.annotations.Nullable;

/**
 * A function or method.
 *
 * @param recv absent for a function, one parameter for a method (other counts have been reported as errors by the checker)
 * @param body absent if the function is implemented elsewhere
 */
public record FuncDecl(
    @Nullable CommentGroup doc, @Nullable FieldList recv, Ident name, FuncType type, @Nullable BlockStmt body) implements Decl {
  @Override
  public int pos() {
    return type.pos();
  }

  @Override
  public int end() {
    return body != null ? body.end() : type.end();
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
