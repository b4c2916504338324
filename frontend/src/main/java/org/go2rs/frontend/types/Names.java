package org.go2rs.frontend.types;

import org.jspecify.annotations.Nullable;

/** Rules about identifiers. */
public final class Names {
  private Names() {}

  /** Whether the name starts with an upper-case letter. */
  public static boolean isExported(String name) {
    return !name.isEmpty() && Character.isUpperCase(name.codePointAt(0));
  }

  /** The name if exported, otherwise {@code path.name}; {@code _.name} without package. */
  public static String id(@Nullable Pkg pkg, String name) {
    if (isExported(name)) {
      return name;
    }
    return (pkg == null || pkg.path().isEmpty() ? "_" : pkg.path()) + "." + name;
  }

  /** Equality under Unicode's simple case folding, as {@code strings.EqualFold} has it for identifiers. */
  public static boolean equalFold(String a, String b) {
    return a.equalsIgnoreCase(b);
  }

  /** Go's string order: by UTF-8 bytes, which is the order of code points. */
  public static int compare(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean surrogates = Character.isSurrogate(x) != Character.isSurrogate(y);
        return surrogates ? (Character.isSurrogate(x) ? 1 : -1) : Character.compare(x, y);
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}
