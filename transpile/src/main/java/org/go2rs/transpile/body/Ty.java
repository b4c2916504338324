package org.go2rs.transpile.body;

import java.util.List;
import org.go2rs.frontend.types.*;
import org.jspecify.annotations.Nullable;

/** Questions about Go types that lowering asks all the time. */
final class Ty {
  private Ty() {}

  /** The structure of a type: its underlying type, for a type parameter its core type where it has one. */
  static Type under(Type type) {
    if (Types.asTypeParam(type) instanceof TypeParam p) {
      Type core = core(p);
      return core == null ? p.iface() : core;
    }
    return type.underlying();
  }

  /** The one underlying type of all types of a type parameter, or null. */
  static @Nullable Type core(TypeParam param) {
    Type[] found = {null};
    boolean[] several = {false};
    param.iface().typeSet().is(
        term -> {
          if (term == null) {
            several[0] = true;
            return false;
          }
          Type u = term.type().underlying();
          Type both = found[0] == null ? u : common(found[0], u);
          several[0] |= both == null;
          found[0] = both;
          return both != null;
        });
    return several[0] ? null : found[0];
  }

  /** A type that stands for two: either if they are identical, of channels that differ in direction the one that does less. */
  private static @Nullable Type common(Type a, Type b) {
    if (Types.identical(a, b)) {
      return a;
    }
    boolean channels = a instanceof Chan c && b instanceof Chan d && Types.identical(c.elem(), d.elem());
    return !channels ? null : ((Chan) a).dir() == Chan.Dir.SEND_RECV ? b : ((Chan) b).dir() == Chan.Dir.SEND_RECV ? a : null;
  }

  /** Whether the types of a type parameter have so little in common that no trait has what they all can do. */
  static boolean isOfSeveralKinds(Type type) {
    return isTypeParam(type) && under(type) instanceof Interface && !isBytes(type);
  }

  /** Whether the types of a type parameter are channels that differ in direction: no trait has both. */
  static boolean isMixedChan(Type type) {
    return Types.asTypeParam(type) instanceof TypeParam p
        && core(p) instanceof Chan c && !p.iface().typeSet().is(term -> term != null && Types.identical(term.type().underlying(), c));
  }

  /** Whether values of a type parameter go through the trait that gives their underlying type; the other core types have traits with methods of their own. */
  static boolean goesByCore(Type type) {
    return isTypeParam(type)
        && switch (under(type)) {
          case Chan c -> true;
          case Signature s -> true;
          case Basic b -> b.is(Basic.IS_BOOLEAN);
          case Struct other -> false;
          case Array other -> false;
          case Slice other -> false;
          case Pointer other -> false;
          case Tuple other -> false;
          case Union other -> false;
          case Interface other -> false;
          case MapType other -> false;
          case Named other -> false;
          case TypeParam other -> false;
          case Alias other -> false;
        };
  }

  /** Whether all types of a type parameter are strings: what is done with text is done with its {@code Str}. */
  static boolean isText(Type type) {
    return isTypeParam(type) && under(type) instanceof Basic b && b.is(Basic.IS_STRING);
  }

  /** Whether all types of a type parameter are strings or slices of bytes. */
  static boolean isBytes(Type type) {
    return Types.asTypeParam(type) instanceof TypeParam p
        && p.iface()
            .typeSet()
            .is(
                term ->
                    term != null
                        && (term.type().underlying() instanceof Basic b && b.is(Basic.IS_STRING)
                            || term.type().underlying() instanceof Slice s && isKind(s.elem(), BasicKind.UINT8)));
  }

  /** Whether all types of a type parameter are arrays or slices; they are not all slices of bytes. */
  static boolean isRow(Type type) {
    return Types.asTypeParam(type) instanceof TypeParam p
        && !isBytes(type)
        && p.iface().typeSet().is(term -> term != null && (term.type().underlying() instanceof Slice || term.type().underlying() instanceof Array));
  }

  static boolean isTypeParam(Type type) {
    return Types.asTypeParam(type) != null;
  }

  /** Whether values of the type are interface values; false for type parameters. */
  static boolean isInterface(Type type) {
    return !isTypeParam(type) && type.underlying() instanceof Interface;
  }

  /** Whether the type is {@code any} itself: the macros convert to nothing else. */
  static boolean isAny(Type type) {
    return isEmptyInterface(type) && !(Types.unalias(type) instanceof Named);
  }

