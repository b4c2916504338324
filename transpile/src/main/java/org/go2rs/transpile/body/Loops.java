package org.go2rs.transpile.body;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.constant.Value;
import org.go2rs.frontend.types.*;
import org.go2rs.frontend.types.MapType;
import org.go2rs.transpile.analysis.Roots;
import org.go2rs.transpile.analysis.Walk;
import org.go2rs.transpile.rust.*;
import org.jspecify.annotations.Nullable;

/** {@code for} statements without {@code range}. */
final class Loops {
  private final Fn fn;

  Loops(Fn fn) {
    this.fn = fn;
  }

  void lower(ForStmt s, @Nullable String label) {
    Counting counting = counting(s);
    if (counting != null) {
      count(s, counting, label);
      return;
    }
    fn.branches.withInit(s.init(), s, () -> loop(s, label));
  }

  private void loop(ForStmt s, @Nullable String label) {
    boolean continued = s.post() != null && fn.branches.targeted(s.body(), s, label, Token.CONTINUE);
    boolean repeated = continued && isRepeatable(s);
    Frame.Target t = target(s, label, continued && !repeated);
    t.post = repeated ? s.post() : null;
    List<RsStmt> condStmts = new ArrayList<>();
    RsExpr[] cond = new RsExpr[1];
    if (s.cond() != null) {
      condStmts.addAll(fn.out.nested(() -> cond[0] = fn.exprs.condition(s.cond())));
    }
    fn.frame.targets.add(t);
    RsBlock body = fn.stmts.block(s.body());
    fn.frame.targets.remove(t);
    List<RsStmt> whole = new ArrayList<>();
    if (!condStmts.isEmpty()) {
      whole.addAll(condStmts);
      whole.add(RsStmt.of(new RsExpr.If(RsExpr.not(cond[0]), RsBlock.of(List.of(RsStmt.of(new RsExpr.Break(null, null), null))), null), fn.origin(s)));
    }
    if (t.bodyUsed || hides(s)) {
      whole.add(RsStmt.of(new RsExpr.Block(t.bodyUsed ? t.bodyLabel : null, body), fn.origin(s.body())));
    } else {
      whole.addAll(body.stmts());
    }
    boolean open = body.stmts().isEmpty() || t.bodyUsed || !org.go2rs.transpile.passes.Flow.diverges(body);
    if (s.post() != null && open) {
      whole.addAll(fn.out.nested(() -> {
        renew(s);
        fn.stmts.lower(s.post());
      }));
    }
    RsBlock block = RsBlock.of(whole);
    RsExpr loop = cond[0] == null || !condStmts.isEmpty()
        ? new RsExpr.Loop(t.usedLabel(), block) : new RsExpr.While(t.usedLabel(), cond[0], block);
    fn.stmts.emit(loop, s);
  }

  /** Whether the body declares a name of the loop's own variables: the post statement, which stands behind it, would mean the body's. */
  private boolean hides(ForStmt s) {
    Set<String> names = new HashSet<>();
    for (Stmt own : s.post() == null ? new Stmt[0] : s.init() == null ? new Stmt[] {s.post()} : new Stmt[] {s.init(), s.post()}) {
      Walk.each(own, n -> n instanceof Ident i ? names.add(i.name()) : true);
    }
    return s.body().list().stream()
        .map(stmt -> stmt instanceof LabeledStmt l ? l.stmt() : stmt)
        .filter(stmt -> stmt instanceof DeclStmt || stmt instanceof AssignStmt)
        .anyMatch(stmt -> Walk.anyHere(stmt, n -> n instanceof Ident i && names.contains(i.name()) && fn.info.defs.get(i) != null));
  }

  /**
   * Whether a {@code continue} may say the post statement itself, so that the body needs no block of its own: one step of a local variable that the body does not hide, and that is not
   * new in each iteration.
   */
  private boolean isRepeatable(ForStmt s) {
    Stmt inner = s.post();
    Expr target = inner instanceof IncDecStmt i ? i.x()
        : inner instanceof AssignStmt a && a.lhs().size() == 1 && a.tok() != Token.DEFINE && !fn.effects.calls(a.rhs().get(0)) ? a.lhs().get(0)
        : null;
    if (target == null || !(Nodes.unparen(target) instanceof Ident id) || !(fn.info.uses.get(id) instanceof Var v) || Places.isGlobal(v) || fn.facts.isCell(v)) {
      return false;
    }
    Set<String> names = new HashSet<>();
    Walk.each(s.post(), n -> n instanceof Ident i ? names.add(i.name()) : true);
    return !Walk.any(s.body(), n -> n instanceof Ident i && names.contains(i.name()) && fn.info.defs.get(i) != null);
  }

  Frame.Target target(Stmt s, @Nullable String label, boolean inner) {
    String rust = fn.frame.label(label != null ? Branches.rustLabel(label) : "l");
    Frame.Target t = new Frame.Target(s, label, true, inner, rust, inner ? fn.frame.label("body") : "", fn.frame.flow);
    return t;
  }

