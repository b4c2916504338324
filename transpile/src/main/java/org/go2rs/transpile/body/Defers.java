package org.go2rs.transpile.body;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.*;
import org.go2rs.transpile.analysis.Walk;
import org.go2rs.transpile.rust.*;
import org.jspecify.annotations.Nullable;

/** {@code defer} and {@code go}. */
final class Defers {
  private final Fn fn;

  /** Whether the receiver of the call that is being lowered is compared with nil at the statement: the macro does it where it can. */
  boolean asksForNil;

  Defers(Fn fn) {
    this.fn = fn;
  }

  /** What a function's deferred calls ask of its body. */
  enum Mode {
    /** Nothing. */
    PLAIN,
    /** They touch the results: the body is a closure, the results are slots around it. */
    SCOPE,
    /** They may recover: the same, and a panic comes back to here. */
    RECOVERING
  }

  /** Where a {@code defer} stands. */
  private enum Position {
    TOP,
    BRANCH,
    LOOP
  }

  /** Looks at the deferred calls of a body before it is lowered. */
  Mode plan(BlockStmt body, Signature sig) {
    Map<DeferStmt, Position> found = new HashMap<>();
    for (Stmt s : body.list()) {
      find(s, Position.TOP, found);
    }
    boolean jumps = Walk.anyHere(body, n -> n instanceof BranchStmt b && b.tok() == Token.GOTO);
    List<DeferStmt> inOrder = found.keySet().stream().sorted((a, b) -> Integer.compare(a.pos(), b.pos())).toList();
    int slot = 0;
    for (DeferStmt d : inOrder) {
      Position p = jumps || fn.frame.defersList != null ? Position.LOOP : found.get(d);
      if (p == Position.TOP) {
        continue;
      }
      // Declared right before the statement that defers, so that what was deferred earlier runs later.
      Stmt at = body.list().get(0);
      for (Stmt s : body.list()) {
        at = !jumps && s.pos() <= d.pos() ? s : at;
      }
      List<RsStmt> before = fn.frame.deferDecls.computeIfAbsent(at, k -> new ArrayList<>());
      if (p == Position.BRANCH) {
        String name = fn.locals.names().fresh(slot++ == 0 ? "deferred" : "deferred" + slot);
        fn.frame.deferNames.put(d, name);
        before.add(new RsStmt.DeferSlot(name, null));
      } else {
        if (fn.frame.defersList == null) {
          fn.frame.defersList = fn.locals.names().fresh("defers");
          before.add(RsStmt.let(RsPat.name(fn.frame.defersList, true), RsExpr.call(fn.prelude("Defers").then("new"), List.of()), null));
        }
        fn.frame.deferNames.put(d, fn.frame.defersList);
      }
    }
    if (inOrder.stream().anyMatch(this::mayRecover)) {
      return Mode.RECOVERING;
    }
    boolean touches = !inOrder.isEmpty() && sig.results().vars().stream().anyMatch(v -> fn.facts.isCaptured(v));
    return touches ? Mode.SCOPE : Mode.PLAIN;
  }

  private void find(Node n, Position at, Map<DeferStmt, Position> found) {
    if (n instanceof FuncLit) {
      return;
    }
    if (n instanceof DeferStmt d) {
      found.put(d, at);
      return;
    }
    boolean isLoop = n instanceof ForStmt || n instanceof RangeStmt;
    boolean isBranch = at == Position.TOP && n instanceof Stmt && !(n instanceof LabeledStmt);
    Position inner = isLoop ? Position.LOOP : isBranch ? Position.BRANCH : at;
    Walk.children(n).forEach(c -> find(c, inner, found));
  }

  /** Declares the slots and the list of deferred calls in branches and loops that belong before a statement. */
  void before(Stmt s) {
    fn.frame.deferDecls.getOrDefault(s, List.of()).forEach(fn.out::emit);
  }

