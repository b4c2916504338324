package org.go2rs.transpile.body;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.*;
import org.go2rs.frontend.types.MapType;
import org.go2rs.transpile.analysis.Roots;
import org.go2rs.transpile.analysis.Same;
import org.go2rs.transpile.rust.*;
import org.jspecify.annotations.Nullable;

/** Assignments to several targets: {@code a, b = b, a} and {@code a, b = f()}. */
final class TupleAssigns {
  private final Fn fn;

  TupleAssigns(Fn fn) {
    this.fn = fn;
  }

  /** {@code a, b = f()}. */
  void from(List<Expr> lhs, Expr rhs, Node at) {
    List<Type> types = fn.assigns.resultTypes(rhs);
    boolean direct = true;
    for (int i = 0; i < lhs.size(); i++) {
      Expr target = Nodes.unparen(lhs.get(i));
      boolean map = target instanceof IndexExpr x && Ty.under(fn.typeOf(x.x())) instanceof MapType;
      direct &= Assigns.isBlank(target) || (!map && Types.identical(types.get(i), fn.typeOf(target)) && !fn.effects.calls(target));
    }
    RsExpr value = fn.assigns.multi(rhs);
    if (direct && noneChanges(lhs)) {
      fn.stmts.emit(new RsExpr.Assign(RsExpr.tupleOf(lhs.stream().map(this::target).toList()), value), at);
      return;
    }
    List<RsPat> pats = new ArrayList<>();
    List<String> temps = new ArrayList<>();
    for (Expr e : lhs) {
      String temp = Assigns.isBlank(e) ? "_" : fn.locals.temp(Operands.nameFor(e));
      temps.add(temp);
      pats.add(Assigns.isBlank(e) ? RsPat.WILD : RsPat.name(temp));
    }
    fn.out.emit(RsStmt.let(RsPat.tupleOf(pats), value, fn.origin(at)));
    for (int i = 0; i < lhs.size(); i++) {
      if (!Assigns.isBlank(lhs.get(i))) {
        RsExpr converted = fn.conversions.implicit(RsExpr.path(temps.get(i)), types.get(i), fn.typeOf(lhs.get(i)));
        fn.assigns.store(lhs.get(i), new Operands.Operand(null, "v", () -> converted), at);
      }
    }
  }

  private RsExpr target(Expr e) {
    return Assigns.isBlank(e) ? RsExpr.path("_") : fn.places.place(e, true);
  }

