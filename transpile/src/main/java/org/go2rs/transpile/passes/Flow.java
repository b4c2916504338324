package org.go2rs.transpile.passes;

import java.util.List;
import org.go2rs.transpile.rust.RsBlock;
import org.go2rs.transpile.rust.RsExpr;
import org.go2rs.transpile.rust.RsStmt;
import org.jspecify.annotations.Nullable;

/** What rustc knows about control flow: whether the end of an expression or block can be reached. */
public final class Flow {
  private Flow() {}

  /** Whether rustc gives the block the type {@code !}, so that nothing behind it runs. */
  public static boolean diverges(RsBlock block) {
    for (RsStmt stmt : block.stmts()) {
      if (diverges(stmt)) {
        return true;
      }
    }
    return block.tail() != null && diverges(block.tail());
  }

  static boolean diverges(RsStmt stmt) {
    return switch (stmt) {
      case RsStmt.Let let -> let.init() != null && diverges(let.init());
      case RsStmt.Expr e -> diverges(e.expr());
      case RsStmt.Var v -> diverges(v.init());
      case RsStmt.DeferSlot d -> false;
      case RsStmt.Item i -> false;
      case RsStmt.Comment c -> false;
      case RsStmt.Blank b -> false;
    };
  }

  /** Whether the expression never yields a value. Operands are looked at only where lowering puts diverging ones. */
  public static boolean diverges(RsExpr expr) {
    return switch (expr) {
      case RsExpr.Jump j -> true;
      case RsExpr.Block b -> diverges(b.block()) && !(b.label() != null && breaksTo(b.block(), b.label()));
      case RsExpr.Unsafe u -> diverges(u.block());
      case RsExpr.If i -> diverges(i.then()) && i.otherwise() != null && diverges(i.otherwise());
      case RsExpr.Match m -> diverges(m.value()) || m.arms().stream().allMatch(a -> diverges(a.body()));
      case RsExpr.Select s -> !s.arms().isEmpty() && s.arms().stream().allMatch(a -> diverges(a.body()));
      case RsExpr.Loop l -> !breaksOut(l.body(), l.label());
      case RsExpr.Call c ->
          c.function() instanceof RsExpr.Path p && ("panic".equals(p.path().identifier()) || "unreachable".equals(p.path().identifier()));
      case RsExpr.Macro m -> "unreachable".equals(m.path().identifier());
      case RsExpr.Assign a -> diverges(a.value());
      case RsExpr.Literal x -> false;
      case RsExpr.Path x -> false;
      case RsExpr.MethodCall x -> false;
      case RsExpr.MapLit x -> false;
      case RsExpr.IndexedLit x -> false;
      case RsExpr.Matches x -> false;
      case RsExpr.Field x -> false;
      case RsExpr.Index x -> false;
      case RsExpr.Unary x -> false;
      case RsExpr.Ref x -> false;
      case RsExpr.Binary x -> false;
      case RsExpr.Cast x -> false;
      case RsExpr.OpAssign x -> false;
      case RsExpr.Range x -> false;
      case RsExpr.Aggregate x -> false;
      case RsExpr.Closure x -> false;
      case RsExpr.LetCond x -> false;
      case RsExpr.While x -> false;
      case RsExpr.For x -> false;
      case RsExpr.RangeOver x -> false;
      case RsExpr.Defer x -> false;
    };
  }

  private static boolean breaksTo(RsBlock block, String label) {
    return Breaks.in(block, label, false);
  }

  private static boolean breaksOut(RsBlock body, @Nullable String label) {
    return Breaks.in(body, label, true);
  }

  /** Looks for {@code break}s that leave a labelled block or a loop. */
  static final class Breaks {
    private Breaks() {}

    /** Whether a {@code break} in the block names the label, or, with {@code plain}, has none and belongs to this loop. */
    static boolean in(RsBlock block, @Nullable String label, boolean plain) {
      for (RsStmt stmt : block.stmts()) {
        boolean found =
            switch (stmt) {
              case RsStmt.Let let ->
                  (let.init() != null && in(let.init(), label, plain)) || (let.otherwise() != null && in(let.otherwise(), label, plain));
              case RsStmt.Expr e -> in(e.expr(), label, plain);
              case RsStmt.Var v -> in(v.init(), label, plain);
              case RsStmt.DeferSlot d -> false;
              case RsStmt.Item i -> false;
              case RsStmt.Comment c -> false;
              case RsStmt.Blank b -> false;
            };
        if (found) {
          return true;
        }
      }
      return block.tail() != null && in(block.tail(), label, plain);
    }

    private static boolean in(RsExpr expr, @Nullable String label, boolean plain) {
      return switch (expr) {
        case RsExpr.Break b -> b.label() == null ? plain : b.label().equals(label);
        case RsExpr.Block b -> in(b.block(), label, plain);
        case RsExpr.Unsafe u -> in(u.block(), label, plain);
        case RsExpr.If i -> in(i.then(), label, plain) || (i.otherwise() != null && in(i.otherwise(), label, plain));
        case RsExpr.Match m -> m.arms().stream().anyMatch(a -> in(a.body(), label, plain));
        case RsExpr.Select s -> s.arms().stream().anyMatch(a -> in(a.body(), label, plain));
        case RsExpr.Loop l -> in(l.body(), label, false);
        case RsExpr.While w -> in(w.body(), label, false);
        case RsExpr.For f -> in(f.body(), label, false);
        case RsExpr.RangeOver r -> in(r.body(), label, false);
        case RsExpr.Assign a -> in(a.value(), label, plain);
        case RsExpr.Tuple t -> anyIn(t.elements(), label, plain);
        case RsExpr.Binary b -> in(b.left(), label, plain) || in(b.right(), label, plain);
        case RsExpr.Call c -> anyIn(c.args(), label, plain);
        case RsExpr.MethodCall c -> in(c.receiver(), label, plain) || anyIn(c.args(), label, plain);
        case RsExpr.Macro c -> anyIn(c.args(), label, plain);
        case RsExpr.Unary u -> in(u.operand(), label, plain);
        case RsExpr.Return r -> false;
        case RsExpr.Continue c -> false;
        case RsExpr.Literal x -> false;
        case RsExpr.Path x -> false;
        case RsExpr.MapLit x -> false;
        case RsExpr.IndexedLit x -> false;
        case RsExpr.Matches x -> false;
        case RsExpr.Field x -> false;
        case RsExpr.Index x -> false;
        case RsExpr.Ref x -> false;
        case RsExpr.Cast x -> false;
        case RsExpr.OpAssign x -> false;
        case RsExpr.Range x -> false;
        case RsExpr.RawArray x -> false;
        case RsExpr.RawRepeat x -> false;
        case RsExpr.StructLit x -> false;
        case RsExpr.Closure x -> false;
        case RsExpr.LetCond x -> false;
        case RsExpr.Defer x -> false;
      };
    }

    private static boolean anyIn(List<RsExpr> list, @Nullable String label, boolean plain) {
      return list.stream().anyMatch(e -> in(e, label, plain));
    }
  }
}
