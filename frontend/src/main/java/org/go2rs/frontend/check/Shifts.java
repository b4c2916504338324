package org.go2rs.frontend.check;

import org.go2rs.frontend.ast.BinaryExpr;
import org.go2rs.frontend.ast.Token;
import org.go2rs.frontend.constant.Constants;
import org.go2rs.frontend.constant.Kind;
import org.go2rs.frontend.constant.Value;
import org.go2rs.frontend.types.Basic;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.Predicates;
import org.jspecify.annotations.Nullable;

/** Shifts. An untyped constant that is shifted by a variable count takes its type from around the shift, later. */
final class Shifts {
  /** Enough for the smallest float64 as a shifted constant. */
  private static final long MAX_CONSTANT_COUNT = 1023 - 1 + 52;

  private final Session session;

  Shifts(Session session) {
    this.session = session;
  }

  Operand check(Operand x, Operand y, @Nullable BinaryExpr e, Token op, int opPos) {
    Value shifted = x.isConstant() ? Constants.toInt(x.constant()) : null;
    boolean untypedInt = Predicates.isUntyped(x.type()) && shifted != null && shifted.kind() == Kind.INT;
    boolean unknown = x.isConstant() && x.constant().kind() == Kind.UNKNOWN;
    if (!Predicates.allInteger(x.type()) && !untypedInt && !unknown) {
      return notInteger(x);
    }
    Operand count = count(y);
    if (count.isInvalid()) {
      return x.asInvalid();
    }
    if (!x.isConstant()) {
      return x.asValue(x.type());
    }
    if (count.isConstant()) {
      return constant(x, count, shifted, e, op, opPos);
    }
    if (Predicates.isUntyped(x.type())) {
      Recorder.Pending pending = x.expr() == null ? null : session.recorder.pending(x.expr());
      if (pending != null) {
        session.recorder.remember(x.expr(), new Recorder.Pending(true, pending.mode(), pending.type(), pending.value()));
      }
      return x.asValue(x.type());
    }
    return Predicates.allInteger(x.type()) ? x.asValue(x.type()) : notInteger(x);
  }

  private Operand notInteger(Operand x) {
    String message = "invalid operation: shifted operand " + session.text(x) + " must be integer";
    session.errors.at(x, ErrorCode.INVALID_SHIFT_OPERAND, message);
    return x.asInvalid();
  }

  /** The shift count, checked. */
  private Operand count(Operand y) {
    if (y.isConstant()) {
      Value value = Constants.toInt(y.constant());
      if (value.kind() == Kind.INT && Constants.sign(value) < 0) {
        return badCount(y, "negative shift count " + session.text(y));
      }
      // Not converted: the count keeps the type that it would have by itself.
      if (Predicates.isUntyped(y.type())) {
        return session.untyped.representable(y, Basic.UINT);
      }
      // A typed constant may even be a float, as long as its value is an integer.
      return y;
    }
    if (Predicates.allInteger(y.type())) {
      boolean signed = !Predicates.allUnsigned(y.type());
      boolean ok = !signed || session.verify(y.pos(), GoVersion.GO1_13, "invalid operation: signed shift count " + session.text(y));
      return ok ? y : y.asInvalid();
    }
    if (Predicates.isUntyped(y.type())) {
      return session.untyped.convert(y, Basic.UINT);
    }
    return badCount(y, "shift count " + session.text(y) + " must be integer");
  }

  private Operand badCount(Operand y, String message) {
    session.errors.at(y, ErrorCode.INVALID_SHIFT_COUNT, "invalid operation: " + message);
    return y.asInvalid();
  }

  private Operand constant(Operand x, Operand y, @Nullable Value shifted, @Nullable BinaryExpr e, Token op, int opPos) {
    // 2.0 << 3 is an integer.
    Basic type = Predicates.isInteger(x.type()) ? null : Basic.UNTYPED_INT;
    Operand typed = type == null ? x : x.withType(type);
    if (x.constant().kind() == Kind.UNKNOWN || y.constant().kind() == Kind.UNKNOWN || shifted == null) {
      return typed.withConstant(typed.type(), Value.UNKNOWN);
    }
    Value count = Constants.toInt(y.constant());
    if (count.kind() != Kind.INT || !Constants.isLong(count) || Constants.longValue(count) > MAX_CONSTANT_COUNT) {
      badCount(y, "invalid shift count " + session.text(y));
      return x.asInvalid();
    }
    Value value = Constants.shift(shifted, BinaryExprs.operator(op), (int) Constants.longValue(count));
    Operand result = typed.withConstant(typed.type(), value);
    return session.overflow.check(e == null ? result : result.withExpr(e), opPos);
  }
}