  private boolean mayRecover(DeferStmt d) {
    return Nodes.unparen(d.call()) instanceof CallExpr call && mayRecover(call);
  }

  private boolean mayRecover(CallExpr call) {
    if (fn.info.isConversion(call)) {
      return false;
    }
    if (Nodes.unparen(call.fun()) instanceof FuncLit lit) {
      return callsRecover(lit.body());
    }
    if (fn.effects.builtin(call) != null) {
      // `defer recover()` is no call of a deferred function: it recovers for the function that defers it, once that returns.
      return false;
    }
    Func callee = fn.effects.callee(call);
    if (callee != null) {
      return fn.summaries.recovers(callee);
    }
    boolean method = Nodes.unparen(call.fun()) instanceof SelectorExpr s && fn.info.selections.get(s) instanceof Selection sel && sel.kind() == Selection.Kind.METHOD_VAL;
    return !method && !isKnownCalm(fn.typeOf(call.fun()));
  }

  /** Function types of the standard library whose values never recover. */
  private static boolean isKnownCalm(Type type) {
    return Types.asNamed(type) instanceof Named n && n.obj().pkg() != null && n.obj().pkg().path().equals("context");
  }

  boolean callsRecover(BlockStmt body) {
    return Walk.anyHere(body, n -> n instanceof CallExpr c && fn.effects.builtin(c) instanceof Builtin b && b.builtinId() == Builtin.Id.RECOVER);
  }

  // defer

  void defer(DeferStmt d) {
    CallExpr call = (CallExpr) Nodes.unparen(d.call());
    String name = fn.frame.deferNames.get(d);
    asksForNil = name != null;
    Deferred deferred = deferred(call, true);
    asksForNil = false;
    if (name == null) {
      RsExpr body = deferred.panic() != null ? deferred.unit() : wrapsRecoverer(call) ? deferred.inBlock() : deferred.body();
      fn.stmts.emit(new RsExpr.Defer(deferred.panic(), body), d);
      return;
    }
    boolean list = name.equals(fn.frame.defersList);
    boolean grants = !list && deferred.panic() == null && Closures.called(call) == null && mayRecover(d);
    RsExpr body = grants ? granting(deferred.body()) : deferred.unit();
    RsPat param = grants ? RsPat.name("p") : deferred.panic() == null ? RsPat.WILD : RsPat.name(deferred.panic());
    boolean plain = deferred.panic() == null && !keepsRight(call);
    List<RsExpr.ClosureParam> params = list && plain ? List.of() : List.of(new RsExpr.ClosureParam(param, null));
    RsExpr closure = new RsExpr.Closure(true, params, null, body);
    String method = list ? (plain ? "push" : "push_with") : "set";
    fn.stmts.emit(RsExpr.method(RsExpr.path(name), method, closure), d);
  }

  /** A literal whose only statement calls what may recover: it stays a block, for Go gives the right to recover to the literal and not to what that calls. */
  private boolean wrapsRecoverer(CallExpr call) {
    return Closures.called(call) instanceof FuncLit lit && (holdsRecoverer(lit.body()) || onlyCall(lit) instanceof CallExpr c && (mayRecover(c) || takesFunction(c)));
  }

  /** Whether a call is given a function, which might recover. */
  private boolean takesFunction(CallExpr c) {
    return c.args().stream().anyMatch(a -> fn.typeOf(a) != null && Ty.under(fn.typeOf(a)) instanceof Signature);
  }

  /** Whether a literal that recovers stands in a node, other than as a deferred call: it is called by somebody else, and has no right to. */
  private boolean holdsRecoverer(Node n) {
    if (n instanceof FuncLit lit && callsRecover(lit.body())) {
      return true;
    }
    if (n instanceof DeferStmt d && Nodes.unparen(d.call()) instanceof CallExpr c && Nodes.unparen(c.fun()) instanceof FuncLit lit) {
      return holdsRecoverer(lit.body()) || c.args().stream().anyMatch(this::holdsRecoverer);
    }
    return Walk.children(n).stream().anyMatch(this::holdsRecoverer);
  }

