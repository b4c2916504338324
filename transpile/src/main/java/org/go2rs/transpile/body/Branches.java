package org.go2rs.transpile.body;

import java.util.ArrayList;
import java.util.List;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.*;
import org.go2rs.frontend.types.MapType;
import org.go2rs.transpile.analysis.Walk;
import org.go2rs.transpile.rust.*;
import org.jspecify.annotations.Nullable;

/** {@code if}, {@code break}, {@code continue}, {@code goto}, and statements with a variable of their own. */
final class Branches {
  private final Fn fn;

  Branches(Fn fn) {
    this.fn = fn;
  }

  // if

  void ifStmt(IfStmt s) {
    withInit(s.init(), s, () -> fn.stmts.emit(ifExpr(s), s));
  }

  /** Runs the lowering of a statement that has an init part, in a block of its own only if a name that the init declares is still needed behind it. */
  void withInit(@Nullable Stmt init, Stmt whole, Runnable action) {
    if (init == null) {
      action.run();
      return;
    }
    if (!clashes(init, whole)) {
      if (!consumedByPattern(whole)) {
        fn.stmts.lower(init);
      }
      action.run();
      return;
    }
    RsBlock block = fn.out.block(
        () -> fn.locals.scoped(
            () -> {
              if (!consumedByPattern(whole)) {
                fn.stmts.lower(init);
              }
              action.run();
            }));
    fn.stmts.emit(RsExpr.block(block), whole);
  }

  private boolean consumedByPattern(Stmt whole) {
    return whole instanceof IfStmt s && pattern(s) != null;
  }

  private boolean clashes(Stmt init, Stmt whole) {
    if (!(init instanceof AssignStmt a) || a.tok() != Token.DEFINE) {
      return false;
    }
    for (Expr e : a.lhs()) {
      if (e instanceof Ident id && !id.isBlank() && fn.info.defs.get(id) instanceof Var v
          && fn.locals.visible(fn.locals.names().of(v)) instanceof Var other && other != v && fn.facts.isUsedAfter(other, whole.end())) {
        return true;
      }
    }
    return false;
  }

  /** The {@code if} without its init part, which has been written. */
  private RsExpr ifExpr(IfStmt s) {
    Pattern pattern = pattern(s);
    RsExpr[] cond = new RsExpr[1];
    RsBlock[] then = new RsBlock[1];
    fn.locals.scoped(
        () -> {
          List<RsStmt> first = new ArrayList<>();
          cond[0] = pattern != null ? pattern.condition(fn, first) : fn.exprs.condition(s.cond());
          then[0] = fn.out.block(
              () -> {
                first.forEach(fn.out::emit);
                fn.locals.scoped(() -> fn.stmts.list(s.body().list(), s.body().rbrace()));
              });
        });
    return new RsExpr.If(cond[0], then[0], s.orElse() == null ? null : otherwise(s.orElse()));
  }

  private RsExpr otherwise(Stmt orElse) {
    if (orElse instanceof IfStmt next) {
      List<RsStmt> stmts = fn.out.nested(() -> fn.locals.scoped(() -> withInit(next.init(), next, () -> fn.stmts.emit(ifExpr(next), next))));
      if (stmts.size() == 1 && stmts.get(0) instanceof RsStmt.Expr e && e.expr() instanceof RsExpr.If) {
        return e.expr();
      }
      return RsExpr.block(RsBlock.of(stmts));
    }
    return RsExpr.block(fn.stmts.block((BlockStmt) orElse));
  }

  /** {@code if v, ok := m[k]; ok} and {@code if v, ok := x.(T); ok}: an {@code if let}. */
  private record Pattern(@Nullable Var value, Expr source) {
    RsExpr condition(Fn fn, List<RsStmt> first) {
      Expr x = Nodes.unparen(source);
      if (x instanceof TypeAssertExpr t) {
        Type type = fn.conversions.assertedType(t);
        RsExpr subject = fn.exprs.value(t.x());
        return value == null ? fn.conversions.typed(subject, "is", type) : some(fn, first, fn.conversions.typed(subject, "downcast", type));
      }
      IndexExpr i = (IndexExpr) x;
      RsExpr found = fn.places.mapRead(i, (MapType) Ty.under(fn.typeOf(i.x())), "lookup");
      return value == null ? RsExpr.method(found, "is_some") : some(fn, first, found);
    }

    private RsExpr some(Fn fn, List<RsStmt> first, RsExpr found) {
      boolean cell = fn.facts.isCell(value);
      if (cell) {
        String name = fn.locals.names().of(value);
        fn.locals.declare(value, Local.Storage.CELL);
        first.add(RsStmt.let(RsPat.name(name, fn.isMutated(value)), fn.declares.wrapped(value, RsExpr.path(name)), null));
        return new RsExpr.LetCond(RsPat.some(RsPat.name(name)), found);
      }
      return new RsExpr.LetCond(RsPat.some(fn.declares.pattern(value)), found);
    }
  }

