package org.go2rs.frontend.check;

import org.go2rs.frontend.ast.BinaryExpr;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.ParenExpr;
import org.go2rs.frontend.ast.Token;
import org.go2rs.frontend.ast.UnaryExpr;
import org.go2rs.frontend.constant.Value;
import org.go2rs.frontend.types.Basic;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.Interface;
import org.go2rs.frontend.types.Predicates;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.Types;
import org.jspecify.annotations.Nullable;

/**
 * Untyped expressions and how they become typed. Their final type is known only where they are used, and is then carried down into the operands: so
 * {@code var x int64 = 1 << n} shifts an int64.
 */
final class Untyped {
  /**
   * The type that an untyped operand takes.
   *
   * @param type null if the conversion is not possible
   * @param value the constant in that type, if it changed
   * @param error why it is not possible
   */
  record Implicit(@Nullable Type type, @Nullable Value value, @Nullable ErrorCode error) {
    static Implicit to(@Nullable Type type) {
      return new Implicit(type, null, null);
    }

    static Implicit failed(ErrorCode error) {
      return new Implicit(null, null, error);
    }
  }

  private static final Implicit IMPOSSIBLE = Implicit.failed(ErrorCode.INVALID_UNTYPED_CONVERSION);

  private final Session session;

  Untyped(Session session) {
    this.session = session;
  }

  /** Converts an untyped operand to the type it is used with. Typed operands stay as they are. */
  Operand convert(Operand x, Type target) {
    Implicit implicit = implicit(x, target);
    if (implicit.error != null) {
      Type shown = Predicates.isTypeParam(target) ? target : target.underlying();
      session.errors.at(x, implicit.error, conversionError(implicit.error, x, shown));
      return x.asInvalid();
    }
    return apply(x, implicit);
  }

  /** The operand with the type and value that {@link #implicit} found. */
  Operand apply(Operand x, Implicit implicit) {
    Operand result = x;
    if (implicit.value != null) {
      result = result.withConstant(result.type(), implicit.value);
      updateValue(x.expr(), implicit.value);
    }
    Type type = implicit.type;
    if (type != null && type != x.type()) {
      result = result.withType(type);
      if (x.expr() != null) {
        update(x.expr(), type, false);
      }
    }
    return result;
  }

  String conversionError(ErrorCode code, Operand x, Type target) {
    return switch (code) {
      case TRUNCATED_FLOAT -> session.text(x) + " truncated to " + session.text(target);
      case NUMERIC_OVERFLOW -> session.text(x) + " overflows " + session.text(target);
      default -> "cannot convert " + session.text(x) + " to type " + session.text(target);
    };
  }

  /** Makes a constant operand fit a basic type, or reports that it does not. */
  Operand representable(Operand x, Basic type) {
    Value value = Constness.represent(x.constant(), type, session.config.sizes());
    if (value != null) {
      return x.withConstant(x.type(), value);
    }
    ErrorCode code = Constness.failure(x.type(), type);
    session.errors.at(x, code, conversionError(code, x, type));
    return x.asInvalid();
  }

  /** The type that an operand takes where the target type is expected. */
  Implicit implicit(Operand x, Type target) {
    if (x.isInvalid() || Predicates.isTyped(x.type()) || !Types.isValid(target)) {
      return Implicit.to(x.type());
    }
    if (Predicates.isUntyped(target)) {
      Type larger = Types.maxUntyped(x.type(), target);
      return larger == null ? IMPOSSIBLE : Implicit.to(larger);
    }
    if (x.isNil()) {
      return Predicates.hasNil(target) ? Implicit.to(target) : IMPOSSIBLE;
    }
    Type shape = target.underlying();
    if (shape instanceof Basic basic) {
      return toBasic(x, target, basic);
    }
    if (shape instanceof Interface && Predicates.isTypeParam(target)) {
      boolean all = Predicates.underIs(target, under -> under != null && implicit(x, under).type != null);
      return all ? Implicit.to(target) : IMPOSSIBLE;
    }
    // Interface values hold values of concrete types: the default type.
    if (shape instanceof Interface iface) {
      return iface.typeSet().isAll() ? Implicit.to(Types.defaultType(x.type())) : IMPOSSIBLE;
    }
    return IMPOSSIBLE;
  }

  private Implicit toBasic(Operand x, Type target, Basic basic) {
    if (x.isConstant()) {
      Value value = Constness.represent(x.constant(), basic, session.config.sizes());
      return value == null ? Implicit.failed(Constness.failure(x.type(), basic)) : new Implicit(target, value, null);
    }
    // Untyped values that are no constants come from comparisons and shifts.
    boolean fits =
        switch (((Basic) x.type()).kind()) {
          case UNTYPED_BOOL -> basic.is(Basic.IS_BOOLEAN);
          case UNTYPED_INT, UNTYPED_RUNE, UNTYPED_FLOAT, UNTYPED_COMPLEX -> basic.is(Basic.IS_NUMERIC);
          case UNTYPED_STRING -> basic.is(Basic.IS_STRING);
          case INVALID, BOOL, INT, INT8, INT16, INT32, INT64, UINT, UINT8, UINT16, UINT32, UINT64, UINTPTR, FLOAT32, FLOAT64, COMPLEX64, COMPLEX128,
              STRING, UNSAFE_POINTER, UNTYPED_NIL -> false;
        };
    return fits ? Implicit.to(target) : IMPOSSIBLE;
  }

  private void updateValue(@Nullable Expr expr, Value value) {
    Recorder.Pending pending = expr == null ? null : session.recorder.pending(expr);
    if (pending != null) {
      session.recorder.remember(expr, new Recorder.Pending(pending.shifted(), pending.mode(), pending.type(), value));
    }
  }

  /**
   * Carries a type into an untyped expression and its operands.
   *
   * @param last whether this is the final type, even if it is untyped
   */
  void update(Expr expr, Type type, boolean last) {
    Recorder.Pending pending = session.recorder.pending(expr);
    if (pending == null) {
      return;
    }
    updateOperands(expr, pending, type, last);
    if (!last && type instanceof Basic basic && basic.isUntyped()) {
      session.recorder.remember(expr, new Recorder.Pending(pending.shifted(), pending.mode(), basic, pending.value()));
      return;
    }
    session.recorder.settle(expr);
    if (pending.shifted() && !Predicates.allInteger(type)) {
      String message = "invalid operation: shifted operand " + ExprStrings.of(expr) + " (type " + session.text(type) + ") must be integer";
      session.errors.at(expr, ErrorCode.INVALID_SHIFT_OPERAND, message);
      return;
    }
    if (pending.value() != null) {
      Operand c = new Operand(pending.mode(), expr, pending.type(), pending.value(), null);
      if (convert(c, type).isInvalid()) {
        return;
      }
    }
    session.recorder.type(expr, pending.mode(), type, pending.value());
  }

  private void updateOperands(Expr expr, Recorder.Pending pending, Type type, boolean last) {
    if (expr instanceof ParenExpr e) {
      update(e.x(), type, last);
    } else if (expr instanceof UnaryExpr e && pending.value() == null) {
      // The operands of a constant never become values.
      update(e.x(), type, last);
    } else if (expr instanceof BinaryExpr e && pending.value() == null) {
      if (e.op().isComparison()) {
        // The operands of a comparison have their final types already.
        return;
      }
      update(e.x(), type, last);
      if (e.op() != Token.SHL && e.op() != Token.SHR) {
        update(e.y(), type, last);
      }
    }
  }
}
