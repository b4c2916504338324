package org.go2rs.frontend.types;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Questions about types. Those named {@code is...} look at the underlying type and are false for type parameters; those named {@code all...} hold for a type
 * parameter if they hold for each type of its type set.
 */
public final class Predicates {
  private Predicates() {}

  /** Whether the underlying type is a basic type with one of the flags, {@link Basic}{@code .IS_...}. Like all {@code is...} here this is false for type parameters. */
  public static boolean isBasic(Type type, int flags) {
    return type.underlying() instanceof Basic basic && basic.is(flags);
  }

  /** As {@link #isBasic} for {@code bool}. */
  public static boolean isBoolean(Type type) {
    return isBasic(type, Basic.IS_BOOLEAN);
  }

  /** As {@link #isBasic} for integers, untyped ones and {@code uintptr} included. */
  public static boolean isInteger(Type type) {
    return isBasic(type, Basic.IS_INTEGER);
  }

  /** As {@link #isBasic} for unsigned integers. */
  public static boolean isUnsigned(Type type) {
    return isBasic(type, Basic.IS_UNSIGNED);
  }

  /** As {@link #isBasic} for floats. */
  public static boolean isFloat(Type type) {
    return isBasic(type, Basic.IS_FLOAT);
  }

  /** As {@link #isBasic} for complex numbers. */
  public static boolean isComplex(Type type) {
    return isBasic(type, Basic.IS_COMPLEX);
  }

  /** As {@link #isBasic} for numbers. */
  public static boolean isNumeric(Type type) {
    return isBasic(type, Basic.IS_NUMERIC);
  }

  /** As {@link #isBasic} for {@code string}. */
  public static boolean isString(Type type) {
    return isBasic(type, Basic.IS_STRING);
  }

  /** As {@link #isBasic} for the types that constants can have. */
  public static boolean isConstType(Type type) {
    return isBasic(type, Basic.IS_CONST_TYPE);
  }

  /** As {@link #isBasic}, but a type parameter asks all types of its type set. So do all {@code all...} here. */
  public static boolean allBasic(Type type, int flags) {
    TypeParam param = Types.asTypeParam(type);
    return param == null ? isBasic(type, flags) : param.iface().typeSet().is(term -> term != null && isBasic(term.type(), flags));
  }

  /** As {@link #allBasic} for {@code bool}. */
  public static boolean allBoolean(Type type) {
    return allBasic(type, Basic.IS_BOOLEAN);
  }

  /** As {@link #allBasic} for integers. */
  public static boolean allInteger(Type type) {
    return allBasic(type, Basic.IS_INTEGER);
  }

  /** As {@link #allBasic} for unsigned integers. */
  public static boolean allUnsigned(Type type) {
    return allBasic(type, Basic.IS_UNSIGNED);
  }

  /** As {@link #allBasic} for numbers. */
  public static boolean allNumeric(Type type) {
    return allBasic(type, Basic.IS_NUMERIC);
  }

  /** As {@link #allBasic} for {@code string}. */
  public static boolean allString(Type type) {
    return allBasic(type, Basic.IS_STRING);
  }

  /** As {@link #allBasic} for the types that {@code <} compares. */
  public static boolean allOrdered(Type type) {
    return allBasic(type, Basic.IS_ORDERED);
  }

  /** As {@link #allBasic} for the types that {@code +} takes. */
  public static boolean allNumericOrString(Type type) {
    return allBasic(type, Basic.IS_NUMERIC | Basic.IS_STRING);
  }

  /** Whether the type has a name: predeclared, declared, or a type parameter. */
  public static boolean hasName(Type type) {
    Type t = Types.unalias(type);
    return t instanceof Basic || t instanceof Named || t instanceof TypeParam;
  }

  /** Whether this is a type literal, or a basic type. */
  public static boolean isTypeLiteral(Type type) {
    Type t = Types.unalias(type);
    return !(t instanceof Named || t instanceof TypeParam);
  }

  /** Whether this is the type of an untyped constant, or of nil. */
  public static boolean isUntyped(Type type) {
    return type instanceof Basic basic && basic.isUntyped();
  }

  /** The opposite of {@link #isUntyped}. */
  public static boolean isTyped(Type type) {
    return !isUntyped(type);
  }

  /** Whether this is the type of an untyped number. */
  public static boolean isUntypedNumeric(Type type) {
    return type instanceof Basic basic && basic.isUntyped() && basic.is(Basic.IS_NUMERIC);
  }

  /** Whether this is a type parameter, under whichever alias. */
  public static boolean isTypeParam(Type type) {
    return Types.unalias(type) instanceof TypeParam;
  }

