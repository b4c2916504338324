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
    List<Consumer<RsExpr>> stores = lhs.stream().anyMatch(fn.effects::calls) ? lhs.stream().map(e -> prepared(e, at)).toList() : null;
    RsExpr value = fn.assigns.multi(rhs);
    boolean changes = !noneChanges(lhs);
    if (direct && !changes) {
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
    if (stores == null && changes) {
      stores = lhs.stream().map(e -> prepared(e, at)).toList();
    }
    for (int i = 0; i < lhs.size(); i++) {
      if (!Assigns.isBlank(lhs.get(i))) {
        RsExpr converted = fn.conversions.implicit(RsExpr.path(temps.get(i)), types.get(i), fn.typeOf(lhs.get(i)));
        if (stores != null) {
          stores.get(i).accept(converted);
          continue;
        }
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
    if (l instanceof IndexExpr x && Ty.under(fn.typeOf(x.x())) instanceof MapType map) {
      RsExpr m = fn.operands.hold(Operands.nameFor(x.x()), fn.exprs.inner(x.x()));
      RsExpr key = fixed(fn.exprs.value(x.index(), Places.key(map)), "i");
      return v -> fn.stmts.emit(RsExpr.method(m, "insert", key, v), at);
    }
    RsExpr place = fixedPlace(l);
    return v -> fn.stmts.emit(new RsExpr.Assign(place, v), at);
  }

  /** A place whose pointers and indices are evaluated now. */
  private RsExpr fixedPlace(Expr e) {
    Expr l = Nodes.unparen(e);
    if (l instanceof IndexExpr x) {
      Type type = fn.typeOf(x.x());
      boolean array = Ty.under(type) instanceof Array;
      RsExpr whole = array ? fn.conversions.unwrap(fixedPlace(x.x()), type) : pointer(x.x());
      return new RsExpr.Index(Places.auto(whole), fixed(fn.places.count(x.index()), "i"));
    }
    if (l instanceof SelectorExpr s && fn.info.selections.get(s) instanceof Selection sel) {
      boolean self = Nodes.unparen(s.x()) instanceof Ident id && fn.info.uses.get(id) instanceof Var v && fn.locals.isSelf(v);
      String[] path = fn.file.pkg().members().path(sel).toArray(String[]::new);
      if (!Ty.isPointer(sel.recv())) {
        return RsExpr.field(Places.auto(fixedPlace(s.x())), path);
      }
      if (!self) {
        return RsExpr.field(pointer(s.x()), path);
      }
    }
    if (l instanceof StarExpr star) {
      return RsExpr.deref(pointer(star.x()));
    }
    return fn.assigns.hoisted(() -> fn.places.place(l, true));
  }

  /** The pointer or slice that leads to a place, in a variable of its own. */
  private RsExpr pointer(Expr e) {
    return fn.operands.hold(Operands.nameFor(e), fn.exprs.inner(e), true);
  }

  private RsExpr fixed(RsExpr operand, String hint) {
    return Operands.isStill(operand) && !(operand instanceof RsExpr.Path) ? operand : fn.operands.hold(hint, operand);
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
