package org.go2rs.transpile.body;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.go2rs.frontend.ast.*;
import org.go2rs.transpile.analysis.Walk;

/**
 * How the jumps of one list of statements become blocks and loops. Each label that is jumped to from before ends a block that begins no later than the first such jump; each label that
 * is jumped back to begins a loop that ends no earlier than the last. Both nest, because a block may begin earlier and a loop end later; only a jump from before a loop into its middle
 * does not fit, and what is around it becomes a state machine.
 */
final class GotoPlan {
  /** What a span of statements becomes. */
  enum Kind {
    /** A block that a jump forward leaves. */
    BLOCK,
    /** A loop that a jump back continues. */
    LOOP,
    /** A loop over a {@code match} on the label to go to. */
    MACHINE
  }

  /** The statements from one index to before another. */
  record Span(Kind kind, int from, int to, int label) {
    boolean contains(int index) {
      return from < index && index < to;
    }
  }

  /** Which list-level variables a span declares that are used behind it. */
  interface Declared {
    /** The index behind the last use of what the span declares, at most its end if there is none. */
    int lastUse(int from, int to);
  }

  private final List<Stmt> list;
  private final Declared declared;
  private final List<Span> spans = new ArrayList<>();

  private GotoPlan(List<Stmt> list, Declared declared) {
    this.list = list;
    this.declared = declared;
  }

  /** The spans, each before those inside it. */
  static List<Span> of(List<Stmt> list, Declared declared) {
    GotoPlan plan = new GotoPlan(list, declared);
    plan.collect();
    while (plan.nestOnce()) {}
    plan.spans.sort(Comparator.comparingInt(Span::from).thenComparing(Comparator.comparingInt(Span::to).reversed()).thenComparing(Span::kind));
    return plan.spans;
  }

  private void collect() {
    for (int j = 0; j < list.size(); j++) {
      if (!(list.get(j) instanceof LabeledStmt l)) {
        continue;
      }
      String label = l.label().name();
      int first = -1;
      int last = -1;
      for (int i = 0; i < list.size(); i++) {
        if (jumpsTo(list.get(i), label)) {
          first = i < j && first < 0 ? i : first;
          last = i >= j ? i : last;
        }
      }
      if (first >= 0) {
        spans.add(new Span(Kind.BLOCK, first, j, j));
      }
      if (last >= 0) {
        spans.add(new Span(Kind.LOOP, j, last + 1, j));
      }
    }
  }

  private static boolean jumpsTo(Node node, String label) {
    return Walk.anyHere(node, n -> n instanceof BranchStmt b && b.tok() == Token.GOTO && b.label() != null && b.label().name().equals(label));
  }

  /** Makes one pair of spans nest, or one loop reach as far as its variables do; false if there is nothing left to do. */
  private boolean nestOnce() {
    for (int i = 0; i < spans.size(); i++) {
      Span s = spans.get(i);
      int needed = s.kind() == Kind.LOOP ? declared.lastUse(s.from(), s.to()) : s.to();
      if (needed > s.to()) {
        spans.set(i, new Span(s.kind(), s.from(), needed, s.label()));
        return true;
      }
      for (int j = 0; j < spans.size(); j++) {
        if (overlap(s, spans.get(j))) {
          resolve(i, j);
          return true;
        }
      }
    }
    return false;
  }

  /** Whether {@code a} begins first and ends inside {@code b}. */
  private static boolean overlap(Span a, Span b) {
    return a.from() < b.from() && b.contains(a.to());
  }

  private void resolve(int i, int j) {
    Span a = spans.get(i);
    Span b = spans.get(j);
    boolean reuse = b.kind() == Kind.BLOCK && a.kind() == Kind.LOOP && declared.lastUse(a.from(), b.from() + 1) > b.to();
    if (a.kind() == Kind.LOOP && (b.kind() != Kind.BLOCK || reuse)) {
      spans.set(i, new Span(Kind.LOOP, a.from(), b.to(), a.label()));
    } else if (b.kind() == Kind.BLOCK) {
      spans.set(j, new Span(Kind.BLOCK, a.from(), b.to(), b.label()));
    } else {
      // A jump from before a loop, or a state machine, into it.
      Span all = new Span(Kind.MACHINE, a.from(), b.to(), -1);
      spans.removeIf(s -> s.from() >= all.from() && s.to() <= all.to());
      spans.add(all);
    }
  }
}
