package org.go2rs.frontend.check;

import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.constant.Value;
import org.go2rs.frontend.types.Basic;
import org.go2rs.frontend.types.Builtin;
import org.go2rs.frontend.types.OperandMode;
import org.go2rs.frontend.types.Type;
import org.jspecify.annotations.Nullable;

/**
 * What the check of an expression yields.
 *
 * @param expr the expression; null for operands that stand nowhere in the source
 * @param type {@link Basic#INVALID} where there is none
 * @param value present exactly for constants
 * @param builtin present exactly for predeclared functions that have not been called
 */
record Operand(OperandMode mode, @Nullable Expr expr, Type type, @Nullable Value value, Builtin.@Nullable Id builtin) {
  static Operand invalid(Expr expr) {
    return new Operand(OperandMode.INVALID, expr, Basic.INVALID, null, null);
  }

  static Operand of(OperandMode mode, Expr expr, Type type) {
    return new Operand(mode, expr, type, null, null);
  }

  static Operand value(Expr expr, Type type) {
    return of(OperandMode.VALUE, expr, type);
  }

  static Operand constant(Expr expr, Type type, Value value) {
    return new Operand(OperandMode.CONSTANT, expr, type, value, null);
  }

  /** Where messages about the operand point. */
  int pos() {
    return expr == null ? 0 : Positions.start(expr);
  }

  boolean isInvalid() {
    return mode == OperandMode.INVALID;
  }

  boolean isConstant() {
    return mode == OperandMode.CONSTANT;
  }

  boolean isNil() {
    return mode == OperandMode.NIL;
  }

  /** The expression as messages show it. */
  String exprText() {
    return expr == null ? "" : ExprStrings.of(expr);
  }

  boolean isType() {
    return mode == OperandMode.TYPE;
  }

  /** The constant's value; only for constants. */
  Value constant() {
    if (value == null) {
      throw new IllegalStateException("no constant: " + mode);
    }
    return value;
  }

  /** The same operand after an error: the type stays, for the sake of messages that follow. */
  Operand asInvalid() {
    return new Operand(OperandMode.INVALID, expr, type, null, null);
  }

  Operand asMode(OperandMode newMode) {
    return new Operand(newMode, expr, type, newMode == OperandMode.CONSTANT ? value : null, builtin);
  }

  /** A value that is no constant. */
  Operand asValue(Type newType) {
    return new Operand(OperandMode.VALUE, expr, newType, null, null);
  }

  Operand withType(Type newType) {
    return new Operand(mode, expr, newType, value, builtin);
  }

  Operand withConstant(Type newType, Value newValue) {
    return new Operand(OperandMode.CONSTANT, expr, newType, newValue, null);
  }

  Operand withExpr(Expr newExpr) {
    return new Operand(mode, newExpr, type, value, builtin);
  }
}
