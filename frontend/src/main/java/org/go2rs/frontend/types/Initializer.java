package org.go2rs.frontend.types;

import java.util.List;
import org.go2rs.frontend.ast.Expr;

/** {@code lhs[0], lhs[1], ... = rhs} at package level; several variables only for a call with several results. */
public record Initializer(List<Var> lhs, Expr rhs) {
  public Initializer {
    lhs = List.copyOf(lhs);
  }
}
