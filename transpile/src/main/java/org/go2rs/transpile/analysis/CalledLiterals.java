package org.go2rs.transpile.analysis;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.*;
import org.jspecify.annotations.Nullable;

/** Function literals that have a name, by which the function that declares it calls them and does nothing else with it. Such a literal needs no func value. */
final class CalledLiterals {
  private final Info info;
  private final Map<FuncLit, Var> names = new IdentityHashMap<>();
  private final Map<Var, Node> declaredIn = new IdentityHashMap<>();
  private final Set<Var> others = new HashSet<>();
  private final Set<Ident> called = new HashSet<>();
  private final Set<Expr> calledLater = new HashSet<>();
  private final Deque<Node> units = new ArrayDeque<>();
  private final boolean jumps;

  /** Looks at a function declaration, or at an expression of a package variable's initial value. */
  CalledLiterals(Node root, Info info) {
    this.info = info;
    this.jumps = Walk.any(root, n -> n instanceof BranchStmt b && b.tok() == Token.GOTO);
    units.push(root);
    visit(root);
  }

  /** The name of a literal that is only called, or null. With {@code goto}, names are declared before their values. */
  @Nullable Var name(FuncLit literal) {
    Var v = names.get(literal);
    return v == null || jumps || others.contains(v) ? null : v;
  }

  private void visit(Node n) {
    note(n);
    if (n instanceof FuncLit) {
      units.push(n);
    }
    Walk.children(n).forEach(this::visit);
    if (n instanceof FuncLit) {
      units.pop();
    }
  }

  private void note(Node n) {
    if (n instanceof AssignStmt a && a.tok() == Token.DEFINE) {
      declare(a.lhs(), a.rhs());
    } else if (n instanceof ValueSpec s) {
      declare(s.names(), s.values());
    } else if (n instanceof ForStmt f && f.init() instanceof AssignStmt a) {
      a.lhs().forEach(this::excludeLoopVariable);
    } else if (n instanceof GoStmt g) {
      calledLater.add(Nodes.unparen(g.call()));
    } else if (n instanceof DeferStmt d) {
      calledLater.add(Nodes.unparen(d.call()));
    } else if (n instanceof CallExpr c) {
      call(c);
    } else if (n instanceof Ident id && info.uses.get(id) instanceof Var v && !called.contains(id)) {
      others.add(v);
    }
  }

  private void declare(List<? extends Expr> to, List<Expr> values) {
    for (int i = 0; i < to.size() && to.size() == values.size(); i++) {
      boolean literal = Nodes.unparen(values.get(i)) instanceof FuncLit;
      if (literal && to.get(i) instanceof Ident id && info.defs.get(id) instanceof Var v && Types.unalias(v.type()) instanceof Signature) {
        names.put((FuncLit) Nodes.unparen(values.get(i)), v);
        declaredIn.put(v, units.element());
      }
    }
  }

  private void excludeLoopVariable(Expr e) {
    if (e instanceof Ident id && info.defs.get(id) instanceof Var v) {
      others.add(v);
    }
  }

  /** A call among whose arguments is another one would borrow the closure twice. */
  private void call(CallExpr c) {
    boolean plain = Nodes.unparen(c.fun()) instanceof Ident id && info.uses.get(id) instanceof Var v && declaredIn.get(v) == units.peek()
        && !calledLater.contains(c) && c.args().stream().noneMatch(arg -> mentions(arg, v));
    if (plain) {
      called.add((Ident) Nodes.unparen(c.fun()));
    }
  }

  private boolean mentions(Expr e, Var v) {
    return Walk.any(e, n -> n instanceof Ident id && info.uses.get(id) == v);
  }
}
