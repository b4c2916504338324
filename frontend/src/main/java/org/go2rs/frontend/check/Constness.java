package org.go2rs.frontend.check;

import org.go2rs.frontend.constant.Representable;
import org.go2rs.frontend.constant.Value;
import org.go2rs.frontend.types.Basic;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.Predicates;
import org.go2rs.frontend.types.Sizes;
import org.go2rs.frontend.types.Type;
import org.jspecify.annotations.Nullable;

/** Whether constants have a value of a type. */
final class Constness {
  private Constness() {}

  /** The constant as a value of a basic type, rounded if need be; null if it has none there. */
  static @Nullable Value represent(Value value, Basic type, Sizes sizes) {
    if (type.is(Basic.IS_INTEGER)) {
      int bits = type.isUntyped() ? 0 : (int) sizes.sizeOf(type) * 8;
      return Representable.integer(value, bits, type.is(Basic.IS_UNSIGNED));
    }
    if (type.is(Basic.IS_FLOAT)) {
      return Representable.floating(value, type.isUntyped() ? 0 : (int) sizes.sizeOf(type) * 8);
    }
    if (type.is(Basic.IS_COMPLEX)) {
      return Representable.complex(value, type.isUntyped() ? 0 : (int) sizes.sizeOf(type) * 8);
    }
    boolean fits =
        switch (value.kind()) {
          case UNKNOWN -> true;
          case STRING -> type.is(Basic.IS_STRING);
          case BOOL -> type.is(Basic.IS_BOOLEAN);
          case INT, FLOAT, COMPLEX -> false;
        };
    return fits ? value : null;
  }

  /** Why a constant of one type has no value of another. */
  static ErrorCode failure(Type from, Type to) {
    if (!Predicates.isNumeric(from) || !Predicates.isNumeric(to)) {
      return ErrorCode.INVALID_CONST_VAL;
    }
    return !Predicates.isInteger(from) && Predicates.isInteger(to) ? ErrorCode.TRUNCATED_FLOAT : ErrorCode.NUMERIC_OVERFLOW;
  }
}