  /** Whether the underlying type is an interface; so also for type parameters. */
  public static boolean isInterface(Type type) {
    return type.underlying() instanceof Interface;
  }

  /** Whether values of the type are interface values. */
  public static boolean isNonTypeParamInterface(Type type) {
    return !isTypeParam(type) && isInterface(type);
  }

  /** Whether the type is a generic type (not function) that must be instantiated. */
  public static boolean isGeneric(Type type) {
    return (type instanceof Alias alias && alias.isGeneric()) || (Types.asNamed(type) instanceof Named named && named.isGeneric());
  }

  /** Whether the type parameter's type set is known to be empty; false for other types. */
  public static boolean hasEmptyTypeSet(Type type) {
    TypeParam param = Types.asTypeParam(type);
    return param != null && param.constraint().underlying() instanceof Interface iface && iface.typeSet().isEmpty();
  }

  /** Whether the type has the value nil; for a type parameter, each type of its type set. */
  public static boolean hasNil(Type type) {
    return switch (type.underlying()) {
      case Basic basic -> basic.kind() == BasicKind.UNSAFE_POINTER;
      case Slice s -> true;
      case Pointer p -> true;
      case Signature s -> true;
      case MapType m -> true;
      case Chan c -> true;
      case Interface i -> !isTypeParam(type) || underIs(type, under -> under != null && hasNil(under));
      case Array other -> false;
      case Struct other -> false;
      case Tuple other -> false;
      case Union other -> false;
      case Named other -> false;
      case TypeParam other -> false;
      case Alias other -> false;
    };
  }

  /** Whether values of the type can be compared with ==, at the price of a panic for interface values. */
  public static boolean isComparable(Type type) {
    return comparableCause(type, true) == null;
  }

  /** Whether == never panics. */
  public static boolean isStrictlyComparable(Type type) {
    return comparableCause(type, false) == null;
  }

  /**
   * Why the type is not comparable, or null if it is; the empty string if there is nothing to add.
   *
   * @param dynamic whether interfaces count as comparable
   */
  public static @Nullable String comparableCause(Type type, boolean dynamic) {
    return comparableCause(type, dynamic, Qualifier.FULL_PATH);
  }

  /** As {@link #comparableCause(Type, boolean)}, type names in the cause qualified as given. */
  public static @Nullable String comparableCause(Type type, boolean dynamic, Qualifier qualifier) {
    return comparableCause(type, dynamic, qualifier, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static @Nullable String comparableCause(Type type, boolean dynamic, Qualifier qualifier, Set<Type> seen) {
    if (!seen.add(type)) {
      return null;
    }
    return switch (type.underlying()) {
      case Basic basic -> basic.kind() == BasicKind.UNTYPED_NIL ? "" : null;
      case Pointer p -> null;
      case Chan c -> null;
      case Struct struct -> {
        for (Var field : struct.fields()) {
          if (comparableCause(field.type(), dynamic, qualifier, seen) != null) {
            yield "struct containing " + TypeStrings.of(field.type(), qualifier) + " cannot be compared";
          }
        }
        yield null;
      }
      case Array array ->
          comparableCause(array.elem(), dynamic, qualifier, seen) == null ? null : TypeStrings.of(type, qualifier) + " cannot be compared";
      case Interface iface -> {
        if ((dynamic && !isTypeParam(type)) || isComparable(iface.typeSet(), seen)) {
          yield null;
        }
        yield iface.typeSet().isEmpty() ? "empty type set" : "incomparable types in type set";
      }
      case Slice other -> "";
      case Tuple other -> "";
      case Signature other -> "";
      case Union other -> "";
      case MapType other -> "";
      case Named other -> "";
      case TypeParam other -> "";
      case Alias other -> "";
    };
  }

  private static boolean isComparable(TypeSet set, Set<Type> seen) {
    if (set.terms().isAll()) {
      return set.comparable();
    }
    return set.is(term -> term != null && comparableCause(term.type(), false, Qualifier.FULL_PATH, seen) == null);
  }

  /**
   * Iterates over the type set of a type parameter, as {@link TypeSet#all}; for another type there is one step, with the type and its underlying type.
   */
  public static boolean typeset(Type type, BiPredicate<@Nullable Type, @Nullable Type> yield) {
    TypeParam param = Types.asTypeParam(type);
    return param == null ? yield.test(type, type.underlying()) : param.iface().typeSet().all(yield);
  }

  /** Whether the test holds for all underlying types of the type set; it gets null if there are no specific types. */
  public static boolean underIs(Type type, Predicate<@Nullable Type> test) {
    return typeset(type, (t, under) -> test.test(under));
  }
}
