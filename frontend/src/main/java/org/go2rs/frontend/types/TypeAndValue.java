package org.go2rs.frontend.types;

import org.go2rs.frontend.constant.Value;
import org.jspecify.annotations.Nullable;

/** What the checker found out about an expression; {@code value} is there exactly for constants. */
public record TypeAndValue(OperandMode mode, Type type, @Nullable Value value) {
  /** A call of a function without results. */
  public boolean isVoid() {
    return mode == OperandMode.NO_VALUE;
  }

  /** Whether the expression denotes a type. */
  public boolean isType() {
    return mode == OperandMode.TYPE;
  }

  /** Whether the expression denotes a predeclared function. */
  public boolean isBuiltin() {
    return mode == OperandMode.BUILTIN;
  }

  /** Whether the value is known at compile time. */
  public boolean isConstant() {
    return value != null;
  }

  /** Whether the expression is {@code nil}. */
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

  /** Whether {@code &} may stand before the expression. */
  public boolean isAddressable() {
    return mode == OperandMode.VARIABLE;
  }

  /** Whether the expression may stand on the left of an assignment. */
  public boolean isAssignable() {
    return mode == OperandMode.VARIABLE || mode == OperandMode.MAP_INDEX;
  }

  /** Whether it can stand on the right of {@code v, ok = x}. */
  public boolean hasOk() {
    return mode == OperandMode.COMMA_OK || mode == OperandMode.MAP_INDEX;
  }
}
