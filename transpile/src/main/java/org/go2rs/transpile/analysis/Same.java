package org.go2rs.transpile.analysis;

import java.util.List;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.Info;

/** Compares expressions by what they say. */
public final class Same {
  private Same() {}

  /** Whether both are the same path of names, selectors, dereferences and indices, or the same literal. Calls are never the same. */
  public static boolean expr(Info info, Expr a, Expr b) {
    Expr x = Nodes.unparen(a);
    Expr y = Nodes.unparen(b);
    return x instanceof Ident i && y instanceof Ident j && info.objectOf(i) != null && info.objectOf(i) == info.objectOf(j)
        || x instanceof BasicLit l && y instanceof BasicLit m && l.kind() == m.kind() && l.value().equals(m.value())
        || x instanceof SelectorExpr s && y instanceof SelectorExpr t && s.sel().name().equals(t.sel().name()) && packageOrSame(info, s, t)
        || x instanceof StarExpr s && y instanceof StarExpr t && expr(info, s.x(), t.x())
        || x instanceof IndexExpr s && y instanceof IndexExpr t && expr(info, s.x(), t.x()) && lists(info, s.indices(), t.indices())
        || x instanceof BinaryExpr s && y instanceof BinaryExpr t && s.op() == t.op() && expr(info, s.x(), t.x()) && expr(info, s.y(), t.y());
  }

  private static boolean packageOrSame(Info info, SelectorExpr s, SelectorExpr t) {
    if (!info.selections.containsKey(s)) {
      return info.uses.get(s.sel()) != null && info.uses.get(s.sel()) == info.uses.get(t.sel());
    }
    return expr(info, s.x(), t.x());
  }

  private static boolean lists(Info info, List<Expr> a, List<Expr> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!expr(info, a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }
}
