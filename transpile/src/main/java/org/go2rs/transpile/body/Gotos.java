package org.go2rs.transpile.body;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.go2rs.frontend.ast.*;
import org.go2rs.transpile.analysis.Walk;
import org.go2rs.transpile.names.Casing;
import org.go2rs.transpile.passes.Flow;
import org.go2rs.transpile.rust.*;
import org.jspecify.annotations.Nullable;

/**
 * Lists of statements, and {@code goto} in them. A jump forward leaves a labelled block that ends where the label stands; a jump back continues a loop that
 * begins there.
 */
final class Gotos {
  private final Fn fn;

  /** The labels whose loops stand around the walk. */
  private final Set<LabeledStmt> opened = Collections.newSetFromMap(new IdentityHashMap<>());

  /** The flags of labels inside a loop that are jumped to from before it. */
  private final Map<LabeledStmt, String> entries = new IdentityHashMap<>();

  /** The flags that must be off for a statement to run. */
  private final Map<Stmt, List<String>> guards = new IdentityHashMap<>();

  Gotos(Fn fn) {
    this.fn = fn;
  }

  void list(List<Stmt> list, int end) {
    list(list, 0, end);
  }

  /** The statements from an index on. */
  void list(List<Stmt> list, int from, int end) {
    if (list.stream().noneMatch(s -> s instanceof LabeledStmt)) {
      plain(list, from, list.size());
    } else {
      range(list, from, list.size());
    }
    fn.comments.atEnd(list, end, fn.out);
  }

  /** The statements before an index, none of them labelled. */
  void head(List<Stmt> list, int to) {
    plain(list, 0, to);
  }

  private void plain(List<Stmt> list, int from, int to) {
    for (int i = from; i < to; ) {
      Stmt s = list.get(i);
      String passed = s instanceof LabeledStmt l ? entries.get(l) : null;
      if (passed != null) {
        fn.stmts.emit(new RsExpr.Assign(RsExpr.path(passed), new RsExpr.BoolLit(false)), s);
      }
      List<String> flags = guards.getOrDefault(s, List.of());
      int end = i + 1;
      while (!flags.isEmpty() && end < to && flags.equals(guards.get(list.get(end)))) {
        end++;
      }
      if (flags.isEmpty()) {
        one(list, i);
      } else {
        guarded(list, i, end, flags);
      }
      i = end;
    }
  }

  private void one(List<Stmt> list, int i) {
    fn.defers.before(list.get(i));
    fn.comments.between(list, i, fn.out);
    fn.stmts.inList(list.get(i));
  }

  /** Statements that a jump into the middle of a loop passes over. */
  private void guarded(List<Stmt> list, int from, int to, List<String> flags) {
    RsExpr condition = flags.stream().map(f -> RsExpr.not(RsExpr.path(f))).reduce((a, b) -> new RsExpr.Binary(RsExpr.BinaryOp.AND, a, b)).orElseThrow();
    RsBlock block = fn.out.block(
        () -> {
          for (int i = from; i < to; i++) {
            one(list, i);
          }
        });
    fn.stmts.emit(new RsExpr.If(condition, block, null), list.get(from));
  }

