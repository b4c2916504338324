package org.go2rs.frontend.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A composite literal: {@code T{1, 2}}, {@code map[string]int{"a": 1}}.
 *
 * @param type absent where the type is elided inside another composite literal
 * @param elts values, or {@link KeyValueExpr} for {@code key: value}
 */
public record CompositeLit(@Nullable Expr type, int lbrace, List<Expr> elts, int rbrace) implements Literal {
  @Override
  public int pos() {
    return type != null ? type.pos() : lbrace;
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
