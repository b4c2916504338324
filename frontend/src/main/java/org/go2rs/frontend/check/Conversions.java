package org.go2rs.frontend.check;

import org.go2rs.frontend.constant.Constants;
import org.go2rs.frontend.constant.Kind;
import org.go2rs.frontend.constant.Value;
import org.go2rs.frontend.types.Array;
import org.go2rs.frontend.types.Basic;
import org.go2rs.frontend.types.BasicKind;
import org.go2rs.frontend.types.Cause;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.Pointer;
import org.go2rs.frontend.types.Predicates;
import org.go2rs.frontend.types.Slice;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.TypeParam;
import org.go2rs.frontend.types.Types;
import org.jspecify.annotations.Nullable;

/** Conversions {@code T(x)}. */
final class Conversions {
  private final Session session;

  Conversions(Session session) {
    this.session = session;
  }

  /** Converts an operand; its expression becomes the conversion's afterwards, by the caller. */
  Operand convert(Operand x, Type target) {
    boolean constant = x.isConstant() && Predicates.isConstType(x.type());
    Cause cause = new Cause();
    Operand result = null;
    if (constant && Predicates.isConstType(target)) {
      Value value = constantValue(x, target);
      if (value == null && Predicates.isInteger(x.type()) && Predicates.isInteger(target)) {
        String message = "constant " + x.constant().text() + " overflows " + session.text(target);
        session.errors.at(x, ErrorCode.INVALID_CONVERSION, message);
        return x.asInvalid();
      }
      result = value == null ? null : x.withConstant(x.type(), value);
    } else if (constant && Predicates.isTypeParam(target)) {
      // A value of a type parameter is never constant.
      result = constantToTypeParam(x, target, cause) ? x.asValue(x.type()) : null;
    } else if (convertible(x, target, cause)) {
      result = x.isNil() ? x : x.asValue(x.type());
    }
    if (result == null) {
      boolean toTypeParam = constant && Predicates.isTypeParam(target);
      Operand shown = toTypeParam ? x.asValue(x.type()) : asInteger(x, target);
      String message = "cannot convert " + session.text(shown) + " to type " + session.text(target);
      session.errors.at(x, ErrorCode.INVALID_CONVERSION, cause.isEmpty() ? message : message + ": " + cause.text());
      return x.asInvalid();
    }
    settle(x, result, target, constant);
    return x.isNil() ? result.asValue(target) : result.withType(target);
  }

  /** An untyped operand gets its final type; that is not always the target: an interface holds the default type. */
  private void settle(Operand x, Operand result, Type target, boolean constant) {
    if (!Predicates.isUntyped(x.type()) || x.expr() == null) {
      return;
    }
    Type last = target;
    boolean toInterface = Predicates.isNonTypeParamInterface(target) || (constant && !Predicates.isConstType(target));
    if (toInterface && !x.isNil()) {
      last = Types.defaultType(x.type());
    } else if (result.isConstant() && Predicates.isInteger(x.type()) && Predicates.allString(target)) {
      last = x.type();
    }
    session.untyped.update(x.expr(), last, true);
  }

  /** What fails to be an integer of a type is shown as the integer that it is, if it is one. */
  private static Operand asInteger(Operand x, Type target) {
    Value value = x.isConstant() && Predicates.isInteger(target) ? Constants.toInt(x.constant()) : Value.UNKNOWN;
    return value.kind() == Kind.INT ? x.withConstant(x.type(), value) : x;
  }

  private @Nullable Value constantValue(Operand x, Type target) {
    if (!(target.underlying() instanceof Basic basic)) {
      return null;
    }
    Value value = Constness.represent(x.constant(), basic, session.config.sizes());
    if (value == null && Predicates.isInteger(x.type()) && basic.is(Basic.IS_STRING)) {
      return Value.ofUtf8(Character.toString(codePoint(x.constant())));
    }
    return value;
  }

  /** The code point, or U+FFFD for what is none. */
  private static int codePoint(Value value) {
    Value integer = Constants.toInt(value);
    if (integer.kind() == Kind.INT && Constants.isLong(integer)) {
      long code = Constants.longValue(integer);
      boolean surrogate = code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
      if (code >= 0 && code <= Character.MAX_CODE_POINT && !surrogate) {
        return (int) code;
      }
    }
    return 0xFFFD;
  }

  private boolean constantToTypeParam(Operand x, Type target, Cause cause) {
    return Predicates.underIs(
        target,
        under -> {
          if (under == null) {
            cause.set(session.text(target) + " does not contain specific types");
            return false;
          }
          if ((Predicates.isString(x.type()) && isBytesOrRunes(under)) || constantValue(x, under) != null) {
            return true;
          }
          boolean overflow = Predicates.isInteger(x.type()) && Predicates.isInteger(under);
          String what =
              overflow
                  ? "constant " + x.constant().text() + " overflows " + session.text(under)
                  : "cannot convert " + session.text(x) + " to type " + session.text(under);
          cause.set(what + " (in " + session.text(target) + ")");
          return false;
        });
  }

