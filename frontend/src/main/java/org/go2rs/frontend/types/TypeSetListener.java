package org.go2rs.frontend.types;

/** What the checker does about errors found while an interface's type set is computed. */
public interface TypeSetListener {
  /** Reports {@code DuplicateDecl}: "duplicate method m", with "other declaration of method m" at the second position. */
  void duplicateMethod(int pos, Func method, int otherPos);

  /** Reports {@code InvalidUnion}: "cannot handle more than N union terms (implementation limitation)". */
  void tooManyTerms(int pos, int limit);

  /** Runs an action when all types of the package are set up: identical types cannot be told before. */
  void later(Runnable action);

  /** Whether the file's language version is at least go1.minor. */
  boolean allowsVersion(int minor);

  /**
   * Checks that the language version at the position is at least go1.minor, and reports {@code UnsupportedFeature} "{what} {typ} requires go1.minor or later" if
   * it is not. For an embedded interface an error is due only if it is declared in another package and is no plain method set.
   *
   * @param what the kind of element, as {@code embedding non-interface type}
   */
  boolean verifyVersion(int pos, int minor, Type typ, String what);
}
