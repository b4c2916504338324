package org.go2rs.frontend.check;

import org.go2rs.frontend.types.Signature;
import org.go2rs.frontend.types.Type;
import org.jspecify.annotations.Nullable;

/**
 * The variable that a function value is assigned to: type arguments of a generic function can be inferred from it.
 *
 * @param description how messages call the variable
 */
record Target(Signature signature, String description) {
  /** A target, or null if the type is none or no function type. */
  static @Nullable Target of(@Nullable Type type, String description) {
    return type != null && type.underlying() instanceof Signature signature ? new Target(signature, description) : null;
  }
}
