package org.go2rs.transpile.body;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.Var;
import org.go2rs.transpile.analysis.Walk;
import org.go2rs.transpile.passes.Flow;
import org.go2rs.transpile.rust.*;

/** Lists of statements, and {@code goto} in them, which {@link GotoPlan} turns into blocks and loops. */
final class Gotos {
  private final Fn fn;

  /** Variables that are declared before the statement that declares them in Go: jumps separate it from their uses. */
  private final Set<Var> early = new HashSet<>();

  Gotos(Fn fn) {
    this.fn = fn;
  }

  void list(List<Stmt> written, int end) {
    List<Stmt> list = oneLabelEach(written);
    boolean labels = list.stream().anyMatch(s -> s instanceof LabeledStmt);
    List<GotoPlan.Span> spans = labels ? GotoPlan.of(list, (from, to) -> lastUse(list, from, to)) : List.of();
    range(list, 0, list.size(), new ArrayList<>(spans));
    fn.comments.atEnd(list, end, fn.out);
  }

  /** The statements, where each label but the last of several before one statement has an empty statement to itself. */
  private static List<Stmt> oneLabelEach(List<Stmt> list) {
    if (list.stream().noneMatch(s -> s instanceof LabeledStmt l && l.stmt() instanceof LabeledStmt)) {
      return list;
    }
    List<Stmt> apart = new ArrayList<>();
    for (Stmt s : list) {
      while (s instanceof LabeledStmt l && l.stmt() instanceof LabeledStmt inner) {
        apart.add(new LabeledStmt(l.label(), l.colon(), new EmptyStmt(l.colon() + 1, true)));
        s = inner;
      }
      apart.add(s);
    }
    return apart;
  }

  /** The statements from one on, of a list without labels whose first ones have been written. */
  void rest(List<Stmt> list, int from, int end) {
    if (from == 0) {
      list(list, end);
      return;
    }
    for (int i = from; i < list.size(); i++) {
      statement(list, i);
    }
    fn.comments.atEnd(list, end, fn.out);
  }

  /** Whether a variable has been declared where the statement that declares it only assigns. */
  boolean isEarly(Var v) {
    return early.contains(v);
  }

  /** The statements of a range; {@code spans} holds what begins in it, and loses what has been written. */
  private void range(List<Stmt> list, int from, int to, List<GotoPlan.Span> spans) {
    int i = from;
    while (i < to) {
      if (spans.isEmpty() || spans.getFirst().from() != i) {
        statement(list, i++);
        continue;
      }
      GotoPlan.Span span = spans.removeFirst();
      switch (span.kind()) {
        case BLOCK -> block(list, span, spans);
        case LOOP -> loop(list, span, spans);
        case MACHINE -> machine(list, span);
      }
      i = span.to();
    }
  }

  private void statement(List<Stmt> list, int i) {
    fn.defers.before(list.get(i));
    fn.comments.between(list, i, fn.out);
    fn.stmts.inList(list.get(i));
  }

  private void block(List<Stmt> list, GotoPlan.Span span, List<GotoPlan.Span> inside) {
    LabeledStmt l = (LabeledStmt) list.get(span.label());
    String rust = fn.frame.label(Branches.rustLabel(l.label().name()));
    Frame.Jumps jumps = fn.frame.jumpsOf(l);
    jumps.forward = new RsExpr.Break(rust, null);
    jumps.flow = fn.frame.flow;
    Frame.Target t = Frame.Target.ofGoto(l, false, rust, fn.frame.flow);
    fn.frame.targets.add(t);
    RsBlock block = fn.out.block(() -> range(list, span.from(), span.to(), inside));
    fn.frame.targets.remove(t);
    fn.stmts.emit(new RsExpr.Block(rust, block), list.get(span.from()));
  }

  private void loop(List<Stmt> list, GotoPlan.Span span, List<GotoPlan.Span> inside) {
    LabeledStmt l = (LabeledStmt) list.get(span.label());
    String rust = fn.frame.label(Branches.rustLabel(l.label().name()));
    Frame.Jumps jumps = fn.frame.jumpsOf(l);
    jumps.backward = new RsExpr.Continue(rust);
    jumps.flow = fn.frame.flow;
    Frame.Target t = Frame.Target.ofGoto(l, true, rust, fn.frame.flow);
    fn.frame.targets.add(t);
    List<RsStmt> body = new ArrayList<>(fn.out.nested(() -> range(list, span.from(), span.to(), inside)));
    fn.frame.targets.remove(t);
    if (!Flow.diverges(RsBlock.of(body))) {
      body.add(RsStmt.of(new RsExpr.Break(rust, null), null));
    }
    fn.stmts.emit(new RsExpr.Loop(rust, RsBlock.of(body)), l);
  }

  // State machines.

