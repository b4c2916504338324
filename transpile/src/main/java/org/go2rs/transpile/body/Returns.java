package org.go2rs.transpile.body;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.*;
import org.go2rs.transpile.analysis.Walk;
import org.go2rs.transpile.passes.Flow;
import org.go2rs.transpile.passes.TailReturn;
import org.go2rs.transpile.rust.*;

/** Bodies of functions and literals: parameters, results, {@code return}. */
final class Returns {
  private final Fn fn;

  Returns(Fn fn) {
    this.fn = fn;
  }

  /** The pattern of a parameter; what a pattern cannot say is added to {@code first}. */
  RsPat param(Var v, List<RsStmt> first) {
    if (v.name().isEmpty() || v.name().equals("_")) {
      return RsPat.WILD;
    }
    boolean cell = fn.facts.isCell(v);
    Local local = fn.locals.declare(v, cell ? Local.Storage.CELL : Local.Storage.PLAIN);
    if (cell) {
      first.add(RsStmt.let(RsPat.name(local.name(), fn.isMutated(v)), fn.declares.wrapped(v, RsExpr.path(local.name())), null));
      return RsPat.name(local.name());
    }
    // Go allows parameters that nothing uses; Rust wants to see that it is meant.
    return fn.facts.isMentioned(v) ? RsPat.name(local.name(), fn.isMutated(v)) : RsPat.name("_" + local.name());
  }

  /** The body of the function or literal whose frame is open. */
  RsBlock body(BlockStmt b, Signature sig, List<RsStmt> first) {
    Defers.Mode mode = fn.defers.plan(b, sig);
    return mode == Defers.Mode.PLAIN ? plain(b, sig, first) : wrapped(b, sig, first, mode);
  }

  private RsBlock plain(BlockStmt b, Signature sig, List<RsStmt> first) {
    RsBlock block = fn.out.block(
        () -> {
          first.forEach(fn.out::emit);
          namedResults(b, sig);
          fn.stmts.list(b.list(), b.rbrace());
        });
    return TailReturn.apply(ended(withRecovery(block, b), sig));
  }

  /** The body, which begins by taking the right to recover that the function may have been given. */
  private RsBlock withRecovery(RsBlock block, BlockStmt body) {
    boolean drops = fn.frame.recoverName == null && !(fn.frame.literal != null && fn.facts.isDeferred(fn.frame.literal)) && fn.defers.endsRight(body);
    if (!fn.frame.ownRecovery && !drops) {
      return block;
    }
    List<RsStmt> stmts = new ArrayList<>();
    stmts.add(RsStmt.let(drops ? RsPat.WILD : RsPat.name(fn.frame.recoverName), RsExpr.call(RsExpr.path("recovery")), null));
    stmts.addAll(block.stmts());
    return new RsBlock(stmts, block.tail());
  }

  /** Rust wants to see that the end of a function with results is not reached. */
  private static RsBlock ended(RsBlock block, Signature sig) {
    if (sig.results().size() == 0 || block.tail() != null || Flow.diverges(block)) {
      return block;
    }
    return new RsBlock(block.stmts(), RsExpr.macro("unreachable"));
  }

