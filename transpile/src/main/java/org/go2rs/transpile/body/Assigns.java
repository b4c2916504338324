package org.go2rs.transpile.body;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.*;
import org.go2rs.frontend.types.MapType;
import org.go2rs.transpile.analysis.Same;
import org.go2rs.transpile.rust.*;
import org.jspecify.annotations.Nullable;

/** Definitions and assignments of one value; those of several targets, and those with an operator, have files of their own. */
final class Assigns {
  private final Fn fn;
  private final TupleAssigns tuples;
  private final OperatorAssigns operators;

  Assigns(Fn fn) {
    this.fn = fn;
    this.tuples = new TupleAssigns(fn);
    this.operators = new OperatorAssigns(fn);
  }

  void assign(AssignStmt a) {
    if (a.tok() == Token.DEFINE) {
      define(a);
    } else if (a.tok().isOpAssign()) {
      operators.assign(a.lhs().get(0), a.tok().operator(), a.rhs().get(0), a);
    } else if (a.lhs().size() == 1) {
      single(a.lhs().get(0), a.rhs().get(0), a);
    } else if (a.rhs().size() == 1) {
      tuples.from(a.lhs(), a.rhs().get(0), a);
    } else {
      tuples.several(a);
    }
  }

  // Definitions.

  private void define(AssignStmt a) {
    List<Ident> names = a.lhs().stream().map(e -> (Ident) e).toList();
    if (a.rhs().size() != names.size()) {
      defineFrom(names, a.rhs().get(0), null, a);
      return;
    }
    boolean allNew = names.stream().allMatch(id -> id.isBlank() || isNew(id));
    boolean said = fn.declares.textLists(names, a.rhs());
    List<Operands.Operand> operands = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Ident id = names.get(i);
      Want want = isNew(id) ? fn.declares.initWant(id, null, said) : id.isBlank() ? Want.OWN : Want.of(fn.typeOf(id));
      operands.add(fn.exprs.operand(a.rhs().get(i), want, id.name()));
    }
    List<RsExpr> values = fn.exprs.all(operands);
    if (allNew) {
      fn.declares.bind(names, values, said, a);
    } else {
      mixed(names, RsExpr.tupleOf(values), a);
    }
  }

  private boolean isNew(Ident id) {
    return !id.isBlank() && fn.info.defs.get(id) instanceof Var v && !fn.gotos.isEarly(v);
  }

  /** {@code a, b := f()}, or a form with {@code ok}. */
  void defineFrom(List<Ident> names, Expr rhs, @Nullable Type declared, Node at) {
    List<Type> types = resultTypes(rhs);
    RsExpr value = multi(rhs);
    boolean converts = declared != null && types.stream().anyMatch(t -> !Types.identical(t, declared));
    for (int i = 0; i < names.size(); i++) {
      Ident id = names.get(i);
      converts |= !id.isBlank() && !isNew(id) && !Types.identical(types.get(i), fn.typeOf(id));
      converts |= isNew(id) && fn.facts.isCell((Var) fn.info.defs.get(id));
    }
    boolean binds = names.stream().allMatch(id -> id.isBlank() || isNew(id) || fn.facts.isShadowing(id));
    if (converts) {
      throughTemps(names, value, types, declared, at);
    } else if (binds) {
      List<RsPat> pats = new ArrayList<>();
      for (Ident id : names) {
        pats.add(id.isBlank() ? RsPat.WILD : isNew(id) ? fn.declares.pattern((Var) fn.info.defs.get(id)) : fn.declares.again((Var) fn.info.uses.get(id)));
      }
      fn.out.emit(RsStmt.let(RsPat.tupleOf(pats), value, fn.origin(at)));
    } else {
      mixed(names, value, at);
    }
  }

  /** Some names are new, others are assigned: the new ones are declared first, and one assignment sets all. */
  private void mixed(List<Ident> names, RsExpr value, Node at) {
    List<RsExpr> targets = new ArrayList<>();
    List<RsStmt> after = new ArrayList<>();
    for (Ident id : names) {
      if (id.isBlank()) {
        targets.add(RsExpr.path("_"));
      } else if (isNew(id)) {
        Var v = (Var) fn.info.defs.get(id);
        if (fn.facts.isCell(v) || fn.locals.names().isFunction(fn.locals.nameOf(v))) {
          // Neither a cell nor what hides a function can be declared in front of the call, which may be of that function.
          String temp = fn.locals.temp(id.name() + "_");
          fn.out.emit(RsStmt.let(RsPat.name(temp), (RsType) null, null, fn.origin(at)));
          targets.add(RsExpr.path(temp));
          after.add(RsStmt.let(fn.declares.pattern(v), fn.declares.wrapped(v, RsExpr.path(temp)), fn.origin(at)));
        } else {
          RsPat pat = fn.declares.pattern(v);
          fn.out.emit(RsStmt.let(pat, (RsType) null, null, fn.origin(at)));
          targets.add(RsExpr.path(fn.locals.of(v).name()));
        }
      } else {
        targets.add(fn.places.place(id, true));
      }
    }
    fn.stmts.emit(new RsExpr.Assign(RsExpr.tupleOf(targets), value), at);
    after.forEach(fn.out::emit);
  }

  private void throughTemps(List<Ident> names, RsExpr value, List<Type> types, @Nullable Type declared, Node at) {
    List<RsPat> pats = new ArrayList<>();
    List<String> temps = new ArrayList<>();
    for (Ident id : names) {
      String temp = id.isBlank() ? "_" : fn.locals.temp(id.name());
      temps.add(temp);
      pats.add(id.isBlank() ? RsPat.WILD : RsPat.name(temp));
    }
    fn.out.emit(RsStmt.let(RsPat.tupleOf(pats), value, fn.origin(at)));
    for (int i = 0; i < names.size(); i++) {
      Ident id = names.get(i);
      if (id.isBlank()) {
        continue;
      }
      Type to = declared != null ? declared : fn.typeOf(id);
      RsExpr converted = fn.conversions.implicit(RsExpr.path(temps.get(i)), types.get(i), to);
      if (isNew(id)) {
        Var v = (Var) fn.info.defs.get(id);
        fn.out.emit(RsStmt.let(fn.declares.pattern(v), fn.declares.wrapped(v, converted), fn.origin(at)));
      } else if (fn.facts.isShadowing(id)) {
        fn.out.emit(RsStmt.let(fn.declares.again((Var) fn.info.uses.get(id)), converted, fn.origin(at)));
      } else {
        fn.stmts.emit(new RsExpr.Assign(fn.places.place(id, true), converted), at);
      }
    }
  }

  /** The types of a call's results, or of the value and its {@code ok}. */
  List<Type> resultTypes(Expr rhs) {
    Type type = fn.typeOf(Nodes.unparen(rhs));
    if (type instanceof Tuple t) {
      return t.vars().stream().map(Var::type).toList();
    }
    return List.of(type, Basic.BOOL);
  }

  /** An expression with several values, as a tuple. */
  RsExpr multi(Expr rhs) {
    Expr x = Nodes.unparen(rhs);
    return x instanceof IndexExpr i && Ty.under(fn.typeOf(i.x())) instanceof MapType map ? fn.places.mapRead(i, map, "get_ok")
        : x instanceof UnaryExpr u && u.op() == Token.ARROW ? fn.exprs.receive(u, true)
        : x instanceof TypeAssertExpr t ? fn.conversions.typed(fn.exprs.value(t.x()), "downcast_ok", fn.conversions.assertedType(t))
        : fn.exprs.value(x);
  }

  // Assignments.

  private void single(Expr lhs, Expr rhs, AssignStmt at) {
    if (isBlank(lhs)) {
      blank(rhs, at);
      return;
    }
    if (pushes(lhs, rhs) && push(lhs, (CallExpr) Nodes.unparen(rhs), at)) {
      return;
    }
    store(lhs, new Operands.Operand(rhs, "v", () -> fn.exprs.value(rhs, Want.of(fn.typeOf(lhs)))), at);
  }

  private void blank(Expr rhs, Node at) {
    if (fn.isConstant(Nodes.unparen(rhs)) || fn.isNil(rhs)) {
      return;
    }
    RsExpr value = fn.exprs.value(rhs, Want.OWN);
    boolean place = value instanceof RsExpr.Unary || value instanceof RsExpr.Index || value instanceof RsExpr.Field;
    RsExpr read = place ? RsExpr.block(RsBlock.value(value)) : value;
    fn.out.emit(RsStmt.let(RsPat.WILD, read, fn.origin(at)));
  }

  static boolean isBlank(Expr e) {
    return e instanceof Ident id && id.isBlank();
  }

  void incDec(IncDecStmt s) {
    operators.incDec(s);
  }

  /** Assigns a value to a variable, place or map element. */
  void store(Expr lhs, Operands.Operand value, Node at) {
    Expr target = Nodes.unparen(lhs);
    if (target instanceof IndexExpr x && Ty.under(fn.typeOf(x.x())) instanceof MapType map) {
      insert(x, map, value, at);
      return;
    }
    if (fn.effects.calls(target)) {
      RsExpr place = hoisted(() -> fn.places.place(target, true));
      RsExpr v = value.lower().get();
      fn.stmts.emit(new RsExpr.Assign(place, v), at);
      return;
    }
    RsExpr v = value.lower().get();
    int mark = fn.out.mark();
    RsExpr place = fn.places.place(target, true);
    if (fn.out.grewSince(mark) && value.expr() != null && fn.effects.calls(value.expr())) {
      fn.out.rewind(mark);
      v = fn.operands.hold(value.hint(), v);
      place = fn.places.place(target, true);
    }
    fn.stmts.emit(new RsExpr.Assign(place, v), at);
  }

  /** Does something with calls put into variables. */
  RsExpr hoisted(Supplier<RsExpr> action) {
    boolean before = fn.hoisting;
    fn.hoisting = true;
    try {
      return action.get();
    } finally {
      fn.hoisting = before;
    }
  }

  private void insert(IndexExpr x, MapType map, Operands.Operand value, Node at) {
    List<RsExpr> parts = fn.operands.lower(
        List.of(
            new Operands.Operand(x.x(), "m", () -> fn.exprs.inner(x.x())),
            fn.exprs.operand(x.index(), Places.key(map), "k"),
            value));
    RsExpr v = bareText(parts.get(2), map.elem());
    fn.stmts.emit(RsExpr.method(Places.auto(parts.get(0)), "insert", parts.get(1), v), at);
  }

  private static RsExpr bareText(RsExpr value, Type elem) {
    return Ty.isPlain(elem, BasicKind.STRING) ? Constants.text(value) : value;
  }

  // append.

  private boolean pushes(Expr lhs, Expr rhs) {
    if (!(Nodes.unparen(rhs) instanceof CallExpr c) || c.hasEllipsis() || c.args().size() != 2) {
      return false;
    }
    Builtin b = fn.effects.builtin(c);
    boolean element = Nodes.unparen(lhs) instanceof IndexExpr x && Ty.under(fn.typeOf(x.x())) instanceof MapType;
    return b != null && b.builtinId() == Builtin.Id.APPEND && !element && !fn.effects.calls(lhs)
        && Same.expr(fn.info, lhs, c.args().get(0)) && !Ty.isTypeParam(fn.typeOf(lhs));
  }

  /** {@code s = append(s, v)} as {@code s.push(v)}; false if the value must be computed before and an append says it as well. */
  private boolean push(Expr lhs, CallExpr append, Node at) {
    Type elem = ((Slice) Ty.under(fn.typeOf(lhs))).elem();
    Expr arg = append.args().get(1);
    boolean hold = fn.effects.calls(arg) && !fn.borrows.isPlain(lhs) || fn.borrows.conflict(lhs, arg) && (!fn.borrows.isPlain(lhs) || fn.effects.calls(arg));
    RsExpr v = fn.exprs.value(arg, new Want(elem, true, Ty.isPlain(elem, BasicKind.STRING)));
    boolean sameName = v instanceof RsExpr.Path && fn.borrows.conflict(lhs, arg) && !fn.borrows.isPlain(lhs);
    if (hold && !Operands.isStill(v) || sameName) {
      v = fn.operands.hold("v", v);
    }
    RsExpr place = Places.auto(fn.conversions.unwrap(fn.places.place(lhs, true), fn.typeOf(lhs)));
    boolean counted = Nodes.unparen(lhs) instanceof Ident id && fn.info.uses.get(id) instanceof Var slice && fn.facts.isCounted(slice);
    fn.stmts.emit(RsExpr.method(counted ? RsExpr.method(place, "buffered") : place, "push", v), at);
    return true;
  }
}
