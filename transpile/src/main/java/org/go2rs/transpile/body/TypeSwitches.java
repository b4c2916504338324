package org.go2rs.transpile.body;

import java.util.ArrayList;
import java.util.List;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.*;
import org.go2rs.transpile.rust.*;
import org.go2rs.transpile.rust.RsExpr.BinaryOp;
import org.jspecify.annotations.Nullable;

/** {@code switch v := x.(type)}: a chain of {@code if let}. */
final class TypeSwitches {
  private final Fn fn;

  TypeSwitches(Fn fn) {
    this.fn = fn;
  }

  void lower(TypeSwitchStmt s, @Nullable String label) {
    fn.branches.withInit(s.init(), s, () -> fn.switches.labelled(s, s.body(), label, () -> body(s)));
  }

  private void body(TypeSwitchStmt s) {
    Expr guard = s.assign() instanceof AssignStmt a ? a.rhs().get(0) : ((ExprStmt) s.assign()).x();
    Expr subject = ((TypeAssertExpr) Nodes.unparen(guard)).x();
    Type type = fn.typeOf(subject);
    RsExpr value = fn.exprs.value(subject);
    if (Ty.isTypeParam(type)) {
      value = RsExpr.call(fn.prelude("Any").then("of"), List.of(value));
    }
    if (!Operands.isStill(value)) {
      String hint = s.assign() instanceof AssignStmt a && a.lhs().get(0) instanceof Ident id ? id.name() : "v";
      value = fn.operands.hold(hint, value);
    }
    List<CaseClause> clauses = s.body().list().stream().map(c -> (CaseClause) c).toList();
    RsExpr x = value;
    RsExpr chain = chain(s, x, clauses, 0);
    if (chain != null) {
      fn.stmts.emit(chain, s);
    }
  }

  private @Nullable RsExpr chain(TypeSwitchStmt s, RsExpr x, List<CaseClause> clauses, int from) {
    int i = from;
    while (i < clauses.size() && clauses.get(i).isDefault()) {
      i++;
    }
    if (i == clauses.size()) {
      for (int d = 0; d < clauses.size(); d++) {
        if (clauses.get(d).isDefault()) {
          RsBlock block = clause(s, clauses, d, x);
          return block.isEmpty() ? null : RsExpr.block(block);
        }
      }
      return null;
    }
    CaseClause c = clauses.get(i);
    RsExpr[] cond = new RsExpr[1];
    RsBlock[] then = new RsBlock[1];
    int at = i;
    fn.locals.scoped(
        () -> {
          List<RsStmt> first = new ArrayList<>();
          Var v = variable(c);
          if (c.list().size() == 1 && v != null && !fn.isNil(c.list().get(0))) {
            cond[0] = bound(x, c.list().get(0), v, first);
            then[0] = statements(s, clauses, at, first);
          } else {
            cond[0] = tests(x, c.list());
            then[0] = clause(s, clauses, at, x);
          }
        });
    return new RsExpr.If(cond[0], then[0], chain(s, x, clauses, i + 1));
  }

  /** The variable of a clause, if the clause uses it. */
  private @Nullable Var variable(CaseClause c) {
    return fn.info.implicits.get(c) instanceof Var v && fn.facts.isRead(v) ? v : null;
  }

  private RsExpr bound(RsExpr x, Expr type, Var v, List<RsStmt> first) {
    RsExpr cast = fn.conversions.typed(x, "downcast", fn.typeOf(type));
    RsPat pat = fn.declares.pattern(v);
    if (fn.facts.isCell(v)) {
      String name = fn.locals.of(v).name();
      first.add(RsStmt.let(pat, fn.declares.wrapped(v, RsExpr.path(name)), null));
      pat = RsPat.name(name);
    }
    return new RsExpr.LetCond(RsPat.some(pat), cast);
  }

  private RsExpr tests(RsExpr x, List<Expr> types) {
    RsExpr all = null;
    for (Expr t : types) {
      RsExpr one = fn.isNil(t) ? RsExpr.binary(BinaryOp.EQ, x, RsExpr.path("nil")) : fn.conversions.typed(x, "is", fn.typeOf(t));
      all = all == null ? one : RsExpr.binary(BinaryOp.LOR, all, one);
    }
    return all;
  }

  /** A clause whose variable has the type of the subject. */
  private RsBlock clause(TypeSwitchStmt s, List<CaseClause> clauses, int i, RsExpr x) {
    RsBlock[] out = new RsBlock[1];
    fn.locals.scoped(
        () -> {
          List<RsStmt> first = new ArrayList<>();
          Var v = variable(clauses.get(i));
          if (v != null) {
            RsPat pat = fn.declares.pattern(v);
            String name = fn.locals.of(v).name();
            boolean same = x instanceof RsExpr.Path p && name.equals(p.path().identifier()) && !fn.facts.isCell(v) && !fn.isMutated(v);
            if (!same) {
              first.add(RsStmt.let(pat, fn.declares.wrapped(v, x), fn.origin(clauses.get(i))));
            }
          }
          out[0] = statements(s, clauses, i, first);
        });
    return out[0];
  }

  private RsBlock statements(TypeSwitchStmt s, List<CaseClause> clauses, int i, List<RsStmt> first) {
    int end = i + 1 < clauses.size() ? clauses.get(i + 1).pos() : s.body().rbrace();
    return fn.out.block(
        () -> {
          first.forEach(fn.out::emit);
          fn.locals.scoped(() -> fn.stmts.list(clauses.get(i).body(), end));
        });
  }
}
