package org.go2rs.transpile.body;

import java.util.ArrayList;
import java.util.List;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.constant.Value;
import org.go2rs.frontend.types.*;
import org.go2rs.frontend.types.MapType;
import org.go2rs.transpile.analysis.Walk;
import org.go2rs.transpile.rust.*;
import org.jspecify.annotations.Nullable;

/** {@code for .. range} over everything that Go ranges over. */
final class Ranges {
  private final Fn fn;

  Ranges(Fn fn) {
    this.fn = fn;
  }

  void lower(RangeStmt s, @Nullable String label) {
    Type type = fn.typeOf(s.x());
    Type under = Ty.under(type);
    if (under instanceof Signature sig) {
      overFunction(s, sig, label);
      return;
    }
    boolean key = s.key() != null && !Assigns.isBlank(s.key());
    boolean value = s.value() != null && !Assigns.isBlank(s.value());
    RsExpr iter = iterator(s, type, under, key, value);
    if (iter == null) {
      fn.unsupported(s, "a range over this type");
      return;
    }
    Frame.Target t = fn.loops.target(s, label, false);
    RsPat[] pat = new RsPat[1];
    RsBlock[] body = new RsBlock[1];
    fn.locals.scoped(
        () -> {
          List<RsStmt> first = new ArrayList<>();
          pat[0] = pattern(s, under, key, value, first);
          body[0] = body(s, t, first);
        });
    fn.stmts.emit(new RsExpr.For(t.usedLabel(), pat[0], iter, body[0]), s);
  }

  private RsBlock body(RangeStmt s, Frame.Target t, List<RsStmt> first) {
    fn.frame.targets.add(t);
    RsBlock body = fn.out.block(
        () -> {
          first.forEach(fn.out::emit);
          fn.locals.scoped(() -> fn.stmts.list(s.body().list(), s.body().rbrace()));
        });
    fn.frame.targets.remove(t);
    return body;
  }

  private @Nullable RsExpr iterator(RangeStmt s, Type type, Type under, boolean key, boolean value) {
    if (!value && under instanceof Pointer p && Ty.under(p.elem()) instanceof Array a) {
      // The length is known: the pointer, which may be nil, is not followed.
      if (fn.effects.calls(s.x())) {
        fn.out.emit(RsStmt.let(RsPat.WILD, fn.exprs.value(s.x()), fn.origin(s)));
      }
      return new RsExpr.Range(RsExpr.intLit(0), RsExpr.intLit(a.len()), false);
    }
    if (under instanceof Basic b && b.is(Basic.IS_INTEGER)) {
      return integers(s, type);
    }
    if (!value && under instanceof Array a && isFollowed(s.x()) && !fn.effects.calls(s.x())) {
      // Go does not evaluate what has a length that is known, so nil pointers and wrong indices do no harm.
      return new RsExpr.Range(RsExpr.intLit(0), RsExpr.intLit(a.len()), false);
    }
    if (asBytes(s.x(), under) instanceof Expr text) {
      return bytes(fn.conversions.unwrap(fn.exprs.value(text, Want.OWN), fn.typeOf(text)), key, value);
    }
    RsExpr x = under instanceof Pointer p
        ? RsExpr.method(Places.auto(fn.conversions.unwrap(fn.places.pointer(s.x(), true), p.elem())), "all")
        : under instanceof Basic ? string(s) : fn.exprs.inner(s.x());
    RsExpr base = Places.auto(x);
    return switch (under) {
      case Basic b when b.is(Basic.IS_STRING) -> key ? RsExpr.method(base, "rune_indices") : RsExpr.method(base, "runes");
      case Slice v -> elements(base, x, key, value);
      case Array v -> elements(base, x, key, value);
      case Pointer v -> elements(base, x, key, value);
      case MapType m -> RsExpr.method(base, key && value ? "iter" : value ? "values" : "keys");
      case Chan c -> x;
      case null -> null;
      case Basic other -> null;
      case Struct other -> null;
      case Tuple other -> null;
      case Signature other -> null;
      case Union other -> null;
      case Interface other -> null;
      case Named other -> null;
      case TypeParam other -> null;
      case Alias other -> null;
    };
  }

  /** Whether an array lies behind a pointer or an index. */
  private boolean isFollowed(Expr x) {
    return Walk.anyHere(x, n -> n instanceof StarExpr || n instanceof IndexExpr || n instanceof SelectorExpr s && fn.info.selections.get(s) instanceof Selection sel && sel.indirect());
  }

