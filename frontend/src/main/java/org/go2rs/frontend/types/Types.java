package org.go2rs.frontend.types;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Type identity and what is read off a type directly. */
public final class Types {
  private Types() {}

  /** The type behind alias names. */
  public static Type unalias(Type type) {
    return type instanceof Alias alias ? alias.actual() : type;
  }

  /** The type as a {@link Named}, aliases followed, or null. */
  public static @Nullable Named asNamed(Type type) {
    return unalias(type) instanceof Named named ? named : null;
  }

  /** The type as a type parameter, aliases followed, or null. */
  public static @Nullable TypeParam asTypeParam(Type type) {
    return unalias(type) instanceof TypeParam param ? param : null;
  }

  /** The element type if this is a pointer type literal (aliases followed), otherwise the type itself. */
  public static Type deref(Type type) {
    return unalias(type) instanceof Pointer pointer ? pointer.elem() : type;
  }

  /** Whether the type is known: an erroneous one has been reported already. */
  public static boolean isValid(Type type) {
    return unalias(type) != Basic.INVALID;
  }

  /** Go's type identity. */
  public static boolean identical(Type x, Type y) {
    return Identity.STRICT.identical(x, y);
  }

  /** Type identity but for struct tags, as conversions have it. */
  public static boolean identicalIgnoreTags(Type x, Type y) {
    return Identity.IGNORE_TAGS.identical(x, y);
  }

  /** Whether both lists have identical types in the same order. */
  public static boolean identicalLists(List<? extends Type> xs, List<? extends Type> ys) {
    if (xs.size() != ys.size()) {
      return false;
    }
    for (int i = 0; i < xs.size(); i++) {
      if (!identical(xs.get(i), ys.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The type that an untyped constant takes by itself; other types (also untyped nil) are returned as they are. */
  public static Type defaultType(Type type) {
    if (!(type instanceof Basic basic)) {
      return type;
    }
    return switch (basic.kind()) {
      case UNTYPED_BOOL -> Basic.BOOL;
      case UNTYPED_INT -> Basic.INT;
      case UNTYPED_RUNE -> Basic.RUNE;
      case UNTYPED_FLOAT -> Basic.FLOAT64;
      case UNTYPED_COMPLEX -> Basic.COMPLEX128;
      case UNTYPED_STRING -> Basic.STRING;
      case INVALID, BOOL, INT, INT8, INT16, INT32, INT64, UINT, UINT8, UINT16, UINT32, UINT64, UINTPTR, FLOAT32, FLOAT64, COMPLEX64, COMPLEX128, STRING,
          UNSAFE_POINTER, UNTYPED_NIL -> type;
    };
  }

  /** The "larger" of two untyped numeric types, the type itself if both are the same, otherwise null. */
  public static @Nullable Type maxUntyped(Type x, Type y) {
    if (x == y) {
      return x;
    }
    if (x instanceof Basic a && y instanceof Basic b && a.isUntyped() && b.isUntyped() && a.is(Basic.IS_NUMERIC) && b.is(Basic.IS_NUMERIC)) {
      return a.kind().compareTo(b.kind()) > 0 ? a : b;
    }
    return null;
  }
}
