package org.go2rs.frontend.types;

import org.go2rs.frontend.constant.Value;
import org.jspecify.annotations.Nullable;

/** What the checker found out about an expression; {@code value} is there exactly for constants. */
public record TypeAndValue(OperandMode mode, Type type, @Nullable Value value) {
  /** A call of a function without results. */
  public boolean isVoid() {
    return mode == OperandMode.NO_VALUE;
  }

  public boolean isType() {
    return mode == OperandMode.TYPE;
  }

  public boolean isBuiltin() {
    return mode == OperandMode.BUILTIN;
  }

  public boolean isConstant() {
    return value != null;
  }

  public boolean isNil() {
    return mode == OperandMode.NIL;
  }

  /** Whether this can be used as a single value. */
  public boolean isValue() {
    return switch (mode) {
      case CONSTANT, VARIABLE, MAP_INDEX, VALUE, NIL, COMMA_OK, COMMA_ERR, CGO_FUNC -> true;
      case INVALID, NO_VALUE, BUILTIN, TYPE -> false;
    };
  }

  public boolean isAddressable() {
    return mode == OperandMode.VARIABLE;
  }

  public boolean isAssignable() {
    return mode == OperandMode.VARIABLE || mode == OperandMode.MAP_INDEX;
  }

  /** Whether it can stand on the right of {@code v, ok = x}. */
  public boolean hasOk() {
    return mode == OperandMode.COMMA_OK || mode == OperandMode.MAP_INDEX;
  }
}