  /** The string in {@code []byte(s)}, or null. Nobody can change it while it is gone over, so the loop needs no copy. */
  private @Nullable Expr asBytes(Expr x, @Nullable Type under) {
    boolean bytes = under instanceof Slice s && Ty.isKind(s.elem(), BasicKind.UINT8) && !Ty.isNewtype(s.elem());
    if (!bytes || !(Nodes.unparen(x) instanceof CallExpr call) || !fn.info.isConversion(call)) {
      return null;
    }
    Expr text = call.args().get(0);
    boolean plain = Ty.isString(fn.typeOf(text)) && !Ty.isTypeParam(fn.typeOf(text)) && !fn.isConstant(text);
    return plain ? text : null;
  }

  private static RsExpr bytes(RsExpr text, boolean key, boolean value) {
    RsExpr base = Places.auto(text);
    return key && value ? RsExpr.method(base, "byte_indices") : elements(base, RsExpr.method(base, "bytes"), key, value);
  }

  private RsExpr string(RangeStmt s) {
    return fn.conversions.unwrap(fn.exprs.value(s.x(), Want.OWN), fn.typeOf(s.x()));
  }

  private static RsExpr elements(RsExpr base, RsExpr x, boolean key, boolean value) {
    if (key && value) {
      return RsExpr.method(base, "enumerate");
    }
    if (value) {
      return x;
    }
    return new RsExpr.Range(RsExpr.intLit(0), RsExpr.method(base, "len"), false);
  }

  private RsExpr integers(RangeStmt s, Type type) {
    Var v = s.key() instanceof Ident id && fn.info.defs.get(id) instanceof Var found ? found : null;
    Type own = v != null ? v.type() : Types.defaultType(type);
    boolean counted = v == null && s.key() == null && fn.isConstant(Nodes.unparen(s.x())) && isSmall(s.x());
    boolean anchored = counted || (v != null && fn.anchors.isAnchored(v));
    RsExpr bound = fn.exprs.value(s.x(), new Want(own, anchored, false));
    RsExpr high = Ty.isKind(own, BasicKind.UINTPTR) && !Ty.isNewtype(own) ? RsExpr.field(bound, "0") : fn.conversions.unwrap(bound, own);
    return new RsExpr.Range(RsExpr.intLit(0), high, false);
  }

  /** Whether the count fits the type that rustc gives a number which nobody looks at. */
  private boolean isSmall(Expr count) {
    return org.go2rs.frontend.constant.Constants.toInt(fn.tv(Nodes.unparen(count)).value()) instanceof Value.IntVal n && n.value().bitLength() < Integer.SIZE;
  }

  private RsPat pattern(RangeStmt s, Type under, boolean key, boolean value, List<RsStmt> first) {
    boolean pairs = under instanceof Slice || under instanceof Array || under instanceof Pointer || under instanceof MapType;
    boolean text = under instanceof Basic b && b.is(Basic.IS_STRING);
    if (under instanceof Chan || (under instanceof Basic b && b.is(Basic.IS_INTEGER))) {
      return key ? variable(s, s.key(), first) : RsPat.WILD;
    }
    if (text && key) {
      return new RsPat.Tuple(List.of(variable(s, s.key(), first), value ? variable(s, s.value(), first) : RsPat.WILD));
    }
    if (pairs && key && value) {
      return new RsPat.Tuple(List.of(variable(s, s.key(), first), variable(s, s.value(), first)));
    }
    return value ? variable(s, s.value(), first) : key ? variable(s, s.key(), first) : RsPat.WILD;
  }

  /** The pattern for one iteration variable; what a pattern cannot say goes to the front of the body. */
  private RsPat variable(RangeStmt s, Expr e, List<RsStmt> first) {
    if (s.tok() == Token.DEFINE) {
      Ident id = (Ident) e;
      Var v = (Var) fn.info.defs.get(id);
      if (v == null) {
        return RsPat.WILD;
      }
      RsPat pat = fn.declares.pattern(v);
      if (!fn.facts.isCell(v)) {
        return wrapKey(s, v, pat, first);
      }
      String name = fn.locals.of(v).name();
      first.add(RsStmt.let(pat, fn.declares.wrapped(v, RsExpr.path(name)), null));
      return RsPat.name(name);
    }
    String temp = fn.locals.temp(e instanceof Ident id ? id.name() + "_" : "v");
    Type target = fn.typeOf(e);
    first.addAll(fn.out.nested(() -> fn.assigns.store(e, new Operands.Operand(null, "v", () -> assigned(s, e, target, RsExpr.path(temp))), s)));
    return RsPat.name(temp);
  }

  /** Ranging over an integer of a defined type yields plain integers. */
  private RsPat wrapKey(RangeStmt s, Var v, RsPat pat, List<RsStmt> first) {
    if (!(Ty.under(fn.typeOf(s.x())) instanceof Basic b && b.is(Basic.IS_INTEGER)) || !(Ty.isNewtype(v.type()) || Ty.isKind(v.type(), BasicKind.UINTPTR))) {
      return pat;
    }
    String name = fn.locals.of(v).name();
    RsExpr number = RsExpr.path(name);
    RsExpr wrapped = Ty.isNewtype(v.type()) ? fn.conversions.wrap(number, v.type()) : RsExpr.call(fn.prelude("Uintptr"), List.of(number));
    first.add(RsStmt.let(pat, wrapped, null));
    return RsPat.name(name);
  }