  private @Nullable Pattern pattern(IfStmt s) {
    if (!(s.init() instanceof AssignStmt a) || a.tok() != Token.DEFINE || a.lhs().size() != 2 || a.rhs().size() != 1) {
      return null;
    }
    if (!(Nodes.unparen(s.cond()) instanceof Ident cond) || !(a.lhs().get(1) instanceof Ident okId) || okId.isBlank()) {
      return null;
    }
    Obj ok = fn.info.defs.get(okId);
    Ident valueId = (Ident) a.lhs().get(0);
    Var value = fn.info.defs.get(valueId) instanceof Var v && !valueId.isBlank() ? v : null;
    Expr x = Nodes.unparen(a.rhs().get(0));
    boolean form = x instanceof TypeAssertExpr || (x instanceof IndexExpr i && Ty.under(fn.typeOf(i.x())) instanceof MapType);
    if (!form || ok == null || fn.info.uses.get(cond) != ok || (value == null && !valueId.isBlank())) {
      return null;
    }
    boolean okUsed = mentions(s.body(), ok) || mentions(s.orElse(), ok);
    boolean valueInElse = value != null && mentions(s.orElse(), value);
    return okUsed || valueInElse ? null : new Pattern(value, x);
  }

  private boolean mentions(@Nullable Node node, Obj obj) {
    return Walk.any(node, n -> n instanceof Ident id && fn.info.uses.get(id) == obj);
  }

  // Jumps.

  void branch(BranchStmt b) {
    switch (b.tok()) {
      case BREAK -> jump(b, false);
      case CONTINUE -> jump(b, true);
      case GOTO -> fn.gotos.jump(b);
      // The switch that this ends has taken it into account.
      case FALLTHROUGH -> {}
      default -> fn.unsupported(b, "this branch");
    }
  }

  private void jump(BranchStmt b, boolean isContinue) {
    List<Frame.Target> targets = fn.frame.targets;
    for (int i = targets.size() - 1; i >= 0; i--) {
      Frame.Target t = targets.get(i);
      boolean fits = b.label() != null ? b.label().name().equals(t.goLabel) : !t.ofGoto && (!isContinue || t.loop);
      if (fits) {
        emitJump(b, t, isContinue, i == targets.size() - 1 || onlyTransparent(i + 1));
        return;
      }
    }
    fn.unsupported(b, "a branch to here");
  }

  /** Whether no loop and no labelled block stands between a statement and the targets from {@code from} on. */
  private boolean onlyTransparent(int from) {
    return fn.frame.targets.subList(from, fn.frame.targets.size()).stream().noneMatch(t -> t.loop || t.block);
  }

  private void emitJump(BranchStmt b, Frame.Target t, boolean isContinue, boolean innermost) {
    if (t.flow != fn.frame.flow) {
      fn.ranges.leave(b);
      return;
    }
    if (fn.ranges.isFlowLoop(t)) {
      fn.ranges.jumpInFlow(b, isContinue);
      return;
    }
    if (isContinue && t.block) {
      t.bodyUsed = true;
      fn.stmts.emit(new RsExpr.Break(t.bodyLabel, null), b);
      return;
    }
    if (isContinue && t.post != null) {
      fn.stmts.lower(t.post);
    }
    boolean plain = innermost && t.loop && !t.block && b.label() == null;
    if (!plain) {
      t.jumps++;
      t.labelUsed = true;
    }
    String label = plain ? null : t.label;
    fn.stmts.emit(isContinue ? new RsExpr.Continue(label) : new RsExpr.Break(label, null), b);
  }

  /** Whether a {@code break} or {@code continue} inside the node, not in a nested loop or switch unless labelled, means the statement. */
  boolean targeted(Node inside, Stmt statement, @Nullable String label, Token tok) {
    return targeted(inside, inside, label, tok);
  }

  private boolean targeted(Node root, Node node, @Nullable String label, Token tok) {
    if (node instanceof FuncLit) {
      return false;
    }
    if (node instanceof BranchStmt b && b.tok() == tok) {
      return b.label() != null ? b.label().name().equals(label) : true;
    }
    for (Node child : Walk.children(node)) {
      boolean hides = hides(child, tok);
      if (hides ? labelled(child, label, tok) : targeted(root, child, label, tok)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hides(Node n, Token tok) {
    boolean loop = n instanceof ForStmt || n instanceof RangeStmt;
    boolean select = n instanceof SwitchStmt || n instanceof TypeSwitchStmt || n instanceof SelectStmt;
    return loop || (tok == Token.BREAK && select);
  }

  private static boolean labelled(Node node, @Nullable String label, Token tok) {
    return label != null && Walk.anyHere(node, n -> n instanceof BranchStmt b && b.tok() == tok && b.label() != null && b.label().name().equals(label));
  }

  /** A labelled block: {@code break} leaves it. */
  void labeledBlock(BlockStmt s, String label) {
    Frame.Target t = new Frame.Target(s, label, false, true, fn.frame.label(rustLabel(label)), "", fn.frame.flow);
    fn.frame.targets.add(t);
    RsBlock block = fn.stmts.block(s);
    fn.frame.targets.remove(t);
    fn.stmts.emit(new RsExpr.Block(t.usedLabel(), block), s);
  }

  static String rustLabel(String go) {
    String name = org.go2rs.transpile.names.Casing.snake(go);
    return org.go2rs.transpile.names.Reserved.value(name) ? name + "_" : name;
  }
}
