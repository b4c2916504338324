package org.go2rs.transpile.passes;

import java.util.ArrayList;
import java.util.List;
import org.go2rs.transpile.rust.RsBlock;
import org.go2rs.transpile.rust.RsExpr;
import org.go2rs.transpile.rust.RsStmt;
import org.jspecify.annotations.Nullable;

/**
 * Turns the {@code return} that ends a function into its tail expression, through {@code if}, {@code match} and {@code select!} where each branch ends in one.
 * A chain of branches that all return, followed by one {@code return}, takes that as its last branch.
 */
public final class TailReturn {
  private TailReturn() {}

  /** Rewrites the body of a function or closure. */
  public static RsBlock apply(RsBlock body) {
    RsBlock merged = mergeTrailing(body);
    if (merged.tail() != null) {
      RsExpr tail = value(merged.tail());
      return tail == null ? merged : new RsBlock(merged.stmts(), tail);
    }
    List<RsStmt> stmts = merged.stmts();
    if (stmts.isEmpty() || !(stmts.get(stmts.size() - 1) instanceof RsStmt.Expr last)) {
      return merged;
    }
    RsExpr tail = value(last.expr());
    List<RsStmt> rest = stmts.subList(0, stmts.size() - 1);
    if (tail != null) {
      return new RsBlock(rest, tail);
    }
    return last.expr() instanceof RsExpr.Return r && r.value() == null ? RsBlock.of(rest) : merged;
  }

  /** The value that an expression in tail position has once its returns are values, or null if it must stay a statement. */
  private static @Nullable RsExpr value(RsExpr expr) {
    if (expr instanceof RsExpr.Return r) {
      return r.value();
    }
    if (!returns(expr)) {
      return null;
    }
    if (expr instanceof RsExpr.If i && i.otherwise() != null) {
      RsExpr otherwise = i.otherwise() instanceof RsExpr.Block b ? new RsExpr.Block(null, branch(b.block())) : value(i.otherwise());
      return otherwise == null ? null : new RsExpr.If(i.cond(), branch(i.then()), otherwise);
    }
    return expr instanceof RsExpr.Match m ? new RsExpr.Match(m.value(), m.arms().stream().map(a -> new RsExpr.Arm(a.pat(), a.guard(), arm(a.body()))).toList())
        : expr instanceof RsExpr.Select s ? new RsExpr.Select(s.arms().stream().map(TailReturn::selectArm).toList())
        : expr instanceof RsExpr.Block b && b.label() == null ? new RsExpr.Block(null, branch(b.block()))
        : null;
  }

  private static RsExpr.SelectArm selectArm(RsExpr.SelectArm arm) {
    return switch (arm) {
      case RsExpr.SelectArm.Comm c -> new RsExpr.SelectArm.Comm(c.pat(), c.operation(), arm(c.body()));
      case RsExpr.SelectArm.Default d -> new RsExpr.SelectArm.Default(arm(d.body()));
    };
  }

  private static RsExpr arm(RsExpr body) {
    if (body instanceof RsExpr.Block b && b.label() == null) {
      RsBlock block = branch(b.block());
      return block.stmts().isEmpty() && block.tail() != null ? block.tail() : new RsExpr.Block(null, block);
    }
    RsExpr value = value(body);
    return value == null ? body : value;
  }

  private static RsBlock branch(RsBlock block) {
    return apply(block);
  }

  /** Whether each way through the expression ends in a {@code return} with a value, or in a panic, and there is at least one return. */
  private static boolean returns(RsExpr expr) {
    return allEnd(expr) && hasReturn(expr);
  }

  private static boolean allEnd(RsExpr expr) {
    return expr instanceof RsExpr.Return r ? r.value() != null
        : expr instanceof RsExpr.If i ? i.otherwise() != null && allEnd(i.then()) && allEnd(i.otherwise())
        : expr instanceof RsExpr.Match m ? m.arms().stream().allMatch(a -> allEnd(a.body()))
        : expr instanceof RsExpr.Select s ? s.arms().stream().allMatch(a -> allEnd(a.body()))
        : expr instanceof RsExpr.Block b && b.label() == null ? allEnd(b.block())
        : Flow.diverges(expr);
  }

  private static boolean allEnd(RsBlock block) {
    if (block.tail() != null) {
      return allEnd(block.tail());
    }
    RsStmt last = lastOf(block);
    return last instanceof RsStmt.Expr e && allEnd(e.expr());
  }

  private static boolean hasReturn(RsExpr expr) {
    return expr instanceof RsExpr.Return r && r.value() != null
        || expr instanceof RsExpr.If i && (hasReturn(i.then()) || (i.otherwise() != null && hasReturn(i.otherwise())))
        || expr instanceof RsExpr.Match m && m.arms().stream().anyMatch(a -> hasReturn(a.body()))
        || expr instanceof RsExpr.Select s && s.arms().stream().anyMatch(a -> hasReturn(a.body()))
        || expr instanceof RsExpr.Block b && b.label() == null && hasReturn(b.block());
  }

  private static boolean hasReturn(RsBlock block) {
    RsStmt last = lastOf(block);
    return block.tail() != null ? hasReturn(block.tail()) : last instanceof RsStmt.Expr e && hasReturn(e.expr());
  }

  private static @Nullable RsStmt lastOf(RsBlock block) {
    return block.stmts().isEmpty() ? null : block.stmts().get(block.stmts().size() - 1);
  }

  /** Moves one trailing {@code return} into the open branch of the chain before it. */
  private static RsBlock mergeTrailing(RsBlock body) {
    List<RsStmt> stmts = body.stmts();
    int n = stmts.size();
    if (body.tail() != null || n < 2 || !(stmts.get(n - 1) instanceof RsStmt.Expr last) || !(stmts.get(n - 2) instanceof RsStmt.Expr chain)) {
      return body;
    }
    if (!(last.expr() instanceof RsExpr.Return r) || r.value() == null) {
      return body;
    }
    RsExpr closed = close(chain.expr(), RsBlock.of(List.of(last)), 0);
    if (closed == null) {
      return body;
    }
    List<RsStmt> merged = new ArrayList<>(stmts.subList(0, n - 2));
    merged.add(new RsStmt.Expr(closed, chain.origin()));
    return RsBlock.of(merged);
  }

  private static @Nullable RsExpr close(RsExpr chain, RsBlock last, int depth) {
    if (chain instanceof RsExpr.If i && allEnd(i.then()) && i.otherwise() == null) {
      return depth == 0 ? null : new RsExpr.If(i.cond(), i.then(), new RsExpr.Block(null, last));
    }
    if (chain instanceof RsExpr.If i && allEnd(i.then()) && i.otherwise() instanceof RsExpr.If) {
      RsExpr rest = close(i.otherwise(), last, depth + 1);
      return rest == null ? null : new RsExpr.If(i.cond(), i.then(), rest);
    }
    if (chain instanceof RsExpr.Match m) {
      return closeMatch(m, last);
    }
    return null;
  }

  private static @Nullable RsExpr closeMatch(RsExpr.Match match, RsBlock last) {
    List<RsExpr.Arm> arms = new ArrayList<>(match.arms());
    int end = arms.size() - 1;
    boolean open = end > 0 && arms.get(end).body() instanceof RsExpr.Block b && b.label() == null && b.block().isEmpty();
    if (!open || !arms.subList(0, end).stream().allMatch(a -> allEnd(a.body()))) {
      return null;
    }
    arms.set(end, new RsExpr.Arm(arms.get(end).pat(), arms.get(end).guard(), new RsExpr.Block(null, last)));
    return new RsExpr.Match(match.value(), arms);
  }
}