  private void machine(List<Stmt> list, GotoPlan.Span span) {
    declareEarly(list, span);
    String rust = fn.frame.label("jump");
    String state = fn.locals.temp("state");
    List<Integer> starts = new ArrayList<>(List.of(span.from()));
    for (int i = span.from() + 1; i < span.to(); i++) {
      if (list.get(i) instanceof LabeledStmt) {
        starts.add(i);
      }
    }
    starts.add(span.to());
    for (int k = 0; k < starts.size(); k++) {
      if (starts.get(k) < list.size() && list.get(starts.get(k)) instanceof LabeledStmt l) {
        Frame.Jumps jumps = fn.frame.jumpsOf(l);
        boolean outside = k == starts.size() - 1;
        jumps.flow = fn.frame.flow;
        jumps.set = outside ? null : new RsExpr.Assign(RsExpr.path(state), RsExpr.intLit(k));
        jumps.forward = outside ? new RsExpr.Break(rust, null) : new RsExpr.Continue(rust);
        jumps.backward = outside ? jumps.backward : jumps.forward;
      }
    }
    fn.out.emit(RsStmt.let(RsPat.name(state, true), RsExpr.intLit(0), null));
    Frame.Target t = Frame.Target.ofGoto(list.get(span.from()), true, rust, fn.frame.flow);
    fn.frame.targets.add(t);
    List<RsExpr.Arm> arms = new ArrayList<>();
    for (int k = 0; k + 1 < starts.size(); k++) {
      arms.add(arm(list, starts, k, state, rust));
    }
    fn.frame.targets.remove(t);
    RsExpr match = new RsExpr.Match(RsExpr.path(state), arms);
    fn.stmts.emit(new RsExpr.Loop(rust, RsBlock.of(List.of(RsStmt.of(match, null)))), list.get(span.from()));
  }

  private RsExpr.Arm arm(List<Stmt> list, List<Integer> starts, int k, String state, String rust) {
    boolean last = k + 2 == starts.size();
    RsBlock body = fn.out.block(
        () -> fn.locals.scoped(
            () -> {
              if (list.get(starts.get(k)) instanceof LabeledStmt l) {
                fn.out.emit(new RsStmt.Comment(List.of(l.label().name() + ":")));
              }
              range(list, starts.get(k), starts.get(k + 1), new ArrayList<>());
            }));
    List<RsStmt> stmts = new ArrayList<>(body.stmts());
    if (!Flow.diverges(body)) {
      stmts.add(RsStmt.of(last ? new RsExpr.Break(rust, null) : new RsExpr.Assign(RsExpr.path(state), RsExpr.intLit(k + 1)), null));
    }
    return new RsExpr.Arm(last ? RsPat.WILD : new RsPat.Lit(RsExpr.intLit(k)), null, RsExpr.block(RsBlock.of(stmts)));
  }

  /** The variables that arms share, and those that are used behind the loop, are declared before it. */
  private void declareEarly(List<Stmt> list, GotoPlan.Span span) {
    for (int i = span.from(); i < span.to(); i++) {
      for (Var v : declaredBy(list.get(i))) {
        if (isUsed(v, list, i + 1, list.size())) {
          early.add(v);
          fn.mutate(v);
          fn.out.emit(RsStmt.let(fn.declares.pattern(v), fn.declares.wrapped(v, fn.constants.zero(v.type())), fn.origin(list.get(i))));
        }
      }
    }
  }

  // Which variables a statement of a list declares there.

  private int lastUse(List<Stmt> list, int from, int to) {
    int last = to;
    for (int i = from; i < to; i++) {
      for (Var v : declaredBy(list.get(i))) {
        for (int k = last; k < list.size(); k++) {
          last = isUsed(v, list, k, k + 1) ? k + 1 : last;
        }
      }
    }
    return last;
  }

  private boolean isUsed(Var v, List<Stmt> list, int from, int to) {
    return list.subList(from, to).stream().anyMatch(s -> Walk.any(s, n -> n instanceof Ident id && fn.info.uses.get(id) == v));
  }

  private List<Var> declaredBy(Stmt s) {
    List<Var> vars = new ArrayList<>();
    if (s instanceof LabeledStmt l) {
      vars.addAll(declaredBy(l.stmt()));
    } else if (s instanceof AssignStmt a && a.tok() == Token.DEFINE) {
      a.lhs().forEach(e -> add(e, vars));
    } else if (s instanceof DeclStmt d) {
      d.decl().specs().stream().filter(ValueSpec.class::isInstance).forEach(spec -> ((ValueSpec) spec).names().forEach(id -> add(id, vars)));
    }
    return vars;
  }

  private void add(Expr e, List<Var> vars) {
    if (e instanceof Ident id && !id.isBlank() && fn.info.defs.get(id) instanceof Var v) {
      vars.add(v);
    }
  }

  // goto

  void jump(BranchStmt b) {
    Frame.Jumps jumps = b.label() == null ? null : fn.frame.jumps.get(b.label().name());
    RsExpr leave = jumps == null ? null : b.pos() < jumps.pos && jumps.forward != null ? jumps.forward : jumps.backward;
    if (leave == null) {
      fn.unsupported(b, "this goto");
      return;
    }
    if (jumps.flow != fn.frame.flow) {
      // Out of a loop body that is a closure.
      fn.ranges.leave(b);
      return;
    }
    if (jumps.set != null) {
      fn.stmts.emit(jumps.set, b);
    }
    fn.stmts.emit(leave, b);
  }
}
