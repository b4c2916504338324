package org.go2rs.frontend.ast;

import org.jspecify.annotations.Nullable;

/**
 * One comment.
 *
 * @param text as written, with its {@code //} or {@code /* *}{@code /}, without carriage returns and without the final newline
 */
public record Comment(int pos, int end, String text) implements Node {
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