  private void namedResults(BlockStmt b, Signature sig) {
    List<Var> results = sig.results().vars();
    if (results.isEmpty() || results.get(0).name().isEmpty()) {
      return;
    }
    boolean naked = Walk.anyHere(b, n -> n instanceof ReturnStmt r && r.results().isEmpty());
    boolean set = Walk.anyHere(b, n -> n instanceof ReturnStmt r && setsCells(r, results));
    List<Local> locals = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      Var v = results.get(i);
      boolean blank = v.name().equals("_");
      boolean cell = fn.facts.isCell(v);
      if (set && !blank) {
        keepVisible(v);
      }
      Local local = blank
          ? fn.locals.declare(v, fn.locals.lasting("result"), Local.Storage.PLAIN)
          : fn.locals.declare(v, cell ? Local.Storage.CELL : Local.Storage.PLAIN);
      locals.add(local);
      boolean used = naked || set || cell || fn.facts.isRead(v) || fn.facts.isReassigned(v);
      if (used && !(fn.facts.isRedeclared(v) && fn.isUnused(v))) {
        boolean anchored = fn.frame.literal == null || fn.anchors.isAnchored(v);
        RsExpr zero = fn.constants.zero(v.type(), anchored && Ty.basic(v.type()) != null && !fn.anchors.isReceiver(v));
        fn.out.emit(RsStmt.let(RsPat.name(local.name(), fn.isMutated(v)), fn.declares.wrapped(v, zero), null));
      }
    }
    fn.frame.resultLocals = locals;
  }

  /** Whether a {@code return} gives a new value to a result that something points to. Where it only names these, it need not assign the others either. */
  private boolean setsCells(ReturnStmt r, List<Var> results) {
    if (r.results().isEmpty() || r.results().size() != results.size()) {
      return !r.results().isEmpty() && results.stream().anyMatch(fn.facts::isCell);
    }
    return IntStream.range(0, results.size())
        .anyMatch(i -> fn.facts.isCell(results.get(i)) && !(r.results().get(i) instanceof Ident id && fn.info.uses.get(id) == results.get(i)));
  }

  /** A result that every {@code return} assigns needs a name that no variable of the body hides. */
  private void keepVisible(Var v) {
    boolean hidden = fn.facts.variables().stream().anyMatch(o -> o != v && o.name().equals(v.name()));
    if (hidden) {
      fn.locals.names().rename(v, v.name() + "_");
    }
  }

  /** A body inside {@code recovering} or {@code scope}: results live in slots around it. */
  private RsBlock wrapped(BlockStmt b, Signature sig, List<RsStmt> first, Defers.Mode mode) {
    List<Var> results = sig.results().vars();
    int outside = outsideOfClosure(b);
    List<Local> slots = new ArrayList<>();
    RsBlock outer = fn.out.block(
        () -> {
          first.forEach(fn.out::emit);
          for (Var v : results) {
            boolean named = !v.name().isEmpty() && !v.name().equals("_");
            if (named) {
              keepVisible(v);
            }
            Local slot = named ? fn.locals.declare(v, Local.Storage.CELL) : fn.locals.declare(v, fn.locals.lasting("result"), Local.Storage.CELL);
            slots.add(slot);
            RsExpr zero = fn.constants.zero(v.type());
            boolean escapes = named && fn.facts.isCell(v) && !fn.facts.isCapturedByDeferOnly(v);
            fn.out.emit(escapes
                ? RsStmt.let(RsPat.name(slot.name(), true), RsExpr.call(fn.prelude("Ptr").then("new"), List.of(zero)), null)
                : new RsStmt.Var(slot.name(), zero, null));
          }
          fn.frame.resultLocals = slots;
          fn.frame.results = Frame.Results.READ;
          if (outside > 0) {
            fn.stmts.list(b.list().subList(0, outside), b.list().get(outside - 1).end());
          }
          fn.frame.results = Frame.Results.SLOTS;
          RsBlock inner = fn.out.block(() -> fn.locals.scoped(() -> fn.gotos.rest(b.list(), outside, b.rbrace())));
          String wrapper = mode == Defers.Mode.RECOVERING ? "recovering" : "scope";
          RsExpr closure = new RsExpr.Closure(false, List.of(), null, RsExpr.block(TailReturn.apply(withRecovery(inner, b))));
          // It stands where its first statement does: what is before it may be of a literal.
          fn.out.emit(RsStmt.of(RsExpr.call(RsExpr.path(wrapper), closure), fn.origin(outside < b.list().size() ? b.list().get(outside) : b)));
        });
    if (slots.isEmpty()) {
      return outer;
    }
    return new RsBlock(outer.stmts(), readSlots(slots));
  }

  /** How many statements come before the first that defers: they need no closure around them. Not where the body jumps, or recovers itself. */
  private int outsideOfClosure(BlockStmt b) {
    if (b.list().stream().anyMatch(s -> s instanceof LabeledStmt) || fn.defers.callsRecover(b)) {
      return 0;
    }
    int n = 0;
    while (n < b.list().size() && !Walk.anyHere(b.list().get(n), c -> c instanceof DeferStmt)) {
      n++;
    }
    return n;
  }

  private static RsExpr readSlots(List<Local> slots) {
    return RsExpr.tupleOf(slots.stream().map(Returns::read).toList());
  }

  private static RsExpr read(Local local) {
    RsExpr name = RsExpr.path(local.name());
    return local.isCell() ? RsExpr.deref(name) : name;
  }

  // return

  void lower(ReturnStmt r) {
    Signature sig = fn.frame.signature;
    boolean slots = fn.frame.results == Frame.Results.SLOTS;
    if (r.results().isEmpty()) {
      boolean values = sig.results().size() > 0 && !slots;
      fn.frame.resultLocals.forEach(local -> fn.mention(local.var()));
      leaveWith(values ? readSlots(fn.frame.resultLocals) : null, r);
      return;
    }
    RsExpr value = value(r, sig);
    if (fn.frame.results == Frame.Results.READ || !slots && !setsCells(r, fn.frame.resultLocals.stream().map(Local::var).toList())) {
      leaveWith(value, r);
      return;
    }
    assignResults(value, r);
    leaveWith(slots ? null : readSlots(fn.frame.resultLocals), r);
  }

  private RsExpr value(ReturnStmt r, Signature sig) {
    List<Type> types = Ty.results(sig);
    if (r.results().size() == 1 && types.size() > 1) {
      return spread(r.results().get(0), types, r);
    }
    List<Operands.Operand> operands = new ArrayList<>();
    for (int i = 0; i < r.results().size(); i++) {
      String name = sig.results().at(i).name();
      operands.add(fn.exprs.operand(r.results().get(i), new Want(types.get(i), true, false, fn.frame.literal == null), name));
    }
    return RsExpr.tupleOf(fn.exprs.all(operands));
  }

  /** {@code return f()} with several results. */
  private RsExpr spread(Expr call, List<Type> types, Node at) {
    List<Type> from = fn.assigns.resultTypes(call);
    RsExpr value = fn.assigns.multi(call);
    boolean same = true;
    for (int i = 0; i < types.size(); i++) {
      same &= Types.identical(from.get(i), types.get(i));
    }
    if (same) {
      return value;
    }
    List<RsPat> pats = new ArrayList<>();
    List<RsExpr> converted = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      String name = fn.locals.temp("r");
      pats.add(RsPat.name(name));
      converted.add(fn.conversions.implicit(RsExpr.path(name), from.get(i), types.get(i)));
    }
    fn.out.emit(RsStmt.let(RsPat.tupleOf(pats), value, fn.origin(at)));
    return RsExpr.tupleOf(converted);
  }

  private void assignResults(RsExpr value, Node at) {
    List<Local> locals = fn.frame.resultLocals;
    for (Local local : locals) {
      fn.mutate(local.var());
      fn.mention(local.var());
    }
    List<RsExpr> targets = locals.stream().map(Returns::read).toList();
    List<RsExpr> values = value instanceof RsExpr.Tuple t && targets.size() > 1 ? t.elements() : List.of(value);
    if (values.size() != targets.size()) {
      fn.stmts.emit(new RsExpr.Assign(RsExpr.tupleOf(targets), value), at);
      return;
    }
    // A result that is returned under its own name keeps what it has.
    List<Integer> changed = IntStream.range(0, values.size()).filter(i -> !values.get(i).equals(targets.get(i))).boxed().toList();
    if (!changed.isEmpty()) {
      RsExpr to = RsExpr.tupleOf(changed.stream().map(targets::get).toList());
      fn.stmts.emit(new RsExpr.Assign(to, RsExpr.tupleOf(changed.stream().map(values::get).toList())), at);
    }
  }

  /** Leaves the function; inside the closure of a range over a function by its result. */
  private void leaveWith(RsExpr value, Node at) {
    RsExpr result = value;
    if (fn.frame.flow != null) {
      RsExpr some = RsExpr.call(RsExpr.path("Some"), value == null ? new RsExpr.Tuple(List.of()) : value);
      result = RsExpr.call(RsExpr.path("Break"), some);
    }
    fn.stmts.emit(new RsExpr.Return(result), at);
  }

  /** Goes on leaving the function with what a closure's result brought. */
  void leave(RsExpr value, Node at) {
    boolean none = fn.frame.results == Frame.Results.SLOTS || fn.frame.signature.results().size() == 0;
    leaveWith(none ? null : value, at);
  }

  /** The type of what a closure around a loop body brings out. */
  RsType flowType() {
    boolean none = fn.frame.results == Frame.Results.SLOTS || fn.frame.signature.results().size() == 0;
    return none ? RsType.UNIT : fn.file.types().result(fn.frame.signature);
  }
}
