package org.go2rs.transpile.body;

import java.util.ArrayList;
import java.util.List;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.*;
import org.go2rs.transpile.rust.*;
import org.jspecify.annotations.Nullable;

/** {@code select}. */
final class Selects {
  private final Fn fn;

  Selects(Fn fn) {
    this.fn = fn;
  }

  void lower(SelectStmt s, @Nullable String label) {
    fn.switches.labelled(s, s.body(), label, () -> body(s));
  }

  private void body(SelectStmt s) {
    List<RsExpr.SelectArm> arms = new ArrayList<>();
    List<CommClause> clauses = s.body().list().stream().map(c -> (CommClause) c).toList();
    for (int i = 0; i < clauses.size(); i++) {
      int end = i + 1 < clauses.size() ? clauses.get(i + 1).pos() : s.body().rbrace();
      arms.add(arm(clauses.get(i), end));
    }
    fn.stmts.emit(new RsExpr.Select(arms), s);
  }

  private RsExpr.SelectArm arm(CommClause c, int end) {
    RsExpr.SelectArm[] arm = new RsExpr.SelectArm[1];
    RsExpr[] operation = new RsExpr[1];
    fn.locals.scoped(
        () -> {
          List<RsStmt> first = new ArrayList<>();
          RsPat pat = null;
          Stmt comm = c.comm();
          if (comm instanceof SendStmt send) {
            operation[0] = send(send);
          } else if (comm instanceof ExprStmt e) {
            operation[0] = receive(e.x(), false);
            pat = RsPat.WILD;
          } else if (comm instanceof AssignStmt a) {
            operation[0] = receive(a.rhs().get(0), a.lhs().size() == 2);
            pat = received(a, first);
          } else if (comm != null) {
            operation[0] = fn.unsupported(c, "this clause of a select");
          }
          RsBlock body = fn.out.block(
              () -> {
                first.forEach(fn.out::emit);
                fn.locals.scoped(() -> fn.stmts.list(c.body(), end));
              });
          RsExpr simple = Switches.simple(RsExpr.block(body));
          arm[0] = operation[0] == null ? new RsExpr.SelectArm.Default(simple) : new RsExpr.SelectArm.Comm(pat, operation[0], simple);
        });
    return arm[0];
  }

  private RsExpr send(SendStmt send) {
    Chan chan = (Chan) Ty.under(fn.typeOf(send.chan()));
    RsExpr c = fn.exprs.inner(send.chan());
    RsExpr v = fn.exprs.value(send.value(), new Want(chan.elem(), true, Ty.isPlain(chan.elem(), BasicKind.STRING)));
    return RsExpr.method(c, "send", v);
  }

  private RsExpr receive(Expr e, boolean ok) {
    UnaryExpr u = (UnaryExpr) Nodes.unparen(e);
    return RsExpr.method(fn.exprs.inner(u.x()), ok ? "recv_ok" : "recv");
  }

  private RsPat received(AssignStmt a, List<RsStmt> first) {
    List<RsPat> pats = new ArrayList<>();
    List<Type> types = fn.assigns.resultTypes(a.rhs().get(0));
    for (int i = 0; i < a.lhs().size(); i++) {
      Expr lhs = a.lhs().get(i);
      Type from = types.get(i);
      if (Assigns.isBlank(lhs)) {
        pats.add(RsPat.WILD);
      } else if (a.tok() == Token.DEFINE && fn.info.defs.get((Ident) lhs) instanceof Var v) {
        RsPat pat = fn.declares.pattern(v);
        if (fn.facts.isCell(v)) {
          String name = fn.locals.of(v).name();
          first.add(RsStmt.let(pat, fn.declares.wrapped(v, RsExpr.path(name)), null));
          pat = RsPat.name(name);
        }
        pats.add(pat);
      } else {
        String temp = fn.locals.temp(lhs instanceof Ident id ? id.name() : "v");
        pats.add(RsPat.name(temp));
        first.addAll(fn.out.nested(() -> fn.assigns.store(
            lhs, new Operands.Operand(null, "v", () -> fn.conversions.implicit(RsExpr.path(temp), from, fn.typeOf(lhs))), a)));
      }
    }
    return RsPat.tupleOf(pats);
  }
}