  /** Whether Go's compiler puts a value into an interface before it runs the calls that follow: of these types all values exist already. */
  static boolean isBoxedAtOnce(Type type) {
    return is(type, Basic.IS_BOOLEAN) || isKind(type, BasicKind.UINT8) || isKind(type, BasicKind.INT8);
  }

  static boolean isEmptyInterface(Type type) {
    return isInterface(type) && ((Interface) type.underlying()).typeSet().methods().isEmpty();
  }

  /** The basic type behind a type, null for others and for type parameters. */
  static @Nullable Basic basic(Type type) {
    return !isTypeParam(type) && type.underlying() instanceof Basic b ? b : null;
  }

  static boolean is(Type type, int flags) {
    Basic b = basic(type);
    return b != null && b.is(flags);
  }

  static boolean isInteger(Type type) {
    return is(type, Basic.IS_INTEGER);
  }

  static boolean isFloat(Type type) {
    return is(type, Basic.IS_FLOAT);
  }

  static boolean isComplex(Type type) {
    return is(type, Basic.IS_COMPLEX);
  }

  static boolean isString(Type type) {
    return is(type, Basic.IS_STRING);
  }

  static boolean isBoolean(Type type) {
    return is(type, Basic.IS_BOOLEAN);
  }

  static boolean isUnsigned(Type type) {
    return is(type, Basic.IS_UNSIGNED);
  }

  static boolean isKind(Type type, BasicKind kind) {
    Basic b = basic(type);
    return b != null && b.kind() == kind;
  }

  static boolean isUnsafePointer(Type type) {
    return isKind(type, BasicKind.UNSAFE_POINTER);
  }

  /** Whether the type is unnamed basic {@code kind}: no newtype around it. */
  static boolean isPlain(Type type, BasicKind kind) {
    return Types.unalias(type) instanceof Basic b && b.kind() == kind;
  }

  /** Whether this is a pointer type, a named one included. */
  static boolean isPointer(Type type) {
    return under(type) instanceof Pointer;
  }

  /** What a pointer points to. */
  static Type elem(Type pointer) {
    return ((Pointer) under(pointer)).elem();
  }

  /** Whether the Rust type is a struct of one field around the underlying type's. */
  static boolean isNewtype(Type type) {
    return Types.asNamed(type) instanceof Named n
        && !(n.underlying() instanceof Struct)
        && !(n.underlying() instanceof Interface);
  }

  /** Whether a type mentions a type parameter. */
  static boolean isGeneric(Type type) {
    return switch (type) {
      case TypeParam p -> true;
      case Basic b -> false;
      case Array a -> isGeneric(a.elem());
      case Slice s -> isGeneric(s.elem());
      case Struct s -> s.fields().stream().anyMatch(f -> isGeneric(f.type()));
      case Pointer p -> isGeneric(p.elem());
      case Tuple t -> t.vars().stream().anyMatch(v -> isGeneric(v.type()));
      case Signature s -> isGeneric(s.params()) || isGeneric(s.results());
      case Union u -> false;
      case Interface i -> i.allMethods().stream().anyMatch(m -> isGeneric(m.signature()));
      case MapType m -> isGeneric(m.key()) || isGeneric(m.elem());
      case Chan c -> isGeneric(c.elem());
      case Named n -> n.typeArgs().stream().anyMatch(Ty::isGeneric);
      case Alias a -> isGeneric(a.actual());
    };
  }

  /** The result types of a signature. */
  static List<Type> results(Signature sig) {
    return sig.results().vars().stream().map(Var::type).toList();
  }

  /** The size in bits of an integer type on the 64-bit targets. */
  static int bits(Basic b) {
    return switch (b.kind()) {
      case INT8, UINT8 -> 8;
      case INT16, UINT16 -> 16;
      case INT32, UINT32, FLOAT32, UNTYPED_RUNE -> 32;
      case INVALID, BOOL, INT, INT64, UINT, UINT64, UINTPTR, FLOAT64, COMPLEX64, COMPLEX128, STRING, UNSAFE_POINTER, UNTYPED_BOOL, UNTYPED_INT,
          UNTYPED_FLOAT, UNTYPED_COMPLEX, UNTYPED_STRING, UNTYPED_NIL -> 64;
    };
  }
}
