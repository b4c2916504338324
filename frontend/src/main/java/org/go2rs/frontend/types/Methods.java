package org.go2rs.frontend.types;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Whether a type has the methods of an interface, and why not. */
public final class Methods {
  private enum State {
    OK,
    NOT_FOUND,
    WRONG_NAME,
    UNEXPORTED,
    WRONG_SIGNATURE,
    AMBIGUOUS,
    POINTER_RECEIVER,
    FIELD
  }

  /**
   * A method that is missing.
   *
   * @param wrongType whether it is there, with another signature or for the pointer type only
   */
  public record Missing(Func method, boolean wrongType) {}

  private final Type type;
  private final Type iface;
  private final BiPredicate<Type, Type> equivalent;
  private State state = State.OK;
  private @Nullable Func have;

  private Methods(Type type, Type iface, BiPredicate<Type, Type> equivalent) {
    this.type = type;
    this.iface = iface;
    this.equivalent = equivalent;
  }

  /**
   * The first method of the interface that the type lacks, or null.
   *
   * @param exhaustive if false and {@code type} is an interface, methods that it lacks do not count: a type assertion may find them
   */
  public static @Nullable Missing missing(Type type, Type iface, boolean exhaustive) {
    return missing(type, iface, exhaustive, Types::identical, Qualifier.FULL_PATH, null);
  }

  /** As {@link #missing(Type, Type, boolean)}, with the reason in Go's words; {@code equivalent} compares the signatures. */
  public static @Nullable Missing missing(
      Type type, Type iface, boolean exhaustive, BiPredicate<Type, Type> equivalent, Qualifier qualifier, @Nullable Cause cause) {
    List<Func> wanted = ((Interface) iface.underlying()).typeSet().methods();
    if (wanted.isEmpty()) {
      return null;
    }
    Methods search = new Methods(type, iface, equivalent);
    for (Func want : wanted) {
      if (type.underlying() instanceof Interface own) {
        search.inInterface(own, want, exhaustive);
      } else {
        search.inType(want);
      }
      if (search.state != State.OK) {
        if (cause != null) {
          cause.set(search.reason(want, qualifier));
        }
        return new Missing(want, search.state == State.WRONG_SIGNATURE || search.state == State.POINTER_RECEIVER);
      }
    }
    return null;
  }

  /** Whether no method is missing; a type with an error in it is not asked. */
  public static boolean hasAll(
      Type type, Type iface, boolean exhaustive, BiPredicate<Type, Type> equivalent, Qualifier qualifier, @Nullable Cause cause) {
    return !Types.isValid(type)
        || missing(type, iface, exhaustive, equivalent, qualifier, cause) == null
        || hasInvalidEmbedded(type, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  /** Whether a value of interface type {@code iface} can have the dynamic type {@code type}. */
  public static boolean assertable(Type iface, Type type, Qualifier qualifier, @Nullable Cause cause) {
    return Predicates.isInterface(type) || hasAll(type, iface, false, Types::identical, qualifier, cause);
  }

  private static boolean hasInvalidEmbedded(Type type, Set<Struct> seen) {
    Type base = type.underlying() instanceof Pointer pointer && pointer.elem().underlying() instanceof Struct ? pointer.elem() : type;
    if (!(base.underlying() instanceof Struct struct) || !seen.add(struct)) {
      return false;
    }
    return struct.fields().stream().anyMatch(f -> f.embedded() && (!Types.isValid(f.type()) || hasInvalidEmbedded(f.type(), seen)));
  }

  private void inInterface(Interface own, Func want, boolean exhaustive) {
    have = own.typeSet().lookupMethod(want.pkg(), want.name(), false);
    if (have == null) {
      state = exhaustive ? State.NOT_FOUND : State.OK;
    } else if (!equivalent.test(have.type(), want.type())) {
      state = State.WRONG_SIGNATURE;
    }
  }

  private void inType(Func want) {
    Lookup.Result result = Lookup.direct(type, false, want.pkg(), want.name(), false);
    have = result.obj() instanceof Func f ? f : null;
    if (result.isAmbiguous()) {
      state = State.AMBIGUOUS;
    } else if (result.needsPointer()) {
      state = State.POINTER_RECEIVER;
    } else if (!result.found()) {
      similar(want);
    } else if (have == null) {
      state = State.FIELD;
    } else if (!equivalent.test(have.type(), want.type())) {
      state = State.WRONG_SIGNATURE;
    }
  }

  private void similar(Func want) {
    have = Lookup.direct(type, false, want.pkg(), want.name(), true).obj() instanceof Func f ? f : null;
    if (have == null) {
      state = State.NOT_FOUND;
    } else {
      // The same name and yet not found: it belongs to another package.
      state = have.name().equals(want.name()) ? State.UNEXPORTED : State.WRONG_NAME;
    }
  }

  private String reason(Func want, Qualifier qualifier) {
    String name = want.name();
    return switch (state) {
      case OK -> "";
      case NOT_FOUND -> {
        if (isInterfacePointer(type)) {
          yield "(" + interfacePointerError(type, qualifier) + ")";
        }
        yield isInterfacePointer(iface) ? "(" + interfacePointerError(iface, qualifier) + ")" : "(missing method " + name + ")";
      }
      case WRONG_NAME -> "(missing method " + name + ")" + haveWant(TypeStrings.method(have(), qualifier, false), TypeStrings.method(want, qualifier, false));
      case UNEXPORTED -> "(unexported method " + name + ")";
      case WRONG_SIGNATURE -> wrongSignature(want, qualifier);
      case AMBIGUOUS -> "(ambiguous selector " + TypeStrings.of(type, qualifier) + "." + name + ")";
      case POINTER_RECEIVER -> "(method " + name + " has pointer receiver)";
      case FIELD -> "(" + TypeStrings.of(type, qualifier) + "." + name + " is a field, not a method)";
    };
  }

  private Func have() {
    return Objects.requireNonNull(have);
  }

  /** Names of packages or their paths tell the signatures apart if nothing else does. */
  private String wrongSignature(Func want, Qualifier qualifier) {
    String head = "(wrong type for method " + want.name() + ")";
    for (boolean annotate : new boolean[] {false, true}) {
      String haveText = TypeStrings.method(have(), qualifier, annotate);
      String wantText = TypeStrings.method(want, qualifier, annotate);
      if (!haveText.equals(wantText)) {
        return head + haveWant(haveText, wantText);
      }
    }
    return head;
  }

  private static String haveWant(String have, String want) {
    return "\n\t\thave " + have + "\n\t\twant " + want;
  }

  /** Whether this is a pointer to an interface, or to a type parameter. */
  public static boolean isInterfacePointer(Type type) {
    return type.underlying() instanceof Pointer pointer && Predicates.isInterface(pointer.elem());
  }

  /** {@code type *I is pointer to interface, not interface}. */
  public static String interfacePointerError(Type type, Qualifier qualifier) {
    boolean param = type.underlying() instanceof Pointer pointer && Predicates.isTypeParam(pointer.elem());
    String what = param ? "type parameter, not type parameter" : "interface, not interface";
    return "type " + TypeStrings.of(type, qualifier) + " is pointer to " + what;
  }
}
