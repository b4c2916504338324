package org.go2rs.frontend.types;

/**
 * What the rules need to know about the package that is being checked.
 *
 * @param context where its instances are kept
 * @param qualifier how package names appear in its messages
 * @param sizes of the target
 * @param goMinor the language version, 26 for go1.26, of the file at hand
 */
public record Env(Context context, Qualifier qualifier, Sizes sizes, int goMinor) {
  /** The same for another language version, {@code go1.newGoMinor}. */
  public Env withGoMinor(int newGoMinor) {
    return new Env(context, qualifier, sizes, newGoMinor);
  }

  /** Whether the language version is at least {@code go1.minor}. */
  public boolean allowsVersion(int minor) {
    return goMinor >= minor;
  }

  /** The type as this package's messages write it. */
  public String string(Type type) {
    return TypeStrings.of(type, qualifier);
  }
}
