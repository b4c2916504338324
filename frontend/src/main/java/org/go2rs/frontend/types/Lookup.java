package org.go2rs.frontend.types;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds fields and methods by name, through embedded fields. */
public final class Lookup {
  private Lookup() {}

  /**
   * What a look-up found.
   *
   * @param obj a {@link Var} field or {@link Func} method; null if there is none. Then {@code index} is not empty if the name is ambiguous, and
   *     {@code indirect} is true if a method exists but needs a pointer receiver
   * @param index the path to the object
   * @param indirect whether a pointer was followed on the path
   */
  public record Result(@Nullable Obj obj, List<Integer> index, boolean indirect) {
    static final Result NONE = new Result(null, List.of(), false);

    public boolean found() {
      return obj != null;
    }

    public boolean isAmbiguous() {
      return obj == null && !index.isEmpty();
    }

    /** The method is there, but only for pointers or addressable values. */
    public boolean needsPointer() {
      return obj == null && index.isEmpty() && indirect;
    }
  }

  /** Looks for a field or method of {@code type}; for unexported names, as seen from {@code pkg}. */
  public static Result fieldOrMethod(Type type, boolean addressable, @Nullable Pkg pkg, String name) {
    return fieldOrMethod(type, addressable, pkg, name, false);
  }

  /** As {@link #fieldOrMethod(Type, boolean, Pkg, String)}; with {@code foldCase} names match whatever their case. */
  public static Result fieldOrMethod(Type type, boolean addressable, @Nullable Pkg pkg, String name, boolean foldCase) {
    throw new UnsupportedOperationException();
  }
}
