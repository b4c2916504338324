package org.go2rs.frontend.ast;

import org.jspecify.annotations.Nullable;

/**
 * A literal of a basic type.
 *
 * @param kind one of {@link Token#INT}, {@link Token#FLOAT}, {@link Token#IMAG}, {@link Token#CHAR}, {@link Token#STRING}
 * @param value the literal as written, quotes included; carriage returns are removed from raw strings. {@link Literals} decodes it.
 */
public record BasicLit(int pos, int end, Token kind, String value) implements Literal {
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