  /** What an iteration assigns to a variable that was there before, which may be of an interface type. */
  private RsExpr assigned(RangeStmt s, Expr e, Type target, RsExpr value) {
    Type ranged = fn.typeOf(s.x());
    if (!Ty.isInterface(target)) {
      return keyValue(s, target, value);
    }
    boolean integer = Ty.under(ranged) instanceof Basic b && b.is(Basic.IS_INTEGER);
    Type from = integer ? Types.defaultType(ranged) : yielded(Ty.under(ranged), e == s.key());
    RsExpr own = integer ? fn.conversions.wrap(value, from) : value;
    return from == null ? own : fn.conversions.implicit(own, from, target);
  }

  /** The type of the keys or values of what is ranged over, but for numbers; null where no iteration has one. */
  private static @Nullable Type yielded(Type under, boolean key) {
    return under instanceof Slice t ? key ? Basic.INT : t.elem()
        : under instanceof Array t ? key ? Basic.INT : t.elem()
        : under instanceof Pointer t ? yielded(Ty.under(t.elem()), key)
        : under instanceof MapType t ? key ? t.key() : t.elem()
        : under instanceof Chan t ? t.elem()
        : under instanceof Signature t && t.params().typeAt(0).underlying() instanceof Signature yield ? yield.params().typeAt(key ? 0 : 1)
        : under instanceof Basic b && b.is(Basic.IS_STRING) ? key ? Basic.INT : Basic.INT32
        : null;
  }

  private RsExpr keyValue(RangeStmt s, Type target, RsExpr value) {
    boolean integer = Ty.under(fn.typeOf(s.x())) instanceof Basic b && b.is(Basic.IS_INTEGER);
    return integer ? fn.conversions.wrap(value, target) : value;
  }

  // Functions.

  private void overFunction(RangeStmt s, Signature sig, @Nullable String label) {
    Type yielding = sig.params().typeAt(0);
    int count = Ty.under(yielding) instanceof Signature yield ? yield.params().size() : 0;
    RsExpr seq = fn.exprs.inner(s.x());
    if (Ty.isNewtype(yielding)) {
      seq = withPlainYield(seq, yielding);
    }
    if (leavesOutwards(s)) {
      throughFlow(s, seq, count, label);
      return;
    }
    Frame.Target t = fn.loops.target(s, label, false);
    RsPat[] pat = new RsPat[1];
    RsBlock[] body = new RsBlock[1];
    fn.locals.scoped(
        () -> {
          List<RsStmt> first = new ArrayList<>();
          pat[0] = yielded(s, count, first);
          body[0] = body(s, t, first);
        });
    fn.stmts.emit(new RsExpr.RangeOver(t.usedLabel(), pat[0], seq, body[0]), s);
  }

  /** A function whose parameter is of a defined function type, as one that takes that type's underlying type: the prelude goes over those. */
  private RsExpr withPlainYield(RsExpr seq, Type yielding) {
    String iterate = fn.locals.temp("seq");
    String yield = fn.locals.temp("yield");
    fn.out.emit(RsStmt.let(RsPat.name(iterate), seq, null));
    RsExpr call = RsExpr.call(RsExpr.path(iterate), fn.conversions.wrap(RsExpr.path(yield), yielding));
    var param = new RsExpr.ClosureParam(RsPat.name(yield), fn.file.type(yielding.underlying()));
    return RsExpr.call(RsPath.of("func"), List.of(new RsExpr.Closure(true, List.of(param), null, call)));
  }

  private RsPat yielded(RangeStmt s, int count, List<RsStmt> first) {
    List<RsPat> pats = new ArrayList<>();
    Expr[] vars = {s.key(), s.value()};
    for (int i = 0; i < count; i++) {
      pats.add(vars[i] == null || Assigns.isBlank(vars[i]) ? RsPat.WILD : variable(s, vars[i], first));
    }
    return pats.size() == 1 ? pats.get(0) : new RsPat.Tuple(pats);
  }

  /** Whether the body returns, or jumps to a label around the loop or its own: the macro knows no labels. */
  private boolean leavesOutwards(RangeStmt s) {
    return Walk.anyHere(
        s.body(),
        n -> n instanceof ReturnStmt || (n instanceof BranchStmt b && b.label() != null && !isInside(s, b.label().name())));
  }

  private static boolean isInside(RangeStmt s, String label) {
    return Walk.anyHere(s.body(), n -> n instanceof LabeledStmt l && l.label().name().equals(label));
  }

