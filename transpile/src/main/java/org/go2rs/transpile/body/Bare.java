package org.go2rs.transpile.body;

import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.*;
import org.go2rs.transpile.analysis.Walk;
import org.go2rs.transpile.decl.ReceiverForm;

/** Finds uses of a pointer receiver as a value: stored, compared, returned, passed on, or captured. Then {@code &mut self} must become a pointer. */
final class Bare {
  private Bare() {}

  static boolean isUsed(Node body, Var recv, Fn fn) {
    if (body instanceof BlockStmt block) {
      // A deferred call at function level reaches self through the macro; in a branch or loop, or on a list, it is a closure that outlives this one.
      boolean listed = Walk.anyHere(block, n -> n instanceof BranchStmt b && b.tok() == Token.GOTO);
      for (Stmt s : block.list()) {
        if (uses(s instanceof DeferStmt d && !listed ? d.call() : s, recv, fn, false)) {
          return true;
        }
        listed |= Walk.anyHere(s, n -> (n instanceof ForStmt || n instanceof RangeStmt) && Walk.anyHere(n, d -> d instanceof DeferStmt));
      }
      return false;
    }
    return uses(body, recv, fn, false);
  }

  private static boolean uses(Node n, Var recv, Fn fn, boolean captured) {
    if (n instanceof CallExpr c && Nodes.unparen(c.fun()) instanceof SelectorExpr s && isRecv(s.x(), recv, fn)) {
      return captured || callNeedsPointer(s, fn) || c.args().stream().anyMatch(a -> uses(a, recv, fn, captured));
    }
    return n instanceof Ident id ? fn.info.uses.get(id) == recv
        : n instanceof FuncLit lit ? Walk.any(lit, c -> c instanceof Ident id && fn.info.uses.get(id) == recv)
        : n instanceof StarExpr s && isRecv(s.x(), recv, fn) ? captured
        : n instanceof IndexExpr x && isRecv(x.x(), recv, fn) ? captured || uses(x.index(), recv, fn, false)
        : n instanceof RangeStmt r && isRecv(r.x(), recv, fn) && r.value() == null ? captured || uses(r.body(), recv, fn, false)
        : n instanceof CallExpr c && fn.isConstant(c) ? false
        : n instanceof SelectorExpr s && isRecv(s.x(), recv, fn) ? captured || needsPointer(s, fn)
        : Walk.children(n).stream().anyMatch(c -> uses(c, recv, fn, captured || n instanceof DeferStmt || n instanceof GoStmt));
  }

  private static boolean isRecv(Expr e, Var recv, Fn fn) {
    return Nodes.unparen(e) instanceof Ident id && fn.info.uses.get(id) == recv;
  }

  /** A method value keeps the pointer. */
  private static boolean needsPointer(SelectorExpr s, Fn fn) {
    Selection sel = fn.info.selections.get(s);
    return sel != null && sel.kind() == Selection.Kind.METHOD_VAL && ((Func) sel.obj()).hasPtrRecv();
  }

  /** A call takes the receiver by reference unless the method asks for a pointer that may be nil, and stands in another file. */
  private static boolean callNeedsPointer(SelectorExpr s, Fn fn) {
    Selection sel = fn.info.selections.get(s);
    if (sel == null || !(sel.obj() instanceof Func f) || sel.kind() != Selection.Kind.METHOD_VAL || !f.hasPtrRecv()) {
      return false;
    }
    return sel.index().size() == 1 && fn.file.pkg().receiver(f) == ReceiverForm.PTR;
  }
}
