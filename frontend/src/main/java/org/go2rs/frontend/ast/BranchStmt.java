package org.go2rs.frontend.ast;

import org.jspecify.annotations.Nullable;

/**
 * {@code break}, {@code continue}, {@code goto} or {@code fallthrough}.
 *
 * @param tok {@link Token#BREAK}, {@link Token#CONTINUE}, {@link Token#GOTO} or {@link Token#FALLTHROUGH}
 */
public record BranchStmt(int tokPos, Token tok, @Nullable Ident label) implements Stmt {
  @Override
  public int pos() {
    return tokPos;
  }

  @Override
  public int end() {
    return label != null ? label.end() : tokPos + tok.text().length();
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
