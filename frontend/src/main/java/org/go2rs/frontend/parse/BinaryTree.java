package org.go2rs.frontend.parse;

import java.util.List;
import org.antlr.v4.runtime.Token;
import org.go2rs.frontend.ast.BinaryExpr;
import org.go2rs.frontend.ast.Expr;

/** Applies precedence to a flat list of operands with operators between them. */
final class BinaryTree {
  private final TreeContext context;
  private final List<Expr> operands;
  private final List<Token> operators;
  private int next;

  private BinaryTree(TreeContext context, List<Expr> operands, List<Token> operators) {
    this.context = context;
    this.operands = operands;
    this.operators = operators;
  }

  static Expr build(TreeContext context, List<Expr> operands, List<Token> operators) {
    return new BinaryTree(context, operands, operators).climb(1);
  }

  /** The operand at {@code next} and everything behind it that binds at least as tightly as {@code precedence}; all operators are left-associative. */
  private Expr climb(int precedence) {
    Expr left = operands.get(next);
    while (next < operators.size()) {
      Token token = operators.get(next);
      org.go2rs.frontend.ast.Token operator = TreeContext.operator(token);
      if (operator.precedence() < precedence) {
        break;
      }
      next++;
      Expr right = climb(operator.precedence() + 1);
      left = new BinaryExpr(left, context.pos(token), operator, right);
    }
    return left;
  }
}
