package org.go2rs.transpile.body;

import java.util.ArrayList;
import java.util.List;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.*;
import org.go2rs.frontend.types.MapType;
import org.go2rs.transpile.analysis.Roots;
import org.go2rs.transpile.analysis.Same;
import org.go2rs.transpile.rust.*;
import org.jspecify.annotations.Nullable;

/** Assignments of every form. */
final class Assigns {
  private final Fn fn;

  Assigns(Fn fn) {
    this.fn = fn;
  }

  void assign(AssignStmt a) {
    if (a.tok() == Token.DEFINE) {
      define(a);
    } else if (a.tok().isOpAssign()) {
      opAssign(a.lhs().get(0), a.tok().operator(), a.rhs().get(0), a);
    } else if (a.lhs().size() == 1) {
      single(a.lhs().get(0), a.rhs().get(0), a);
    } else if (a.rhs().size() == 1) {
      assignFrom(a.lhs(), a.rhs().get(0), a);
    } else {
      several(a);
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
        if (fn.facts.isCell(v)) {
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

  private RsExpr hoisted(java.util.function.Supplier<RsExpr> action) {
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
    fn.stmts.emit(RsExpr.method(place, "push", v), at);
    return true;
  }

  // Operators with assignment.

  void incDec(IncDecStmt s) {
    Type type = fn.typeOf(s.x());
    RsExpr one = fn.file.consts().literal(org.go2rs.frontend.constant.Value.of(1), plainOf(type), org.go2rs.transpile.decl.ConstLowering.Place.TYPED, null);
    operate(s.x(), s.tok() == Token.INC ? Token.ADD : Token.SUB, null, () -> one, type, s);
  }

  /** Literals beside a newtype stay bare: its operators take them. */
  private static Type plainOf(Type type) {
    return Ty.isNewtype(type) ? type.underlying() : type;
  }

  private void opAssign(Expr lhs, Token op, Expr rhs, Node at) {
    Type type = fn.typeOf(lhs);
    boolean shift = op == Token.SHL || op == Token.SHR;
    Want want = new Want(type, true, Ty.isString(type));
    operate(lhs, op, rhs, () -> shift ? fn.operators.shiftCount(rhs) : fn.exprs.value(rhs, want), type, at);
  }

  private void operate(Expr lhs, Token op, @Nullable Expr rhs, java.util.function.Supplier<RsExpr> value, Type type, Node at) {
    Expr target = Nodes.unparen(lhs);
    if (target instanceof IndexExpr x && Ty.under(fn.typeOf(x.x())) instanceof MapType map) {
      mapOperate(x, map, op, rhs, value, type, at);
      return;
    }
    boolean calls = fn.effects.calls(target);
    boolean direct = isDirect(op, rhs, type);
    boolean primitive = Ty.basic(type) != null && !Ty.isNewtype(type) && !Ty.isString(type) && !Ty.isComplex(type) && !Ty.isKind(type, BasicKind.UINTPTR);
    RsExpr v;
    RsExpr place;
    if (calls) {
      place = hoisted(() -> fn.places.place(target, true));
      v = value.get();
    } else {
      v = value.get();
      boolean conflict = rhs != null && fn.borrows.conflict(target, rhs);
      boolean local = target instanceof Ident id && fn.info.uses.get(id) instanceof Var t && !Places.isGlobal(t) && !fn.facts.isCell(t) && !fn.locals.isSelf(t);
      boolean hold = rhs != null && !primitive && (fn.effects.calls(rhs) ? conflict || !local : conflict && !fn.borrows.isPlain(target));
      if (hold && !Operands.isStill(v)) {
        v = fn.operands.hold("v", v);
      }
      place = fn.places.place(target, true);
    }
    if (direct) {
      RsExpr operand = op == Token.AND_NOT ? RsExpr.not(v) : v;
      fn.stmts.emit(new RsExpr.OpAssign(Operators.rustOp(op), place, operand), at);
      return;
    }
    RsExpr read = calls ? place : fn.places.place(target, false);
    RsExpr result = op == Token.SHL || op == Token.SHR
        ? fn.operators.shifted(op, read, v, type, rhs) : fn.operators.apply(op, read, v, type, rhs == null ? target : rhs, at);
    fn.stmts.emit(new RsExpr.Assign(place, result), at);
  }

  /** Whether Rust's own operator assignment does what Go's does. */
  private boolean isDirect(Token op, @Nullable Expr rhs, Type type) {
    if (Ty.isTypeParam(type)) {
      return false;
    }
    return switch (op) {
      case QUO, REM -> rhs != null && fn.operators.plainDivision(type, rhs);
      case SHL, SHR -> rhs != null && fn.operators.shifted(op, RsExpr.path("x"), RsExpr.path("n"), type, rhs) instanceof RsExpr.Binary;
      default -> true;
    };
  }

  private void mapOperate(IndexExpr x, MapType map, Token op, @Nullable Expr rhs, java.util.function.Supplier<RsExpr> value, Type type, Node at) {
    boolean simple = isDirect(op, rhs, type) && (rhs == null || isCalm(rhs));
    List<RsExpr> parts = fn.operands.lower(
        List.of(
            new Operands.Operand(x.x(), "m", () -> fn.exprs.inner(x.x())),
            fn.exprs.operand(x.index(), Places.key(map), "k"),
            new Operands.Operand(rhs, "v", value)));
    RsExpr m = Places.auto(parts.get(0));
    if (simple) {
      RsExpr operand = op == Token.AND_NOT ? RsExpr.not(parts.get(2)) : parts.get(2);
      fn.stmts.emit(new RsExpr.OpAssign(Operators.rustOp(op), RsExpr.deref(RsExpr.method(m, "entry", parts.get(1))), operand), at);
      return;
    }
    RsExpr key = Operands.isStill(parts.get(1)) ? parts.get(1) : fn.operands.hold("k", parts.get(1));
    RsExpr old = RsExpr.method(m, "get", key);
    RsExpr result = op == Token.SHL || op == Token.SHR
        ? fn.operators.shifted(op, old, parts.get(2), type, rhs) : fn.operators.apply(op, old, parts.get(2), type, rhs == null ? x : rhs, at);
    fn.stmts.emit(RsExpr.method(m, "insert", key, result), at);
  }

  /** Whether an expression neither calls nor can panic. */
  private boolean isCalm(Expr e) {
    return !fn.effects.calls(e) && !org.go2rs.transpile.analysis.Walk.anyHere(e, n ->
        n instanceof IndexExpr || n instanceof SliceExpr || n instanceof TypeAssertExpr
            || (n instanceof BinaryExpr b && (b.op() == Token.QUO || b.op() == Token.REM || b.op() == Token.SHL || b.op() == Token.SHR)));
  }

  // Several targets.

  /** {@code a, b = f()}. */
  private void assignFrom(List<Expr> lhs, Expr rhs, Node at) {
    List<Type> types = resultTypes(rhs);
    boolean direct = true;
    for (int i = 0; i < lhs.size(); i++) {
      Expr target = Nodes.unparen(lhs.get(i));
      boolean map = target instanceof IndexExpr x && Ty.under(fn.typeOf(x.x())) instanceof MapType;
      direct &= isBlank(target) || (!map && Types.identical(types.get(i), fn.typeOf(target)) && !fn.effects.calls(target));
    }
    RsExpr value = multi(rhs);
    if (direct && noneChanges(lhs)) {
      fn.stmts.emit(new RsExpr.Assign(RsExpr.tupleOf(lhs.stream().map(this::target).toList()), value), at);
      return;
    }
    List<RsPat> pats = new ArrayList<>();
    List<String> temps = new ArrayList<>();
    for (Expr e : lhs) {
      String temp = isBlank(e) ? "_" : fn.locals.temp(Operands.nameFor(e));
      temps.add(temp);
      pats.add(isBlank(e) ? RsPat.WILD : RsPat.name(temp));
    }
    fn.out.emit(RsStmt.let(RsPat.tupleOf(pats), value, fn.origin(at)));
    for (int i = 0; i < lhs.size(); i++) {
      if (!isBlank(lhs.get(i))) {
        RsExpr converted = fn.conversions.implicit(RsExpr.path(temps.get(i)), types.get(i), fn.typeOf(lhs.get(i)));
        store(lhs.get(i), new Operands.Operand(null, "v", () -> converted), at);
      }
    }
  }

  private RsExpr target(Expr e) {
    return isBlank(e) ? RsExpr.path("_") : fn.places.place(e, true);
  }

  private void several(AssignStmt a) {
    if (swap(a)) {
      return;
    }
    boolean maps = a.lhs().stream().anyMatch(e -> Nodes.unparen(e) instanceof IndexExpr x && Ty.under(fn.typeOf(x.x())) instanceof MapType);
    boolean calls = a.lhs().stream().anyMatch(fn.effects::calls);
    List<Operands.Operand> operands = new ArrayList<>();
    for (int i = 0; i < a.rhs().size(); i++) {
      Expr l = a.lhs().get(i);
      operands.add(fn.exprs.operand(a.rhs().get(i), isBlank(l) ? Want.OWN : Want.of(fn.typeOf(l)), Operands.nameFor(l)));
    }
    if (!maps && !calls && noneChanges(a.lhs())) {
      List<RsExpr> values = fn.exprs.all(operands);
      fn.stmts.emit(new RsExpr.Assign(RsExpr.tupleOf(a.lhs().stream().map(this::target).toList()), RsExpr.tupleOf(values)), a);
      return;
    }
    List<java.util.function.Consumer<RsExpr>> stores = new ArrayList<>();
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
  private java.util.function.Consumer<RsExpr> prepared(Expr lhs, Node at) {
    Expr l = Nodes.unparen(lhs);
    if (isBlank(l)) {
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
    RsExpr place = hoisted(() -> fn.places.place(l, true));
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
