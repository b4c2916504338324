package org.go2rs.frontend.types;

/** The predeclared {@code nil}. */
public final class Nil extends Obj {
  Nil() {
    super(0, null, "nil", Basic.UNTYPED_NIL);
  }
}
