package org.go2rs.frontend.check;

import org.go2rs.frontend.ast.BinaryExpr;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.Token;
import org.go2rs.frontend.constant.Constants;
import org.go2rs.frontend.constant.Kind;
import org.go2rs.frontend.constant.Op;
import org.go2rs.frontend.constant.Value;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.Pointer;
import org.go2rs.frontend.types.Predicates;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.Types;
import org.jspecify.annotations.Nullable;

/** Binary operators. Shifts and comparisons have rules of their own. */
final class BinaryExprs {
  /** Two operands after one was converted to the type of the other. */
  record Pair(Operand x, Operand y) {
    boolean isInvalid() {
      return x.isInvalid() || y.isInvalid();
    }
  }

  private final Session session;

  BinaryExprs(Session session) {
    this.session = session;
  }

  Operand check(BinaryExpr e) {
    return check(e, e.x(), e.y(), e.op(), e.opPos());
  }

  /**
   * A binary operation.
   *
   * @param e absent for an assigning operator
   */
  Operand check(@Nullable BinaryExpr e, Expr lhs, Expr rhs, Token op, int opPos) {
    Operand x = session.exprs.expr(lhs);
    Operand y = session.exprs.expr(rhs);
    Expr whole = e == null ? lhs : e;
    if (x.isInvalid() || y.isInvalid()) {
      return Operand.invalid(whole);
    }
    if (op == Token.SHL || op == Token.SHR) {
      return at(e, session.shifts.check(x, y, e, op, opPos));
    }
    Pair matched = match(x, y);
    if (matched.isInvalid()) {
      return Operand.invalid(whole);
    }
    if (op.isComparison()) {
      return at(e, session.comparisons.check(matched.x, matched.y, op, false));
    }
    if (!sameTypes(matched, e, op) || !isDefined(op, matched.x) || isDivisionByZero(op, matched)) {
      return Operand.invalid(whole);
    }
    return at(e, result(matched, whole, op, opPos));
  }

  private static Operand at(@Nullable BinaryExpr e, Operand x) {
    return e == null ? x : x.withExpr(e);
  }

  private boolean sameTypes(Pair pair, @Nullable BinaryExpr e, Token op) {
    Type a = pair.x.type();
    Type b = pair.y.type();
    if (Types.identical(a, b)) {
      return true;
    }
    if (Types.isValid(a) && Types.isValid(b)) {
      String what = e != null ? ExprStrings.of(e) : pair.x.exprText() + " " + op.text() + "= " + pair.y.exprText();
      String types = " (mismatched types " + session.text(a) + " and " + session.text(b) + ")";
      session.errors.at(pair.x, ErrorCode.MISMATCHED_TYPES, "invalid operation: " + what + types);
    }
    return false;
  }

  private boolean isDefined(Token op, Operand x) {
    boolean defined =
        switch (op) {
          case ADD -> Predicates.allNumericOrString(x.type());
          case SUB, MUL, QUO -> Predicates.allNumeric(x.type());
          case REM, AND, OR, XOR, AND_NOT -> Predicates.allInteger(x.type());
          case LAND, LOR -> Predicates.allBoolean(x.type());
          default -> false;
        };
    if (!defined) {
      String message = "invalid operation: operator " + op.text() + " not defined on " + session.text(x);
      session.errors.at(x, ErrorCode.UNDEFINED_OP, message);
    }
    return defined;
  }

  private boolean isDivisionByZero(Token op, Pair pair) {
    Operand x = pair.x;
    Operand y = pair.y;
    if ((op != Token.QUO && op != Token.REM) || !y.isConstant() || y.constant().kind() == Kind.UNKNOWN) {
      return false;
    }
    boolean zero = (x.isConstant() || Predicates.allInteger(x.type())) && Constants.sign(y.constant()) == 0;
    if (!zero && x.isConstant() && Predicates.isComplex(x.type())) {
      // The square of a tiny divisor can vanish.
      zero = squareIsZero(Constants.real(y.constant())) && squareIsZero(Constants.imag(y.constant()));
    }
    if (zero) {
      session.errors.at(y, ErrorCode.DIV_BY_ZERO, "invalid operation: division by zero");
    }
    return zero;
  }

  private static boolean squareIsZero(Value value) {
    return Constants.sign(Constants.binaryOp(value, Op.MUL, value)) == 0;
  }

  private Operand result(Pair pair, Expr whole, Token op, int opPos) {
    Operand x = pair.x;
    if (!x.isConstant() || !pair.y.isConstant()) {
      return x.asValue(x.type());
    }
    Value a = x.constant();
    Value b = pair.y.constant();
    if (a.kind() == Kind.UNKNOWN || b.kind() == Kind.UNKNOWN) {
      return x.withConstant(x.type(), Value.UNKNOWN);
    }
    Op operator = op == Token.QUO && Predicates.isInteger(x.type()) ? Op.INT_QUO : operator(op);
    Value value = Constants.binaryOp(a, operator, b);
    return session.overflow.check(x.withConstant(x.type(), value).withExpr(whole), opPos);
  }

  static Op operator(Token op) {
    return switch (op) {
      case ADD -> Op.ADD;
      case SUB -> Op.SUB;
      case MUL -> Op.MUL;
      case QUO -> Op.QUO;
      case REM -> Op.REM;
      case AND -> Op.AND;
      case OR -> Op.OR;
      case XOR -> Op.XOR;
      case AND_NOT -> Op.AND_NOT;
      case SHL -> Op.SHL;
      case SHR -> Op.SHR;
      case LAND -> Op.LAND;
      case LOR -> Op.LOR;
      case EQL -> Op.EQL;
      case NEQ -> Op.NEQ;
      case LSS -> Op.LSS;
      case LEQ -> Op.LEQ;
      case GTR -> Op.GTR;
      case GEQ -> Op.GEQ;
      default -> throw new IllegalArgumentException(op.text());
    };
  }

  /** Converts an untyped operand to the type of the other one, where this can make them match. */
  Pair match(Operand x, Operand y) {
    if (!mayConvert(x, y)) {
      return new Pair(x, y);
    }
    Operand left = session.untyped.convert(x, y.type());
    return left.isInvalid() ? new Pair(left, y) : new Pair(left, session.untyped.convert(y, left.type()));
  }

  /** If a conversion has no chance, the message is to be about mismatched types instead. */
  private static boolean mayConvert(Operand x, Operand y) {
    Type a = x.type();
    Type b = y.type();
    if (Predicates.isTyped(a) && Predicates.isTyped(b)) {
      return false;
    }
    if (Predicates.allNumeric(a) != Predicates.allNumeric(b)) {
      return false;
    }
    if (isInterfacePair(a, b)) {
      return true;
    }
    if (Predicates.allBoolean(a) != Predicates.allBoolean(b) || Predicates.allString(a) != Predicates.allString(b)) {
      return false;
    }
    if (x.isNil()) {
      return Predicates.hasNil(b);
    }
    if (y.isNil()) {
      return Predicates.hasNil(a);
    }
    return !(a.underlying() instanceof Pointer) && !(b.underlying() instanceof Pointer);
  }

  private static boolean isInterfacePair(Type a, Type b) {
    return Predicates.isNonTypeParamInterface(a) || Predicates.isNonTypeParamInterface(b);
  }
}