  /**
   * The body as a closure whose result says how it was left: {@code Continue} for the next value, {@code Break(None)} for a {@code break}, {@code Break(Some(r))} for a {@code return}. A
   * branch to a label around the loop breaks too, and a variable beside the loop tells which.
   */
  private void throughFlow(RangeStmt s, RsExpr seq, int count, @Nullable String label) {
    Frame frame = fn.frame;
    Frame.Flow flow = new Frame.Flow(frame.flow, s, fn.locals.temp("leave"));
    Frame.Target t = new Frame.Target(s, label, true, false, frame.label("l"), "", flow);
    List<RsExpr.ClosureParam> params = new ArrayList<>();
    frame.flow = flow;
    RsBlock body = closureBody(s, t, count, params);
    frame.flow = flow.outer;
    if (!flow.exits.isEmpty()) {
      fn.out.emit(RsStmt.let(RsPat.name(flow.leave, true), RsExpr.intLit(0), null));
    }
    RsType result = RsType.named("ControlFlow", RsType.named("Option", fn.returns.flowType()));
    String each = count == 2 ? "each2" : count == 0 ? "each0" : "each";
    RsExpr call = RsExpr.call(RsExpr.path(each), seq, new RsExpr.Closure(false, params, result, RsExpr.block(body)));
    if (Walk.anyHere(s.body(), n -> n instanceof ReturnStmt)) {
      String name = fn.locals.temp("r");
      List<RsStmt> leave = fn.out.nested(() -> fn.returns.leave(RsExpr.path(name), s));
      RsPat returned = fn.returns.flowType().equals(RsType.UNIT) ? RsPat.WILD : RsPat.name(name);
      RsPat left = new RsPat.TupleStruct(RsPath.of("Break"), List.of(RsPat.some(returned)));
      fn.stmts.emit(new RsExpr.If(new RsExpr.LetCond(left, call), RsBlock.of(leave), null), s);
    } else {
      fn.out.emit(RsStmt.let(RsPat.WILD, call, fn.origin(s)));
    }
    for (int i = 0; i < flow.exits.size(); i++) {
      BranchStmt exit = flow.exits.get(i);
      RsExpr taken = RsExpr.binary(RsExpr.BinaryOp.EQ, RsExpr.path(flow.leave), RsExpr.intLit(i + 1));
      fn.stmts.emit(new RsExpr.If(taken, fn.out.block(() -> fn.branches.branch(exit)), null), exit);
    }
  }

  private RsBlock closureBody(RangeStmt s, Frame.Target t, int count, List<RsExpr.ClosureParam> params) {
    List<Frame.Target> around = new ArrayList<>(fn.frame.targets);
    RsBlock[] body = new RsBlock[1];
    fn.locals.scoped(
        () -> {
          List<RsStmt> first = new ArrayList<>();
          Expr[] vars = {s.key(), s.value()};
          for (int i = 0; i < count; i++) {
            RsPat pat = vars[i] == null || Assigns.isBlank(vars[i]) ? RsPat.WILD : variable(s, vars[i], first);
            params.add(new RsExpr.ClosureParam(pat, null));
          }
          body[0] = body(s, t, first);
        });
    fn.frame.targets.clear();
    fn.frame.targets.addAll(around);
    RsExpr done = RsExpr.call(RsExpr.path("Continue"), new RsExpr.Tuple(List.of()));
    return org.go2rs.transpile.passes.Flow.diverges(body[0]) ? body[0] : new RsBlock(body[0].stmts(), done);
  }

  /** A branch inside a body that is a closure, to something around it. */
  void leave(BranchStmt b) {
    Frame.Flow flow = fn.frame.flow;
    int exit = 0;
    while (exit < flow.exits.size() && !goesWith(flow.exits.get(exit), b)) {
      exit++;
    }
    if (exit == flow.exits.size()) {
      flow.exits.add(b);
    }
    fn.stmts.emit(new RsExpr.Assign(RsExpr.path(flow.leave), RsExpr.intLit(exit + 1)), b);
    fn.stmts.emit(new RsExpr.Return(RsExpr.call(RsExpr.path("Break"), RsExpr.path("None"))), b);
  }

  private static boolean goesWith(BranchStmt a, BranchStmt b) {
    return a.tok() == b.tok() && a.label() != null && b.label() != null && a.label().name().equals(b.label().name());
  }

  /** {@code break} and {@code continue} of the loop whose body is the innermost closure. */
  boolean isFlowLoop(Frame.Target t) {
    return t.flow != null && t.flow.go == t.go;
  }

  void jumpInFlow(BranchStmt b, boolean isContinue) {
    RsExpr value = isContinue
        ? RsExpr.call(RsExpr.path("Continue"), new RsExpr.Tuple(List.of())) : RsExpr.call(RsExpr.path("Break"), RsExpr.path("None"));
    fn.stmts.emit(new RsExpr.Return(value), b);
  }
}
