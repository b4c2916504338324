package org.go2rs.transpile.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.*;
import org.jspecify.annotations.Nullable;

/**
 * Variables whose zero value nobody reads, since what follows the declaration sets them on every way that goes on. Rust can declare such a variable without a value,
 * and without {@code mut} if nothing writes it again.
 *
 * <pre>{@code
 * var x int; if c { x = f() } else { x = g() }        let x: isize; if c { x = f(); } else { x = g(); }
 * }</pre>
 */
final class LateInit {
  private final Info info;
  private final VarFacts facts;
  private final Set<Var> late = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Ident> first = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Looks at all blocks of a function. One that defers may run what follows in a closure, and one with jumps in any order: there nothing is told. */
  LateInit(Node root, Info info, VarFacts facts) {
    this.info = info;
    this.facts = facts;
    if (Walk.any(root, n -> n instanceof DeferStmt || n instanceof BranchStmt b && b.tok() == Token.GOTO)) {
      return;
    }
    Walk.each(
        root,
        n -> {
          List<Stmt> list = n instanceof BlockStmt b ? b.list() : n instanceof CaseClause c ? c.body() : n instanceof CommClause c ? c.body() : List.of();
          for (int i = 0; i < list.size(); i++) {
            declared(list, i);
          }
          return true;
        });
  }

  /** Whether the variable is declared without a value. */
  boolean isLate(Var v) {
    return late.contains(v);
  }

  /** Whether an assignment to this name gives the variable its first value. */
  boolean isFirst(Ident name) {
    return first.contains(name);
  }

  private void declared(List<Stmt> list, int at) {
    if (!(list.get(at) instanceof DeclStmt d) || d.decl().tok() != Token.VAR) {
      return;
    }
    for (Spec spec : d.decl().specs()) {
      if (spec instanceof ValueSpec values && values.values().isEmpty()) {
        values.names().forEach(name -> variable(name, list.subList(at + 1, list.size())));
      }
    }
  }

  private void variable(Ident name, List<Stmt> following) {
    if (name.isBlank() || !(info.defs.get(name) instanceof Var v) || facts.isCaptured(v) || facts.isCell(v) || facts.isRedeclared(v)) {
      return;
    }
    int next = 0;
    while (next < following.size() && following.get(next) instanceof DeclStmt d && !facts.readsIn(v, d)) {
      next++;
    }
    List<Ident> assigned = new ArrayList<>();
    if (next < following.size() && sets(following.get(next), v, assigned) && !assigned.isEmpty()) {
      late.add(v);
      first.addAll(assigned);
    }
  }

  /** Whether a statement that mentions the variable gives it a value before it reads it, on each way that reaches the statement's end. */
  private boolean sets(Stmt stmt, Var v, List<Ident> assigned) {
    return stmt instanceof AssignStmt a ? assigns(a, v, assigned)
        : stmt instanceof BlockStmt b ? sets(b.list(), v, assigned)
        : stmt instanceof IfStmt i ? !mentions(v, i.init(), i.cond()) && i.orElse() != null && sets(i.body(), v, assigned) && branch(i.orElse(), v, assigned)
        : stmt instanceof SwitchStmt s ? !mentions(v, s.init(), s.tag()) && clauses(s.body(), v, assigned)
        : stmt instanceof TypeSwitchStmt t && !mentions(v, t.init(), t.assign()) && clauses(t.body(), v, assigned);
  }

  private boolean branch(Stmt orElse, Var v, List<Ident> assigned) {
    return sets(orElse, v, assigned) || !mentions(v, orElse) && orElse instanceof BlockStmt b && ends(b.list());
  }

  private boolean assigns(AssignStmt a, Var v, List<Ident> assigned) {
    Ident target = null;
    for (Expr e : a.lhs()) {
      if (Nodes.unparen(e) instanceof Ident id && info.uses.get(id) == v) {
        target = id;
      }
    }
    int[] mentions = new int[1];
    Walk.each(
        a,
        n -> {
          mentions[0] += n instanceof Ident id && info.uses.get(id) == v ? 1 : 0;
          return true;
        });
    if (a.tok() != Token.ASSIGN || target == null || mentions[0] > 1) {
      return false;
    }
    assigned.add(target);
    return true;
  }

  /** A clause that leaves early, or goes on in the next one, may become more than an arm. */
  private boolean clauses(BlockStmt body, Var v, List<Ident> assigned) {
    boolean plain = !Walk.any(body, n -> n instanceof BranchStmt b && b.tok() != Token.CONTINUE);
    boolean total = body.list().stream().anyMatch(each -> each instanceof CaseClause c && c.list() == null);
    return plain && total && body.list().stream().allMatch(each -> each instanceof CaseClause c && clause(c, v, assigned));
  }

  private boolean clause(CaseClause c, Var v, List<Ident> assigned) {
    return (c.list() == null || c.list().stream().noneMatch(e -> mentions(v, e))) && sets(c.body(), v, assigned);
  }

  /** Whether a list of statements sets the variable before it reads it, or never reaches its end. */
  private boolean sets(List<Stmt> list, Var v, List<Ident> assigned) {
    for (Stmt stmt : list) {
      if (mentions(v, stmt)) {
        return sets(stmt, v, assigned);
      }
    }
    return ends(list);
  }

  private boolean ends(List<Stmt> list) {
    return !list.isEmpty() && (list.getLast() instanceof ReturnStmt || list.getLast() instanceof BranchStmt || isPanic(list.getLast()));
  }

  private boolean isPanic(Stmt stmt) {
    return stmt instanceof ExprStmt e && Nodes.unparen(e.x()) instanceof CallExpr c && Funcs.builtin(info, c) instanceof Builtin b
        && b.builtinId() == Builtin.Id.PANIC;
  }

  private boolean mentions(Var v, @Nullable Node... nodes) {
    for (Node node : nodes) {
      if (node != null && facts.readsIn(v, node)) {
        return true;
      }
    }
    return false;
  }
}