  /** A literal that does not recover but calls what may: the right to do so ends with it. */
  private boolean keepsRight(CallExpr call) {
    return Closures.called(call) instanceof FuncLit lit && (holdsRecoverer(lit.body()) || Walk.anyHere(lit.body(), n -> n instanceof CallExpr c && mayRecover(c)));
  }

  private static @Nullable CallExpr onlyCall(FuncLit lit) {
    return lit.body().list().size() == 1 && lit.body().list().getFirst() instanceof ExprStmt s && Nodes.unparen(s.x()) instanceof CallExpr c ? c : null;
  }

  /** A call of a function that may recover: the right to do so is handed on to it. */
  private static RsExpr granting(RsExpr call) {
    RsStmt grant = RsStmt.of(RsExpr.method(RsExpr.path("p"), "grant"), null);
    return RsExpr.block(RsBlock.of(List.of(grant, RsStmt.of(call, null))));
  }

  /** Whether the call is an expression of unit type in Rust. */
  private boolean isVoid(CallExpr call) {
    return Closures.called(call) == null && fn.typeOf(call) instanceof Tuple t && t.size() == 0;
  }

  /** Whether a literal's body is one call whose results nobody takes. */
  private boolean isValued(FuncLit lit) {
    return onlyCall(lit) instanceof CallExpr c && !isVoid(c);
  }

  /** Whether a literal's body is one receive, whose value nobody takes. */
  private static boolean isReceive(FuncLit lit) {
    return lit.body().list().size() == 1 && lit.body().list().get(0) instanceof ExprStmt s && Nodes.unparen(s.x()) instanceof UnaryExpr;
  }

  /**
   * A call that runs later.
   *
   * @param panic the parameter through which it recovers
   * @param valued whether the body has a value
   */
  private record Deferred(@Nullable String panic, RsExpr body, boolean valued) {

    /** The body in a block. */
    RsExpr inBlock() {
      return body instanceof RsExpr.Block ? body : RsExpr.block(RsBlock.of(List.of(RsStmt.of(body, null))));
    }

    /** The body without its value. */
    RsExpr unit() {
      boolean statement = body instanceof RsExpr.Block b && b.block().tail() == null || body instanceof RsExpr.Assign || body instanceof RsExpr.OpAssign;
      return !valued || statement ? body : RsExpr.block(RsBlock.of(List.of(RsStmt.of(body, null))));
    }
  }

  private Deferred deferred(CallExpr call, boolean isDefer) {
    if (Nodes.unparen(call.fun()) instanceof FuncLit lit && ((Signature) fn.typeOf(lit).underlying()).results().size() == 0
        && !((Signature) fn.typeOf(lit).underlying()).variadic() && !(call.args().size() == 1 && fn.typeOf(call.args().get(0)) instanceof Tuple)) {
      return literal(lit, call, isDefer);
    }
    boolean recover = fn.effects.builtin(call) instanceof Builtin b && b.builtinId() == Builtin.Id.RECOVER;
    if (recover) {
      return recoverLater(isDefer);
    }
    fn.operands.holding = true;
    RsExpr body = fn.exprs.value(call, Want.KNOWN);
    fn.operands.holding = false;
    return new Deferred(null, body, !isVoid(call));
  }

  /** {@code defer recover()}: nothing while a panic runs the deferred calls, for no deferred function calls it then. */
  private Deferred recoverLater(boolean isDefer) {
    if (!isDefer) {
      return new Deferred(null, RsExpr.block(RsBlock.of(List.of())), false);
    }
    String now = fn.locals.temp("now");
    RsExpr right = RsExpr.method(fn.builtins.rightToRecover(), "unless", RsExpr.path(now));
    return new Deferred(now, RsExpr.block(RsBlock.of(List.of(RsStmt.let(RsPat.WILD, RsExpr.method(right, "recover"), null)))), false);
  }

