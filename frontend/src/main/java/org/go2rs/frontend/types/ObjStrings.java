package org.go2rs.frontend.types;

/** Objects and selections as text, exactly as {@code go/types} prints them. */
public final class ObjStrings {
  private ObjStrings() {}

  public static String of(Obj obj, Qualifier qualifier) {
    throw new UnsupportedOperationException();
  }

  public static String of(Selection selection, Qualifier qualifier) {
    throw new UnsupportedOperationException();
  }

  /** {@code p.f}, {@code (T).m}, {@code (*T).m}. */
  public static String funcName(Func func, Qualifier qualifier) {
    throw new UnsupportedOperationException();
  }
}