  void several(AssignStmt a) {
    if (swap(a)) {
      return;
    }
    boolean maps = a.lhs().stream().anyMatch(e -> Nodes.unparen(e) instanceof IndexExpr x && Ty.under(fn.typeOf(x.x())) instanceof MapType);
    boolean calls = a.lhs().stream().anyMatch(fn.effects::calls);
    List<Operands.Operand> operands = new ArrayList<>();
    for (int i = 0; i < a.rhs().size(); i++) {
      Expr l = a.lhs().get(i);
      operands.add(fn.exprs.operand(a.rhs().get(i), Assigns.isBlank(l) ? Want.OWN : Want.of(fn.typeOf(l)), Operands.nameFor(l)));
    }
    if (!maps && !calls && noneChanges(a.lhs())) {
      List<RsExpr> values = fn.exprs.all(operands);
      fn.stmts.emit(new RsExpr.Assign(RsExpr.tupleOf(a.lhs().stream().map(this::target).toList()), RsExpr.tupleOf(values)), a);
      return;
    }
    List<Consumer<RsExpr>> stores = new ArrayList<>();
    for (Expr l : a.lhs()) {
      stores.add(prepared(l, a));
    }
    List<RsExpr> values = fn.exprs.all(operands);
    List<RsExpr> held = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      RsExpr v = values.get(i);
      boolean fresh = v instanceof RsExpr.Path && Nodes.unparen(a.rhs().get(i)) instanceof CallExpr call && !fn.info.isConversion(call);
      held.add(!fresh && (v instanceof RsExpr.Path || !Operands.isStill(v)) ? fn.operands.hold(Operands.nameFor(a.lhs().get(i)), v) : v);
    }
    for (int i = 0; i < stores.size(); i++) {
      stores.get(i).accept(held.get(i));
    }
  }

  /** Evaluates a target's operands now; the consumer stores later. */
  private Consumer<RsExpr> prepared(Expr lhs, Node at) {
    Expr l = Nodes.unparen(lhs);
    if (Assigns.isBlank(l)) {
      return v -> {};
    }
    if (l instanceof IndexExpr x && !(Ty.under(fn.typeOf(x.x())) instanceof Array)) {
      boolean map = Ty.under(fn.typeOf(x.x())) instanceof MapType;
      RsExpr base = Places.auto(fn.exprs.inner(x.x()));
      RsExpr s = fn.operands.hold(Operands.nameFor(x.x()), base, !map);
      RsExpr index = map ? fn.exprs.value(x.index(), Places.key((MapType) Ty.under(fn.typeOf(x.x())))) : fn.places.count(x.index());
      boolean fixed = Operands.isStill(index) && !(index instanceof RsExpr.Path);
      RsExpr i = fixed ? index : fn.operands.hold("i", index);
      return v -> fn.stmts.emit(map ? RsExpr.method(s, "insert", i, v) : new RsExpr.Assign(new RsExpr.Index(s, i), v), at);
    }
    if (l instanceof SelectorExpr s && fn.info.selections.get(s) instanceof Selection sel && Ty.isPointer(sel.recv())
        && !(Nodes.unparen(s.x()) instanceof Ident id && fn.info.uses.get(id) instanceof Var v && fn.locals.isSelf(v))) {
      RsExpr p = fn.operands.hold(Operands.nameFor(s.x()), fn.exprs.inner(s.x()), true);
      RsExpr place = RsExpr.field(p, fn.file.pkg().members().path(sel).toArray(String[]::new));
      return v -> fn.stmts.emit(new RsExpr.Assign(place, v), at);
    }
    if (l instanceof StarExpr star) {
      RsExpr p = fn.operands.hold(Operands.nameFor(star.x()), fn.exprs.inner(star.x()), true);
      return v -> fn.stmts.emit(new RsExpr.Assign(RsExpr.deref(p), v), at);
    }
    RsExpr place = fn.assigns.hoisted(() -> fn.places.place(l, true));
    return v -> fn.stmts.emit(new RsExpr.Assign(place, v), at);
  }

  /** Whether no target's own operands are changed by a target before it. */
  private boolean noneChanges(List<Expr> lhs) {
    for (int i = 0; i < lhs.size(); i++) {
      Var changed = Roots.holder(fn.info, lhs.get(i));
      for (Expr later : lhs.subList(i + 1, lhs.size())) {
        if (Roots.operands(fn.info, later).stream().anyMatch(operand -> changes(changed, operand))) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether an assignment to memory of a variable (null: to memory that a pointer leads to) may change what an operand is. */
  private boolean changes(@Nullable Var assigned, Expr operand) {
    boolean shared = assigned == null || fn.facts.isCell(assigned) || Places.isGlobal(assigned);
    return assigned != null && fn.mentions(operand, assigned) || shared && fn.effects.readsLate(operand);
  }

  /** {@code s[i], s[j] = s[j], s[i]}. */
  private boolean swap(AssignStmt a) {
    if (a.lhs().size() != 2 || a.rhs().size() != 2
        || !(Nodes.unparen(a.lhs().get(0)) instanceof IndexExpr x) || !(Nodes.unparen(a.lhs().get(1)) instanceof IndexExpr y)) {
      return false;
    }
    Type under = Ty.under(fn.typeOf(x.x()));
    boolean fits = under instanceof Slice || under instanceof Array;
    if (!fits || !Same.expr(fn.info, x, a.rhs().get(1)) || !Same.expr(fn.info, y, a.rhs().get(0)) || !Same.expr(fn.info, x.x(), y.x())
        || fn.effects.calls(x) || fn.effects.calls(y)) {
      return false;
    }
    boolean slice = under instanceof Slice;
    RsExpr i = fn.places.count(x.index());
    RsExpr j = fn.places.count(y.index());
    if (!slice && fn.borrows.conflict(x.x(), x.index()) && !Operands.isStill(i)) {
      i = fn.operands.hold("i", i);
    }
    if (!slice && fn.borrows.conflict(x.x(), y.index()) && !Operands.isStill(j)) {
      j = fn.operands.hold("j", j);
    }
    RsExpr s = Places.auto(slice ? fn.exprs.inner(x.x()) : fn.conversions.unwrap(fn.places.place(x.x(), true), fn.typeOf(x.x())));
    fn.stmts.emit(RsExpr.method(s, "swap", i, j), a);
    return true;
  }
}