  /** Loop variables in cells are new in each iteration. */
  private void renew(ForStmt s) {
    if (!(s.init() instanceof AssignStmt a) || a.tok() != Token.DEFINE || !fn.perIteration) {
      return;
    }
    for (Expr e : a.lhs()) {
      if (e instanceof Ident id && fn.info.defs.get(id) instanceof Var v && fn.facts.isCell(v)) {
        fn.mutate(v);
        RsExpr name = RsExpr.path(fn.locals.of(v).name());
        fn.stmts.emit(new RsExpr.Assign(name, RsExpr.call(fn.prelude("Ptr").then("new"), List.of(RsExpr.deref(name)))), s);
      }
    }
  }

  // Counting loops.

  /** {@code for i := low; i < high; i++} whose body changes neither. */
  private record Counting(Var v, Expr low, Expr high, boolean inclusive) {}

  private @Nullable Counting counting(ForStmt s) {
    if (!(s.init() instanceof AssignStmt a) || a.tok() != Token.DEFINE || a.lhs().size() != 1 || a.rhs().size() != 1
        || !(s.post() instanceof IncDecStmt inc) || inc.tok() != Token.INC
        || !(s.cond() instanceof BinaryExpr c) || (c.op() != Token.LSS && c.op() != Token.LEQ)) {
      return null;
    }
    if (!(fn.info.defs.get((Ident) a.lhs().get(0)) instanceof Var v) || !isVar(inc.x(), v) || !isVar(c.x(), v)
        || fn.facts.isCell(v) || !fn.perIteration && fn.facts.isCaptured(v)) {
      return null;
    }
    Type type = v.type();
    boolean primitive = Ty.isInteger(type) && !Ty.isNewtype(type) && !Ty.isKind(type, BasicKind.UINTPTR);
    boolean overflow = c.op() == Token.LEQ && !fn.isConstant(c.y()) && !Ty.isKind(type, BasicKind.INT);
    if (!primitive || overflow || c.op() == Token.LEQ && isGreatest(c.y()) || assigns(s.body(), v) || !isInvariant(c.y(), s.body()) || fn.effects.calls(a.rhs().get(0))) {
      return null;
    }
    return new Counting(v, a.rhs().get(0), c.y(), c.op() == Token.LEQ);
  }

  /** Whether a bound is the greatest number of its type: a loop up to it goes on with the least one. */
  private boolean isGreatest(Expr bound) {
    return fn.tv(Nodes.unparen(bound)) instanceof TypeAndValue tv && tv.value() instanceof Value.IntVal n && Ty.under(tv.type()) instanceof Basic b
        && n.value().equals(BigInteger.ONE.shiftLeft(Ty.bits(b) - (b.is(Basic.IS_UNSIGNED) ? 0 : 1)).subtract(BigInteger.ONE));
  }

  private boolean isVar(Expr e, Var v) {
    return Nodes.unparen(e) instanceof Ident id && fn.info.uses.get(id) == v;
  }

  /** Whether the node assigns the variable or a part of it. */
  private boolean assigns(Node node, Var v) {
    return Walk.any(
        node,
        n -> n instanceof AssignStmt a && a.lhs().stream().anyMatch(e -> Roots.holder(fn.info, e) == v)
            || n instanceof IncDecStmt i && Roots.holder(fn.info, i.x()) == v
            || n instanceof RangeStmt r && Stream.of(r.key(), r.value()).anyMatch(e -> e != null && Roots.holder(fn.info, e) == v));
  }

  /** Whether a bound stays the same: a constant, or made of local variables that the body leaves alone. */
  private boolean isInvariant(Expr e, BlockStmt body) {
    Expr x = Nodes.unparen(e);
    if (fn.isConstant(x)) {
      return true;
    }
    return x instanceof Ident id && fn.info.uses.get(id) instanceof Var v && !Places.isGlobal(v) && !fn.facts.isCell(v) && !assigns(body, v)
        || x instanceof BinaryExpr b && (b.op() == Token.ADD || b.op() == Token.SUB) && isInvariant(b.x(), body) && isInvariant(b.y(), body)
        || x instanceof CallExpr c && fn.effects.builtin(c) instanceof Builtin b && b.builtinId() == Builtin.Id.LEN
          && !(Ty.under(fn.typeOf(c.args().get(0))) instanceof MapType) && !(Ty.under(fn.typeOf(c.args().get(0))) instanceof Chan)
          && isInvariant(c.args().get(0), body);
  }

  private void count(ForStmt s, Counting c, @Nullable String label) {
    boolean bare = fn.isConstant(c.low()) && fn.isConstant(c.high()) && !fn.anchors.isAnchored(c.v());
    Type type = c.v().type();
    RsExpr low = fn.exprs.value(c.low(), new Want(type, true, false));
    RsExpr high = fn.exprs.value(c.high(), new Want(type, !bare, false));
    Frame.Target t = target(s, label, false);
    RsPat[] pat = new RsPat[1];
    RsBlock[] body = new RsBlock[1];
    fn.locals.scoped(
        () -> {
          boolean used = fn.facts.readsIn(c.v(), s.body());
          pat[0] = used ? fn.declares.pattern(c.v()) : RsPat.WILD;
          fn.frame.targets.add(t);
          body[0] = fn.stmts.block(s.body());
          fn.frame.targets.remove(t);
        });
    fn.stmts.emit(new RsExpr.For(t.usedLabel(), pat[0], new RsExpr.Range(low, high, c.inclusive()), body[0]), s);
  }
}
