package org.go2rs.frontend.check;

import java.util.Map;
import org.go2rs.frontend.ast.BinaryExpr;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.Token;
import org.go2rs.frontend.ast.UnaryExpr;
import org.go2rs.frontend.constant.Constants;
import org.go2rs.frontend.constant.Kind;
import org.go2rs.frontend.constant.Value;
import org.go2rs.frontend.types.Basic;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.Predicates;
import org.jspecify.annotations.Nullable;

/** The limits of constant arithmetic: typed constants must fit their type, untyped integers must not grow without bound. */
final class ConstantOverflow {
  private static final int MAX_BITS = 512;
  private static final Map<Token, String> OPERATIONS =
      Map.of(Token.ADD, "addition", Token.SUB, "subtraction", Token.XOR, "bitwise XOR", Token.MUL, "multiplication", Token.SHL, "shift");

  private final Session session;

  ConstantOverflow(Session session) {
    this.session = session;
  }

  /** Checks the result of a constant operation; {@code opPos} is where the operator stands. */
  Operand check(Operand x, int opPos) {
    Value value = x.constant();
    if (value.kind() == Kind.UNKNOWN) {
      session.errors.at(opPos, ErrorCode.INVALID_CONST_VAL, "constant result is not representable");
      return x;
    }
    if (Predicates.isTyped(x.type())) {
      return x.type().underlying() instanceof Basic basic ? session.untyped.representable(x, basic) : x;
    }
    if (value.kind() == Kind.INT && Constants.bitLen(value) > MAX_BITS) {
      String name = name(x.expr());
      session.errors.at(opPos, ErrorCode.INVALID_CONST_VAL, "constant " + name + (name.isEmpty() ? "" : " ") + "overflow");
      return x.withConstant(x.type(), Value.UNKNOWN);
    }
    return x;
  }

  private static String name(@Nullable Expr expr) {
    return expr instanceof UnaryExpr e && e.op() == Token.XOR ? "bitwise complement" : expr instanceof BinaryExpr e ? OPERATIONS.getOrDefault(e.op(), "") : "";
  }
}