  /** The first statement of the range that jumps forward to the label at {@code j}, or -1. */
  private int firstJump(List<Stmt> list, int from, int j) {
    String label = ((LabeledStmt) list.get(j)).label().name();
    for (int i = from; i < j; i++) {
      if (jumpsTo(list.get(i), label)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean jumpsTo(Node node, String label) {
    return Walk.anyHere(node, n -> n instanceof BranchStmt b && b.tok() == Token.GOTO && b.label() != null && b.label().name().equals(label));
  }

  private void range(List<Stmt> list, int from, int to) {
    int loop = firstLoop(list, from, to);
    if (loop >= 0) {
      enter(list, from, loop, to);
      backward(list, loop, to, (LabeledStmt) list.get(loop));
      return;
    }
    for (int j = to - 1; j > from; j--) {
      if (list.get(j) instanceof LabeledStmt && firstJump(list, from, j) >= 0) {
        upTo(list, from, j);
        plain(list, j, to);
        return;
      }
    }
    plain(list, from, to);
  }

  /** The statements before the label at {@code j}, those that jump to it in a block that ends there. */
  private void upTo(List<Stmt> list, int from, int j) {
    int start = firstJump(list, from, j);
    if (start < 0) {
      range(list, from, j);
      return;
    }
    for (int k = start + 1; k < j; k++) {
      if (list.get(k) instanceof LabeledStmt) {
        int other = firstJump(list, from, k);
        start = other >= 0 ? Math.min(start, other) : start;
      }
    }
    range(list, from, start);
    forward(list, start, j, (LabeledStmt) list.get(j));
  }

  /** The first label that is jumped back to and whose loop is not open yet; -1 if there is none. */
  private int firstLoop(List<Stmt> list, int from, int to) {
    for (int k = from; k < to; k++) {
      if (list.get(k) instanceof LabeledStmt l && !opened.contains(l) && isJumpedBackTo(list, k, l)) {
        return k;
      }
    }
    return -1;
  }

  private static boolean isJumpedBackTo(List<Stmt> list, int k, LabeledStmt l) {
    return list.subList(k, list.size()).stream().anyMatch(s -> jumpsTo(s, l.label().name()));
  }

  /**
   * The statements before the loop at {@code k}. A jump from there to a label inside the loop sets a flag and enters the loop at its head; what stands before the label is
   * passed over while the flag is set. Go has seen to it that no variable comes into scope on the way.
   */
  private void enter(List<Stmt> list, int from, int k, int to) {
    List<LabeledStmt> inside = new ArrayList<>();
    int start = k;
    for (int j = k + 1; j < to; j++) {
      int jump = list.get(j) instanceof LabeledStmt ? firstJump(list, from, j) : -1;
      if (jump >= 0 && jump < k) {
        inside.add((LabeledStmt) list.get(j));
        start = Math.min(start, jump);
      }
    }
    if (inside.isEmpty()) {
      upTo(list, from, k);
      return;
    }
    range(list, from, start);
    String entry = fn.frame.label(Branches.rustLabel(((LabeledStmt) list.get(k)).label().name()));
    for (LabeledStmt l : inside) {
      String flag = fn.locals.names().fresh(Casing.snake(l.label().name()));
      entries.put(l, flag);
      list.subList(k, list.indexOf(l)).forEach(s -> guards.computeIfAbsent(s, g -> new ArrayList<>()).add(flag));
      fn.out.emit(RsStmt.let(RsPat.name(flag, true), new RsExpr.BoolLit(false), null));
      fn.frame.jumps.put(l.label().name(), new Frame.Jumps(null, null, l.pos(), new Frame.Entry(flag, entry, list.get(k).pos())));
    }
    block(list, start, k, (LabeledStmt) list.get(k), entry);
  }

  private void forward(List<Stmt> list, int start, int j, LabeledStmt l) {
    block(list, start, j, l, fn.frame.label(Branches.rustLabel(l.label().name())));
  }

  /** A labelled block of the statements before the label at {@code j}: leaving it is the jump. */
  private void block(List<Stmt> list, int start, int j, LabeledStmt l, String rust) {
    Frame.Jumps before = fn.frame.jumps.get(l.label().name());
    fn.frame.jumps.put(l.label().name(), new Frame.Jumps(rust, before == null ? null : before.backward(), l.pos(), before == null ? null : before.entry()));
    Frame.Target t = new Frame.Target(l, null, false, true, rust, "", fn.frame.flow);
    fn.frame.targets.add(t);
    RsBlock block = fn.out.block(() -> range(list, start, j));
    fn.frame.targets.remove(t);
    fn.stmts.emit(new RsExpr.Block(rust, block), list.get(start));
  }

  private void backward(List<Stmt> list, int j, int to, LabeledStmt l) {
    String rust = fn.frame.label(Branches.rustLabel(l.label().name()));
    Frame.Jumps before = fn.frame.jumps.get(l.label().name());
    fn.frame.jumps.put(l.label().name(), new Frame.Jumps(before == null ? null : before.forward(), rust, l.pos(), before == null ? null : before.entry()));
    Frame.Target t = new Frame.Target(l, null, true, false, rust, "", fn.frame.flow);
    fn.frame.targets.add(t);
    List<RsStmt> body = new ArrayList<>(fn.out.nested(
        () -> {
          opened.add(l);
          range(list, j, to);
        }));
    fn.frame.targets.remove(t);
    RsBlock block = RsBlock.of(body);
    if (!Flow.diverges(block)) {
      body.add(RsStmt.of(new RsExpr.Break(rust, null), null));
    }
    fn.stmts.emit(new RsExpr.Loop(rust, RsBlock.of(body)), l);
  }

  void jump(BranchStmt b) {
    Frame.Jumps jumps = b.label() == null ? null : fn.frame.jumps.get(b.label().name());
    String forward = jumps == null ? null : jumps.forward();
    String backward = jumps == null ? null : jumps.backward();
    Frame.Entry entry = jumps == null ? null : jumps.entry();
    if (entry != null && b.pos() < entry.loop()) {
      fn.stmts.emit(new RsExpr.Assign(RsExpr.path(entry.flag()), new RsExpr.BoolLit(true)), b);
      fn.stmts.emit(new RsExpr.Break(entry.label(), null), b);
    } else if (jumps != null && b.pos() < jumps.pos() && forward != null) {
      fn.stmts.emit(new RsExpr.Break(forward, null), b);
    } else if (backward != null) {
      fn.stmts.emit(new RsExpr.Continue(backward), b);
    } else {
      fn.unsupported(b, "this goto");
    }
  }

  static @Nullable Stmt labelled(Stmt s) {
    return s instanceof LabeledStmt l ? l.stmt() : null;
  }
}
