package org.go2rs.frontend.check;

import org.go2rs.frontend.ast.CallExpr;
import org.go2rs.frontend.constant.Constants;
import org.go2rs.frontend.constant.Op;
import org.go2rs.frontend.constant.Value;
import org.go2rs.frontend.types.Basic;
import org.go2rs.frontend.types.Builtin;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.Predicates;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.Types;
import org.jspecify.annotations.Nullable;

/** {@code complex}, {@code real} and {@code imag}. */
final class ComplexBuiltins {
  private final Session session;

  ComplexBuiltins(Session session) {
    this.session = session;
  }

  Operand complex(CallExpr call, Operand first, Operand second) {
    Operand x = first;
    Operand y = second;
    boolean xUntyped = Predicates.isUntyped(x.type());
    boolean yUntyped = Predicates.isUntyped(y.type());
    if (xUntyped && yUntyped) {
      if (x.isConstant() && y.isConstant()) {
        x = asFloat(x);
        y = asFloat(y);
      } else {
        x = session.untyped.convert(x, Basic.FLOAT64);
        y = session.untyped.convert(y, Basic.FLOAT64);
      }
    } else if (xUntyped) {
      x = session.untyped.convert(x, y.type());
    } else if (yUntyped) {
      y = session.untyped.convert(y, x.type());
    }
    if (x.isInvalid() || y.isInvalid()) {
      return Operand.invalid(call);
    }
    if (!Types.identical(x.type(), y.type())) {
      String types = " (mismatched types " + session.text(x.type()) + " and " + session.text(y.type()) + ")";
      String message = "invalid operation: " + ExprStrings.of(call) + types;
      return session.builtins.error(call, x, ErrorCode.INVALID_COMPLEX, message);
    }
    Type result = Predicates.isTypeParam(x.type()) ? null : complexOf(x.type());
    if (result == null) {
      if (unsupported(x, Builtin.Id.COMPLEX, ErrorCode.INVALID_COMPLEX)) {
        return Operand.invalid(call);
      }
      String message = "invalid argument: arguments have type " + session.text(x.type()) + ", expected floating-point";
      return session.builtins.error(call, x, ErrorCode.INVALID_COMPLEX, message);
    }
    if (x.isConstant() && y.isConstant()) {
      Value imag = Constants.makeImag(Constants.toFloat(y.constant()));
      return Operand.constant(call, result, Constants.binaryOp(Constants.toFloat(x.constant()), Op.ADD, imag));
    }
    return session.builtins.result(call, result, x.type(), x.type());
  }

  /** An untyped constant without imaginary part counts as a float. */
  private static Operand asFloat(Operand x) {
    boolean real = Predicates.isNumeric(x.type()) && Constants.sign(Constants.imag(x.constant())) == 0;
    return real ? x.withType(Basic.UNTYPED_FLOAT) : x;
  }

  Operand part(CallExpr call, Builtin.Id id, Operand arg) {
    Operand x = arg;
    if (Predicates.isUntyped(x.type())) {
      if (!x.isConstant()) {
        x = session.untyped.convert(x, Basic.COMPLEX128);
        if (x.isInvalid()) {
          return Operand.invalid(call);
        }
      } else if (Predicates.isNumeric(x.type())) {
        x = x.withType(Basic.UNTYPED_COMPLEX);
      }
    }
    boolean real = id == Builtin.Id.REAL;
    ErrorCode code = real ? ErrorCode.INVALID_REAL : ErrorCode.INVALID_IMAG;
    Type result = Predicates.isTypeParam(x.type()) ? null : floatOf(x.type());
    if (result == null) {
      if (unsupported(x, id, code)) {
        return Operand.invalid(call);
      }
      String message = "invalid argument: argument has type " + session.text(x.type()) + ", expected complex type";
      return session.builtins.error(call, x, code, message);
    }
    if (x.isConstant()) {
      Value value = Constants.toComplex(x.constant());
      return Operand.constant(call, result, real ? Constants.real(value) : Constants.imag(value));
    }
    return session.builtins.result(call, result, x.type());
  }

  /** The result for a type parameter would be a type that cannot be written. */
  private boolean unsupported(Operand x, Builtin.Id id, ErrorCode code) {
    if (!Predicates.isTypeParam(x.type())) {
      return false;
    }
    boolean fits =
        Predicates.underIs(
            x.type(), under -> under != null && (id == Builtin.Id.COMPLEX ? complexOf(under) : floatOf(under)) != null);
    if (fits) {
      String why = " not supported as argument to built-in " + id.goName() + " for go1.18 (see go.dev/issue/50937)";
      session.errors.at(x, code, session.text(x) + why);
    }
    return fits;
  }

  private static @Nullable Type complexOf(Type type) {
    Type under = type.underlying();
    return under == Basic.FLOAT32 ? Basic.COMPLEX64
        : under == Basic.FLOAT64 ? Basic.COMPLEX128
        : under == Basic.UNTYPED_FLOAT ? Basic.UNTYPED_COMPLEX
        : null;
  }

  private static @Nullable Type floatOf(Type type) {
    Type under = type.underlying();
    return under == Basic.COMPLEX64 ? Basic.FLOAT32
        : under == Basic.COMPLEX128 ? Basic.FLOAT64
        : under == Basic.UNTYPED_COMPLEX ? Basic.UNTYPED_FLOAT
        : null;
  }
}
