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
      case RsExpr.Closure e -> LOWEST;
      case RsExpr.Return e -> LOWEST;
      case RsExpr.Break e -> LOWEST;
      case RsExpr.Continue e -> POSTFIX;
      case RsExpr.Assign e -> ASSIGN;
      case RsExpr.OpAssign e -> ASSIGN;
      case RsExpr.Range e -> RANGE;
      case RsExpr.LetCond e -> of(BinaryOp.LAND) + 1;
      case RsExpr.Binary e -> of(e.op());
      case RsExpr.Cast e -> CAST;
      case RsExpr.Unary e -> UNARY;
      case RsExpr.Ref e -> UNARY;
      // Legal as operands in some places, but a reader takes them for statements.
      case RsExpr e when isBlockLike(e) -> ASSIGN;
      default -> POSTFIX;
    };
  }

  /** Whether {@code expr} ends a statement without a semicolon. */
  static boolean isBlockLike(RsExpr expr) {
    return switch (expr) {
      case RsExpr.Block e -> true;
      case RsExpr.Unsafe e -> true;
      case RsExpr.If e -> true;
      case RsExpr.Match e -> true;
      case RsExpr.Loop e -> true;
      case RsExpr.While e -> true;
      case RsExpr.For e -> true;
      case RsExpr.RangeOver e -> true;
      case RsExpr.Select e -> true;
      default -> false;
    };
  }

  /** Whether a {@code <} after {@code expr} would be read as the start of generic arguments. */
  static boolean endsWithCast(RsExpr expr) {
    return switch (expr) {
      case RsExpr.Cast e -> true;
      case RsExpr.Binary e -> endsWithCast(e.right());
      case RsExpr.Unary e -> endsWithCast(e.operand());
      case RsExpr.Ref e -> endsWithCast(e.operand());
      default -> false;
    };
  }

  /** Whether {@code expr} is a negative number, which may stand where a literal stands. */
  static boolean isNegative(RsExpr expr) {
    return expr instanceof RsExpr.Unary u && u.op() == UnaryOp.NEG;
  }
}
