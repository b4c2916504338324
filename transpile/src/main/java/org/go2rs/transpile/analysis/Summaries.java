package org.go2rs.transpile.analysis;

import org.go2rs.frontend.types.Func;
import org.go2rs.frontend.types.Var;

/** What callers know of functions and fields beyond their types. Without better knowledge every answer is the careful one. */
public interface Summaries {
  /** Whether a method may keep its receiver's address, or a part's, longer than the call. */
  boolean leaksReceiver(Func method);

  /** Whether a function calls {@code recover} itself. */
  boolean recovers(Func function);

  /** Whether a call may change memory that existed before it. */
  boolean writes(Func function);

  /** Whether the function is of the package at hand. */
  boolean isOwn(Func function);

  /** Whether nothing assigns the field once its struct is made. */
  boolean isStable(Var field);
}
