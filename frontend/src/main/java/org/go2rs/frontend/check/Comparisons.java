package org.go2rs.frontend.check;

import org.go2rs.frontend.ast.Token;
import org.go2rs.frontend.constant.Constants;
import org.go2rs.frontend.constant.Kind;
import org.go2rs.frontend.constant.Value;
import org.go2rs.frontend.types.Basic;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.MapType;
import org.go2rs.frontend.types.Predicates;
import org.go2rs.frontend.types.Signature;
import org.go2rs.frontend.types.Slice;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.Types;
import org.jspecify.annotations.Nullable;

/** Comparison operators, and the comparisons that a switch makes. */
final class Comparisons {
  /** What is wrong: the operand to blame, and why, as far as it is known. */
  private record Problem(ErrorCode code, Operand culprit, String cause) {}

  private final Session session;

  Comparisons(Session session) {
    this.session = session;
  }

  /**
   * Compares operands whose types have been matched.
   *
   * @param switchCase whether {@code x} is a case of a switch on {@code y}
   */
  Operand check(Operand x, Operand y, Token op, boolean switchCase) {
    if (!Types.isValid(x.type()) || !Types.isValid(y.type())) {
      return x.asInvalid();
    }
    Problem problem = problem(x, y, op);
    if (problem != null) {
      report(problem, x, y, op, switchCase);
      return x.asInvalid();
    }
    if (x.isConstant() && y.isConstant()) {
      boolean unknown = x.constant().kind() == Kind.UNKNOWN || y.constant().kind() == Kind.UNKNOWN;
      Value result = Value.of(!unknown && Constants.compare(x.constant(), BinaryExprs.operator(op), y.constant()));
      return x.withConstant(Basic.UNTYPED_BOOL, result);
    }
    // At run time the operands are values of the types they have now, or of their default types.
    settle(x);
    settle(y);
    return x.asValue(Basic.UNTYPED_BOOL);
  }

  private void settle(Operand x) {
    if (x.expr() != null) {
      session.untyped.update(x.expr(), Types.defaultType(x.type()), true);
    }
  }

  private @Nullable Problem problem(Operand x, Operand y, Token op) {
    Assignability rule = session.assignability;
    if (!rule.test(x, y.type()) && !rule.test(y, x.type())) {
      String cause = "mismatched types " + session.text(x.type()) + " and " + session.text(y.type());
      return new Problem(ErrorCode.MISMATCHED_TYPES, y, cause);
    }
    if (op != Token.EQL && op != Token.NEQ) {
      Operand unordered = !Predicates.allOrdered(x.type()) ? x : !Predicates.allOrdered(y.type()) ? y : null;
      return unordered == null ? null : new Problem(ErrorCode.UNDEFINED_OP, unordered, "");
    }
    if (x.isNil() || y.isNil()) {
      return Predicates.hasNil(x.isNil() ? y.type() : x.type()) ? null : new Problem(ErrorCode.UNDEFINED_OP, y, "");
    }
    Operand incomparable = !Predicates.isComparable(x.type()) ? x : !Predicates.isComparable(y.type()) ? y : null;
    return incomparable == null ? null : new Problem(ErrorCode.UNDEFINED_OP, incomparable, incomparableCause(incomparable.type()));
  }

  private String incomparableCause(Type type) {
    Type under = type.underlying();
    if (under instanceof Slice || under instanceof Signature || under instanceof MapType) {
      return OperandStrings.compositeKind(type) + " can only be compared to nil";
    }
    String cause = Predicates.comparableCause(type, true, session.packageNames());
    return cause == null ? "" : cause;
  }

  private void report(Problem problem, Operand x, Operand y, Token op, boolean switchCase) {
    String cause = problem.cause.isEmpty() ? generalCause(problem.culprit, x, y, op) : problem.cause;
    if (switchCase) {
      String message = "invalid case " + x.exprText() + " in switch on " + y.exprText() + " (" + cause + ")";
      session.errors.at(x, problem.code, message);
    } else {
      // The position is that of the culprit, except where only both together are wrong.
      String message = "invalid operation: " + x.exprText() + " " + op.text() + " " + y.exprText() + " (" + cause + ")";
      session.errors.at(problem.culprit, problem.code, message);
    }
  }

  private String generalCause(Operand culprit, Operand x, Operand y, Token op) {
    if (Predicates.isTypeParam(x.type()) || Predicates.isTypeParam(y.type())) {
      Operand blamed = Predicates.isTypeParam(x.type()) ? culprit : y;
      return "type parameter " + session.text(blamed.type()) + " cannot use operator " + op.text();
    }
    String kind = OperandStrings.compositeKind(culprit.type());
    return "operator " + op.text() + " not defined on " + (kind.isEmpty() ? session.text(culprit.type()) : kind);
  }
}
