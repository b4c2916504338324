package org.go2rs.templates;

import org.go2rs.transpile.rust.RsExpr;
import org.go2rs.transpile.rust.RsExpr.BinaryOp;
import org.go2rs.transpile.rust.RsExpr.UnaryOp;

/** Where Rust's grammar needs parentheses. Higher levels bind tighter. */
final class Precedence {
  static final int LOWEST = 0;
  static final int ASSIGN = 1;
  static final int RANGE = 2;
  static final int CAST = 12;
  static final int UNARY = 13;
  static final int POSTFIX = 14;

  private Precedence() {}

  static int of(BinaryOp op) {
    return op.precedence + 1;
  }

  static int of(RsExpr expr) {
    return switch (expr) {
      case RsExpr.Continue e -> POSTFIX;
      case RsExpr.Return e -> LOWEST;
      case RsExpr.Break e -> LOWEST;
      case RsExpr.Closure e -> LOWEST;
      case RsExpr.Assign e -> ASSIGN;
      case RsExpr.OpAssign e -> ASSIGN;
      // Legal as operands in some places, but a reader takes them for statements.
      case RsExpr.BlockLike e -> ASSIGN;
      case RsExpr.Range e -> RANGE;
      case RsExpr.LetCond e -> of(BinaryOp.LAND) + 1;
      case RsExpr.Binary e -> of(e.op());
      case RsExpr.Cast e -> CAST;
      case RsExpr.Unary e -> UNARY;
      case RsExpr.Ref e -> UNARY;
      case RsExpr.Literal e -> POSTFIX;
      case RsExpr.Path e -> POSTFIX;
      case RsExpr.Call e -> POSTFIX;
      case RsExpr.MethodCall e -> POSTFIX;
      case RsExpr.Invocation e -> POSTFIX;
      case RsExpr.Field e -> POSTFIX;
      case RsExpr.Index e -> POSTFIX;
      case RsExpr.Aggregate e -> POSTFIX;
    };
  }

  /** Whether a {@code <} after {@code expr} would be read as the start of generic arguments. */
  static boolean endsWithCast(RsExpr expr) {
    return expr instanceof RsExpr.Cast
        || expr instanceof RsExpr.Binary e && endsWithCast(e.right())
        || expr instanceof RsExpr.Unary e && endsWithCast(e.operand())
        || expr instanceof RsExpr.Ref e && endsWithCast(e.operand());
  }

  /** Whether {@code expr} is a negative number, which may stand where a literal stands. */
  static boolean isNegative(RsExpr expr) {
    return expr instanceof RsExpr.Unary u && u.op() == UnaryOp.NEG;
  }
}
