package org.go2rs.transpile.body;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.go2rs.frontend.ast.*;
import org.go2rs.transpile.analysis.Walk;
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
    for (int i = from; i < to; i++) {
      fn.defers.before(list.get(i));
      fn.comments.between(list, i, fn.out);
      fn.stmts.inList(list.get(i));
    }
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
      upTo(list, from, loop);
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

  /** The first label that is jumped back to and whose loop nothing before it jumps into; -1 if there is none. */
  private int firstLoop(List<Stmt> list, int from, int to) {
    for (int k = from; k < to; k++) {
      if (list.get(k) instanceof LabeledStmt l && !opened.contains(l) && isJumpedBackTo(list, k, l) && !isEnteredBehind(list, from, k, to)) {
        return k;
      }
    }
    return -1;
  }

  private static boolean isJumpedBackTo(List<Stmt> list, int k, LabeledStmt l) {
    return list.subList(k, list.size()).stream().anyMatch(s -> jumpsTo(s, l.label().name()));
  }

  private boolean isEnteredBehind(List<Stmt> list, int from, int k, int to) {
    for (int j = k + 1; j < to; j++) {
      int jump = list.get(j) instanceof LabeledStmt ? firstJump(list, from, j) : -1;
      if (jump >= 0 && jump < k) {
        return true;
      }
    }
    return false;
  }

  private void forward(List<Stmt> list, int start, int j, LabeledStmt l) {
    String rust = fn.frame.label(Branches.rustLabel(l.label().name()));
    Frame.Jumps before = fn.frame.jumps.get(l.label().name());
    fn.frame.jumps.put(l.label().name(), new Frame.Jumps(rust, before == null ? null : before.backward(), l.pos()));
    Frame.Target t = new Frame.Target(l, null, false, true, rust, "", fn.frame.flow);
    fn.frame.targets.add(t);
    RsBlock block = fn.out.block(() -> range(list, start, j));
    fn.frame.targets.remove(t);
    fn.stmts.emit(new RsExpr.Block(rust, block), list.get(start));
  }

  private void backward(List<Stmt> list, int j, int to, LabeledStmt l) {
    String rust = fn.frame.label(Branches.rustLabel(l.label().name()));
    Frame.Jumps before = fn.frame.jumps.get(l.label().name());
    fn.frame.jumps.put(l.label().name(), new Frame.Jumps(before == null ? null : before.forward(), rust, l.pos()));
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
    if (jumps != null && b.pos() < jumps.pos() && forward != null) {
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