  /** Whether a value that is not constant can be converted. */
  private boolean convertible(Operand x, Type target, Cause cause) {
    if (session.assignability.failure(x, target, cause) == null) {
      return true;
    }
    Type v = Types.unalias(x.type());
    Type t = Types.unalias(target);
    TypeParam vp = Types.asTypeParam(v);
    TypeParam tp = Types.asTypeParam(t);
    if (vp == null && tp == null && Types.identicalIgnoreTags(v.underlying(), t.underlying())) {
      return true;
    }
    if (v instanceof Pointer from && t instanceof Pointer to && samePointed(from.elem(), to.elem())) {
      return true;
    }
    if (basics(v.underlying(), t.underlying())) {
      return true;
    }
    if (v.underlying() instanceof Slice slice) {
      Boolean toArray = sliceToArray(slice, t.underlying(), cause);
      if (toArray != null) {
        return toArray;
      }
    }
    if (vp != null) {
      return fromTypeParam(x, vp, target, tp, cause);
    }
    return tp != null && toTypeParam(x, tp, cause);
  }

  private static boolean samePointed(Type a, Type b) {
    return !Predicates.isTypeParam(a) && !Predicates.isTypeParam(b) && Types.identicalIgnoreTags(a.underlying(), b.underlying());
  }

  private static boolean basics(Type v, Type t) {
    boolean numbers = isIntegerOrFloat(v) && isIntegerOrFloat(t);
    boolean complex = Predicates.isComplex(v) && Predicates.isComplex(t);
    boolean toString = Predicates.isString(t) && (Predicates.isInteger(v) || isBytesOrRunes(v));
    boolean fromString = Predicates.isString(v) && isBytesOrRunes(t);
    boolean toUnsafe = isUnsafePointer(t) && (v instanceof Pointer || isUintptr(v));
    boolean fromUnsafe = isUnsafePointer(v) && (t instanceof Pointer || isUintptr(t));
    return numbers || complex || toString || fromString || toUnsafe || fromUnsafe;
  }

  private static boolean isIntegerOrFloat(Type type) {
    return Predicates.isBasic(type, Basic.IS_INTEGER | Basic.IS_FLOAT);
  }

  private static boolean isUintptr(Type type) {
    return type.underlying() instanceof Basic basic && basic.kind() == BasicKind.UINTPTR;
  }

  private static boolean isUnsafePointer(Type type) {
    return type.underlying() instanceof Basic basic && basic.kind() == BasicKind.UNSAFE_POINTER;
  }

  private static boolean isBytesOrRunes(Type type) {
    return type.underlying() instanceof Slice slice
        && slice.elem().underlying() instanceof Basic basic
        && (basic.kind() == BasicKind.UINT8 || basic.kind() == BasicKind.INT32);
  }

  /** Whether a slice converts to an array or a pointer to one; null if the target is neither, with the same elements. */
  private @Nullable Boolean sliceToArray(Slice slice, Type target, Cause cause) {
    boolean pointer = target instanceof Pointer;
    Type pointed = target instanceof Pointer p ? p.elem().underlying() : target;
    if (!(pointed instanceof Array array) || !Types.identical(slice.elem(), array.elem())) {
      return null;
    }
    GoVersion since = pointer ? GoVersion.GO1_17 : GoVersion.GO1_20;
    if (session.allows(since)) {
      return true;
    }
    cause.set("conversion of slice to array " + (pointer ? "pointer " : "") + "requires " + since + " or later");
    return false;
  }

  private boolean fromTypeParam(Operand x, TypeParam vp, Type target, @Nullable TypeParam tp, Cause cause) {
    return vp.iface()
        .typeSet()
        .is(
            from -> {
              if (from == null) {
                return false;
              }
              Operand value = x.withType(from.type());
              if (tp != null) {
                return toTypeParam(value, tp, vp, cause);
              }
              boolean ok = convertible(value, target, cause);
              if (!ok) {
                String types = session.text(from.type()) + " (in " + session.text(vp) + ") to type " + session.text(target);
                Assignability.extend(cause, "cannot convert " + types);
              }
              return ok;
            });
  }

  private boolean toTypeParam(Operand x, TypeParam tp, Cause cause) {
    return toTypeParam(x, tp, null, cause);
  }

  private boolean toTypeParam(Operand x, TypeParam tp, @Nullable TypeParam vp, Cause cause) {
    return tp.iface()
        .typeSet()
        .is(
            to -> {
              if (to == null) {
                return false;
              }
              boolean ok = convertible(x, to.type(), cause);
              if (!ok) {
                String in = vp == null ? "" : " (in " + session.text(vp) + ")";
                String types = session.text(x.type()) + in + " to type " + session.text(to.type()) + " (in " + session.text(tp) + ")";
                Assignability.extend(cause, "cannot convert " + types);
              }
              return ok;
            });
  }
}
