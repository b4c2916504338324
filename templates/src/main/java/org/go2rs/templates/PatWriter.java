package org.go2rs.templates;

import java.util.List;
import java.util.stream.Collectors;
import org.go2rs.transpile.rust.RsExpr;
import org.go2rs.transpile.rust.RsPat;
import org.jspecify.annotations.Nullable;

/** Prints patterns. */
final class PatWriter {
  private final ExprWriter exprs;
  private final TypeWriter types;

  PatWriter(ExprWriter exprs, TypeWriter types) {
    this.exprs = exprs;
    this.types = types;
  }

  String pat(RsPat pat) {
    return switch (pat) {
      case RsPat.Wild p -> "_";
      case RsPat.Rest p -> "..";
      case RsPat.Ident p -> (p.mutable() ? "mut " : "") + p.name() + (p.sub() == null ? "" : " @ " + nested(p.sub()));
      case RsPat.Tuple p -> p.elements().size() == 1 ? "(" + pat(p.elements().get(0)) + ",)" : "(" + list(p.elements()) + ")";
      case RsPat.Path p -> types.path(p.path(), true);
      case RsPat.TupleStruct p -> types.path(p.path(), true) + "(" + list(p.elements()) + ")";
      case RsPat.Lit p -> exprs.expr(p.value());
      case RsPat.Range p -> end(p.low()) + (p.high() == null ? ".." : "..=") + end(p.high());
      case RsPat.Or p -> p.alternatives().stream().map(this::pat).collect(Collectors.joining(" | "));
      case RsPat.Ref p -> "&" + nested(p.target());
    };
  }

  private String end(@Nullable RsExpr end) {
    return end == null ? "" : exprs.expr(end);
  }

  private String nested(RsPat pat) {
    return pat instanceof RsPat.Or ? "(" + pat(pat) + ")" : pat(pat);
  }

  private String list(List<RsPat> pats) {
    return pats.stream().map(this::pat).collect(Collectors.joining(", "));
  }
}
