package org.go2rs.transpile.passes;

import java.util.ArrayList;
import java.util.List;
import org.go2rs.transpile.rust.RsBlock;
import org.go2rs.transpile.rust.RsExpr;
import org.go2rs.transpile.rust.RsStmt;

/**
 * Drops the {@code break 'label} with which a way through a labelled block ends: what follows the block follows it anyway.
 *
 * <pre>{@code
 * 'switch: { match n { 3 => break 'switch, _ => f() } }      match n { 3 => {} _ => f() }
 * }</pre>
 */
public final class TailBreak {
  private TailBreak() {}

  /** The block without the breaks at its ends. */
  public static RsBlock apply(RsBlock block, String label) {
    if (block.tail() != null || block.stmts().isEmpty() || !(block.stmts().getLast() instanceof RsStmt.Expr last)) {
      return block;
    }
    List<RsStmt> stmts = new ArrayList<>(block.stmts().subList(0, block.stmts().size() - 1));
    if (!isBreak(last.expr(), label)) {
      stmts.add(new RsStmt.Expr(ended(last.expr(), label), last.origin()));
    }
    return RsBlock.of(stmts);
  }

  private static RsExpr ended(RsExpr e, String label) {
    return e instanceof RsExpr.If i ? new RsExpr.If(i.cond(), apply(i.then(), label), i.otherwise() == null ? null : ended(i.otherwise(), label))
        : e instanceof RsExpr.Match m ? new RsExpr.Match(m.value(), m.arms().stream().map(a -> new RsExpr.Arm(a.pat(), a.guard(), ended(a.body(), label))).toList())
        : e instanceof RsExpr.Select s ? new RsExpr.Select(s.arms().stream().map(a -> ended(a, label)).toList())
        : e instanceof RsExpr.Block b && b.label() == null ? RsExpr.block(apply(b.block(), label))
        : isBreak(e, label) ? RsExpr.block(RsBlock.EMPTY) : e;
  }

  private static RsExpr.SelectArm ended(RsExpr.SelectArm arm, String label) {
    return switch (arm) {
      case RsExpr.SelectArm.Comm c -> new RsExpr.SelectArm.Comm(c.pat(), c.operation(), ended(c.body(), label));
      case RsExpr.SelectArm.Default d -> new RsExpr.SelectArm.Default(ended(d.body(), label));
    };
  }

  /** How many breaks {@link #apply} drops. */
  public static int count(RsBlock block, String label) {
    boolean ends = block.tail() == null && !block.stmts().isEmpty() && block.stmts().getLast() instanceof RsStmt.Expr;
    return ends ? count(((RsStmt.Expr) block.stmts().getLast()).expr(), label) : 0;
  }

  private static int count(RsExpr e, String label) {
    return e instanceof RsExpr.If i ? count(i.then(), label) + (i.otherwise() == null ? 0 : count(i.otherwise(), label))
        : e instanceof RsExpr.Match m ? m.arms().stream().mapToInt(a -> count(a.body(), label)).sum()
        : e instanceof RsExpr.Select s ? s.arms().stream().mapToInt(a -> count(a.body(), label)).sum()
        : e instanceof RsExpr.Block b && b.label() == null ? count(b.block(), label)
        : isBreak(e, label) ? 1 : 0;
  }

  private static boolean isBreak(RsExpr e, String label) {
    return e instanceof RsExpr.Break b && b.value() == null && label.equals(b.label());
  }
}
