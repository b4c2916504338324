package org.go2rs.transpile.body;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.go2rs.frontend.ast.CallExpr;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.Ident;
import org.go2rs.frontend.ast.Nodes;
import org.go2rs.frontend.ast.SelectorExpr;
import org.go2rs.frontend.ast.UnaryExpr;
import org.go2rs.frontend.types.Signature;
import org.go2rs.frontend.types.Var;
import org.go2rs.transpile.rust.RsExpr;
import org.go2rs.transpile.rust.RsPat;
import org.go2rs.transpile.rust.RsStmt;
import org.jspecify.annotations.Nullable;

/**
 * Lists of operands in Go's order of evaluation. Calls run in order, memory is read after them. Where Rust's left-to-right order would read too early, the calls
 * up to the one that matters go into variables first.
 */
final class Operands {
  private final Fn fn;

  /** Whether the next list belongs to a call that runs later: what its operands are now must be kept. */
  boolean holding;

  Operands(Fn fn) {
    this.fn = fn;
  }

  /**
   * Operands that wrote something before the statement, and so made the calls before them do the same: whoever lowers the list again knows. Without that each link of a chain
   * of calls would be lowered twice for each time that the one after it is.
   */
  private final Set<Expr> writing = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * One operand.
   *
   * @param expr what it is in Go; null for what has no effect
   * @param hint a name for a variable that has to hold it; empty for that of the function it is the result of
   * @param now whether Go reads it at its turn among the calls, and not after them
   */
  record Operand(@Nullable Expr expr, String hint, boolean now, Supplier<RsExpr> lower) {
    Operand(@Nullable Expr expr, String hint, Supplier<RsExpr> lower) {
      this(expr, hint, false, lower);
    }
  }

  /** The hint of a receiver that is taken by reference: it has been dealt with. */
  static final String RECEIVER = "&";

  /** A name for a variable that has to hold an expression's value. */
  static String nameFor(Expr e) {
    Expr bare = Nodes.unparen(e);
    return bare instanceof Ident id ? id.name()
        : bare instanceof SelectorExpr s ? s.sel().name()
        : Calls.resultName(bare);
  }

  /** Lowers a list. */
  List<RsExpr> lower(List<Operand> list) {
    return lower(list, hoistCount(list));
  }

  /**
   * How many of the operands, from the first on, must have their calls hoisted into variables so that Rust reads memory when Go does: one more than the index of the last call that
   * follows a read it may change.
   */
  int hoistCount(List<Operand> list) {
    int count = 0;
    boolean read = false;
    for (int i = 0; i < list.size(); i++) {
      Operand o = list.get(i);
      if (read && fn.effects.changes(o.expr())) {
        count = i + 1;
      }
      read |= !o.now() && fn.effects.readsLate(o.expr());
    }
    return count;
  }

  /** Lowers a list of which at least the first {@code count} operands have their calls hoisted. */
  List<RsExpr> lower(List<Operand> list, int count) {
    if (fn.hoisting) {
      count = list.size();
    }
    if (holding) {
      holding = false;
      return held(list, count);
    }
    count = Math.max(count, knownCount(list));
    int start = fn.out.mark();
    int temporaries = fn.locals.temporaries();
    List<RsExpr> out = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      int mark = fn.out.mark();
      out.add(one(list.get(i), i < count));
      if (i >= count && fn.out.grewSince(mark) && callsBefore(list, i, count)) {
        // Something of this operand had to be written before the statement: so must the calls before it.
        fn.out.rewind(start);
        fn.locals.takeBack(temporaries);
        writing.add(list.get(i).expr());
        return lower(list, i + 1);
      }
    }
    return out;
  }

  /** One more than the index of the last operand that is known to write something before the statement. */
  private int knownCount(List<Operand> list) {
    int count = list.size();
    while (count > 0 && !writing.contains(list.get(count - 1).expr())) {
      count--;
    }
    return count;
  }

  private List<RsExpr> held(List<Operand> list, int count) {
    List<RsExpr> out = new ArrayList<>(lower(list, count));
    for (int i = 0; i < out.size(); i++) {
      Operand o = list.get(i);
      if (!isStill(out.get(i)) && !isFunctionOf(o.expr(), out.get(i)) && !o.hint().equals(RECEIVER)) {
        out.set(i, hold(o.hint(), out.get(i)));
      }
    }
    return out;
  }

  /** Whether {@code f.0} is the function in a variable of a defined function type: a closure takes a copy of it. */
  private boolean isFunctionOf(@Nullable Expr e, RsExpr value) {
    return value instanceof RsExpr.Field f && f.receiver() instanceof RsExpr.Path p && p.path().identifier() != null
        && e instanceof Ident id && fn.info.uses.get(id) instanceof Var v && !fn.facts.isCell(v) && v.type().underlying() instanceof Signature;
  }

  private boolean callsBefore(List<Operand> list, int end, int from) {
    for (int i = from; i < end; i++) {
      Expr e = list.get(i).expr();
      if (e != null && fn.effects.calls(e)) {
        return true;
      }
    }
    return false;
  }

  private RsExpr one(Operand operand, boolean hoist) {
    boolean before = fn.hoisting;
    fn.hoisting = hoist && operand.expr() != null && (fn.effects.calls(operand.expr()) || fn.effects.readsInOrder(operand.expr()));
    try {
      if (fn.hoisting) {
        fn.calls.hint = isOneValue(operand.expr()) ? operand.hint() : null;
      }
      RsExpr value = operand.lower().get();
      return hoist && operand.now() && !isStill(value) ? hold(operand.hint(), value) : value;
    } finally {
      fn.hoisting = before;
    }
  }

  /** Whether the call to hoist is the operand itself and not a part of it. */
  private static boolean isOneValue(@Nullable Expr e) {
    Expr x = e == null ? null : Nodes.unparen(e);
    return x instanceof CallExpr || x instanceof UnaryExpr;
  }

  /** Puts a value into a variable of its own and returns its name as an expression. */
  RsExpr hold(String hint, RsExpr value, boolean mutable) {
    String name = fn.locals.temp(hint);
    fn.out.emit(RsStmt.let(RsPat.name(name, mutable), value, null));
    return RsExpr.path(name);
  }

  RsExpr hold(String hint, RsExpr value) {
    return hold(hint, value, false);
  }

  /** Puts the result of a call into a variable of its own, through which something is written. */
  RsExpr holdMutable(Expr e) {
    boolean before = fn.hoisting;
    fn.hoisting = false;
    String hint = fn.calls.takeHint(Calls.resultName(e));
    RsExpr value = fn.exprs.value(e);
    fn.hoisting = before;
    return hold(hint, value, true);
  }

  /** Whether evaluating the Rust expression again, or later, gives the same: a name or a literal. */
  static boolean isStill(RsExpr e) {
    return e instanceof RsExpr.Literal
        || e instanceof RsExpr.Path p && p.path().identifier() != null
        || e instanceof RsExpr.Cast c && isStill(c.operand())
        || e instanceof RsExpr.Unary u && u.op() != RsExpr.UnaryOp.DEREF && isStill(u.operand())
        || e instanceof RsExpr.MethodCall m && m.name().equals("into") && isStill(m.receiver());
  }
}
