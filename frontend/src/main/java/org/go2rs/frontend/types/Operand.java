package org.go2rs.frontend.types;

import org.go2rs.frontend.constant.Value;
import org.jspecify.annotations.Nullable;

/** What the rules need to know of an expression: the checker's own operand class implements this. */
public interface Operand {
  OperandMode mode();

  Type type();

  /** The value of a constant. */
  @Nullable Value value();

  /** The expression as Go's messages print it; empty if there is none. */
  String exprString();

  /** Where errors about the operand are reported. */
  int pos();

  default boolean isNil() {
    return mode() == OperandMode.NIL;
  }
}
