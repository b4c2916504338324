package org.go2rs.transpile.analysis;

import java.util.List;
import java.util.stream.Stream;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.*;
import org.jspecify.annotations.Nullable;

/** Finds the variable whose own memory an expression denotes. */
public final class Roots {
  private Roots() {}

  /** The variable that holds the place {@code e} without any pointer, slice or map in between, or null. */
  public static @Nullable Var holder(Info info, Expr e) {
    Expr bare = Nodes.unparen(e);
    return bare instanceof Ident id ? info.objectOf(id) instanceof Var v && !v.isField() ? v : null
        : bare instanceof SelectorExpr s ? selector(info, s)
        : bare instanceof IndexExpr x ? under(info, x.x()) instanceof Array ? holder(info, x.x()) : null
        : null;
  }

  private static @Nullable Var selector(Info info, SelectorExpr s) {
    Selection selection = info.selections.get(s);
    if (selection == null) {
      return info.uses.get(s.sel()) instanceof Var v ? v : null;
    }
    if (selection.kind() != Selection.Kind.FIELD_VAL || selection.indirect()) {
      return null;
    }
    return holder(info, s.x());
  }

  /** The variable at the start of a path of selectors, indices and dereferences, or null: what a borrow of the place would borrow. */
  public static @Nullable Var start(Info info, Expr e) {
    Expr bare = Nodes.unparen(e);
    return bare instanceof Ident id ? info.objectOf(id) instanceof Var v && !v.isField() ? v : null
        : bare instanceof SelectorExpr s ? info.selections.containsKey(s) ? start(info, s.x()) : info.uses.get(s.sel()) instanceof Var v ? v : null
        : bare instanceof IndexExpr x ? start(info, x.x())
        : bare instanceof StarExpr x ? start(info, x.x())
        : bare instanceof SliceExpr x ? start(info, x.x())
        : null;
  }

  /** What is evaluated to find a place: its pointers, slices, maps and indices. */
  public static List<Expr> operands(Info info, Expr place) {
    Expr bare = Nodes.unparen(place);
    if (bare instanceof SelectorExpr s && info.selections.get(s) instanceof Selection selection) {
      return selection.indirect() ? List.of(s.x()) : operands(info, s.x());
    }
    if (bare instanceof IndexExpr x) {
      boolean array = under(info, x.x()) instanceof Array;
      return array ? Stream.concat(operands(info, x.x()).stream(), Stream.of(x.index())).toList() : List.of(x.x(), x.index());
    }
    return bare instanceof StarExpr x ? List.of(x.x()) : List.of();
  }

  static @Nullable Type under(Info info, Expr e) {
    Type type = info.typeOf(e);
    return type == null ? null : type.underlying();
  }
}