  /** Whether a body that does not recover calls a function that would, were it deferred: what right this function was given must not reach that one. */
  boolean endsRight(BlockStmt body) {
    List<Expr> deferred = new ArrayList<>();
    return Walk.anyHere(body, n -> {
      if (n instanceof DeferStmt d) {
        deferred.add(Nodes.unparen(d.call()));
      }
      return n instanceof CallExpr c && !deferred.contains(c) && fn.effects.callee(c) instanceof Func f && fn.summaries.recovers(f);
    });
  }

  private Deferred literal(FuncLit lit, CallExpr call, boolean isDefer) {
    Signature sig = (Signature) fn.typeOf(lit).underlying();
    List<Var> params = sig.params().vars();
    List<Operands.Operand> operands = new ArrayList<>();
    for (int i = 0; i < params.size(); i++) {
      operands.add(fn.exprs.operand(call.args().get(i), Want.loose(params.get(i).type()), params.get(i).name()));
    }
    List<RsExpr> args = fn.exprs.all(operands);
    RsBlock[] body = new RsBlock[1];
    String[] panic = new String[1];
    List<RsStmt> lets = new ArrayList<>();
    fn.locals.scoped(
        () -> {
          Frame outer = fn.frame;
          fn.frame = new Frame(sig, lit);
          for (int i = 0; i < params.size(); i++) {
            bind(params.get(i), args.get(i), lets);
          }
          if (isDefer && callsRecover(lit.body())) {
            panic[0] = fn.frame.recoverName = fn.locals.temp("p");
          }
          body[0] = fn.returns.body(lit.body(), sig, List.of());
          fn.frame = outer;
        });
    lets.forEach(fn.out::emit);
    return new Deferred(panic[0], simple(body[0], panic[0] == null), isValued(lit) || isReceive(lit));
  }

  private void bind(Var param, RsExpr arg, List<RsStmt> lets) {
    if (param.name().isEmpty() || param.name().equals("_")) {
      lets.add(RsStmt.let(RsPat.WILD, arg, null));
      return;
    }
    boolean same = arg instanceof RsExpr.Path p && fn.locals.names().of(param).equals(p.path().identifier());
    RsPat pat = fn.declares.pattern(param);
    if (!same || fn.facts.isCell(param) || fn.isMutated(param)) {
      lets.add(RsStmt.let(pat, fn.declares.wrapped(param, arg), null));
    }
  }

  /**
   * A block of one expression without a value is that expression.
   *
   * @param dropped whether a value would be dropped: a closure with a parameter must give none
   */
  private static RsExpr simple(RsBlock body, boolean dropped) {
    if (body.tail() == null && body.stmts().size() == 1 && body.stmts().get(0) instanceof RsStmt.Expr e
        && (dropped || e.expr() instanceof RsExpr.Assign || e.expr() instanceof RsExpr.OpAssign) && !(e.expr() instanceof RsExpr.Defer) && !(e.expr() instanceof RsExpr.If) && !(e.expr() instanceof RsExpr.For) && !(e.expr() instanceof RsExpr.While) && !(e.expr() instanceof RsExpr.Match)) {
      return e.expr();
    }
    return RsExpr.block(body);
  }

  // go

  void go(GoStmt g) {
    CallExpr call = (CallExpr) Nodes.unparen(g.call());
    Deferred[] later = new Deferred[1];
    List<RsStmt> lets = fn.out.nested(() -> fn.locals.scoped(() -> later[0] = deferred(call, false)));
    RsExpr started = RsExpr.call(RsExpr.path("go"), new RsExpr.Closure(true, List.of(), null, later[0].unit()));
    if (lets.isEmpty()) {
      fn.stmts.emit(started, g);
      return;
    }
    List<RsStmt> block = new ArrayList<>(lets);
    block.add(RsStmt.of(started, fn.origin(g)));
    fn.stmts.emit(RsExpr.block(RsBlock.of(block)), g);
  }
}
