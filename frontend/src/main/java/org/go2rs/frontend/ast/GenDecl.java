package org.go2rs.frontend.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An {@code import}, {@code const}, {@code var} or {@code type} declaration.
 *
 * @param doc the comment above the declaration; with one unparenthesised entry this is where the entry's documentation stands
 * @param tok {@link Token#IMPORT}, {@link Token#CONST}, {@link Token#VAR} or {@link Token#TYPE}
 * @param lparen the position of {@code (}, or {@link Node#NO_POS}
 */
public record GenDecl(@Nullable CommentGroup doc, int tokPos, Token tok, int lparen, List<Spec> specs, int rparen) implements Decl {
  /** Whether the entries stand in parentheses. */
  public boolean isGrouped() {
    return lparen != NO_POS;
  }

  @Override
  public int pos() {
    return tokPos;
  }

  @Override
  public int end() {
    return rparen != NO_POS ? rparen + 1 : specs.get(0).end();
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
