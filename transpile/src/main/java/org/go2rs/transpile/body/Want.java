package org.go2rs.transpile.body;

import org.go2rs.frontend.types.Type;
import org.jspecify.annotations.Nullable;

/**
 * What the place that an expression goes to asks of it.
 *
 * @param type the type it converts to, null for its own
 * @param anchored whether the place tells rustc the type, so that a number needs no suffix
 * @param text whether a string literal may stay {@code &'static str}
 * @param declared whether the place is declared with that very type, so that its type arguments need not be spelled
 */
record Want(@Nullable Type type, boolean anchored, boolean text, boolean declared) {
  Want(@Nullable Type type, boolean anchored, boolean text) {
    this(type, anchored, text, false);
  }

  /** The expression's own type, and rustc must see it. */
  static final Want OWN = new Want(null, false, false);

  /** The expression's own type, which rustc knows from elsewhere. */
  static final Want KNOWN = new Want(null, true, false);

  /** A place of that type that rustc knows. */
  static Want of(Type type) {
    return new Want(type, true, false);
  }

  /**
   * A field, parameter or result of that type.
   *
   * @param known whether its declaration tells rustc the type: it does not where type parameters are to be inferred
   */
  static Want declared(@Nullable Type type, boolean known, boolean text) {
    return new Want(type, known, text, known);
  }

  /** A value of that type that rustc must be told. */
  static Want loose(Type type) {
    return new Want(type, false, false);
  }

  Want withText() {
    return new Want(type, anchored, true, declared);
  }

  Want withType(Type newType) {
    return new Want(newType, anchored, text, declared);
  }
}
