package org.go2rs.frontend.types;

/** Types as text, exactly as Go's type checker prints them. */
public final class TypeStrings {
  private TypeStrings() {}

  /** With full package paths. */
  public static String of(Type type) {
    return of(type, Qualifier.FULL_PATH);
  }

  public static String of(Type type, Qualifier qualifier) {
    throw new UnsupportedOperationException();
  }

  /** {@code (x int) string}: without {@code func}. */
  public static String signature(Signature signature, Qualifier qualifier) {
    throw new UnsupportedOperationException();
  }

  /** {@code P, Q any}: a type parameter list without brackets. */
  public static String typeParams(java.util.List<TypeParam> list, Qualifier qualifier) {
    throw new UnsupportedOperationException();
  }
}
