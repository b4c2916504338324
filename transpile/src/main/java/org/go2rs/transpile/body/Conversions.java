package org.go2rs.transpile.body;

import java.util.List;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.*;
import org.go2rs.frontend.types.MapType;
import org.go2rs.transpile.decl.Phantoms;
import org.go2rs.transpile.rust.*;
import org.jspecify.annotations.Nullable;

/** Conversions, explicit and implicit, and type assertions. */
final class Conversions {
  private final Fn fn;

  Conversions(Fn fn) {
    this.fn = fn;
  }

  /** What is inside a newtype or a type parameter's value; other values as they are. */
  RsExpr unwrap(RsExpr value, Type type) {
    if (Ty.isText(type)) {
      return RsExpr.method(Places.auto(value), "to_str");
    }
    if (Ty.goesByCore(type)) {
      return ofCore(value, type);
    }
    return Ty.isNewtype(type) ? new RsExpr.Field(Places.auto(value), "0") : value;
  }

  /** A value of the underlying type as one of {@code type}. */
  RsExpr wrap(RsExpr value, Type type) {
    if (Ty.isTypeParam(type) && !(Ty.under(type) instanceof Interface)) {
      return hasContainerCore(type) ? toCore(value, type) : generic(value, Ty.under(type), type);
    }
    if (!Ty.isNewtype(type)) {
      return value;
    }
    if (Phantoms.marksNewtype(type, fn.file.pkg().hoisted())) {
      return RsExpr.call(fn.constants.full(type), List.of(value, RsExpr.path("PhantomData")));
    }
    return RsExpr.call(fn.constants.head(type), List.of(value));
  }

  /** The conversion that assignability allows without being written: to interfaces, between a defined type and its literal, of channel directions. */
  RsExpr implicit(RsExpr value, Type from, Type to) {
    if (to == Basic.INVALID || from == Basic.INVALID || Types.identical(from, to)) {
      return value;
    }
    if (Ty.isInterface(to)) {
      return toInterface(value, to);
    }
    if (from instanceof Basic b && b.isUntyped()) {
      return wrap(value, to);
    }
    if (Ty.isTypeParam(from) || Ty.isTypeParam(to)) {
      return generic(value, from, to);
    }
    if (from.underlying() instanceof Chan c && to.underlying() instanceof Chan d && c.dir() != d.dir()) {
      return wrap(RsExpr.call(fn.prelude(d.dir() == Chan.Dir.SEND_ONLY ? "SendChan" : "RecvChan").then("from"), List.of(unwrap(value, from))), to);
    }
    if (from.underlying() instanceof Struct && to.underlying() instanceof Struct) {
      return byKind(value, to);
    }
    return wrap(unwrap(value, from), to);
  }

  /** A conversion that the runtime finds the way of, by what the two types are made of. */
  private RsExpr byKind(RsExpr value, Type to) {
    return new RsExpr.Macro(RsPath.of("convert"), false, List.of(RsExpr.path(fn.constants.full(to)), value));
  }

  RsExpr toInterface(RsExpr value, Type to) {
    return RsExpr.call(fn.constants.full(to).then("of"), List.of(value));
  }

  /** {@code T(x)}. */
  RsExpr explicit(CallExpr call, Want want) {
    Type to = fn.typeOf(call);
    Expr arg = call.args().get(0);
    Expr x = Nodes.unparen(arg);
    if (fn.isNil(x)) {
      return Ty.isNewtype(to) || Ty.isTypeParam(to) || Ty.isUnsafePointer(to) ? fn.constants.nilOf(to) : RsExpr.path(fn.constants.full(to).then("NIL"));
    }
    Type from = fn.typeOf(x);
    if (Ty.isInterface(to)) {
      return fn.exprs.value(x, Want.loose(to));
    }
    if (fn.isConstant(x)) {
      return ofConstant(x, from, to);
    }
    if (Types.identical(from, to)) {
      return fn.exprs.value(x, Want.OWN);
    }
    return convert(fn.exprs.value(x, Want.OWN), from, to);
  }

  /** A constant operand whose conversion is no constant: {@code []byte("x")}, {@code T(1)} for a type parameter. */
  private RsExpr ofConstant(Expr x, Type from, Type to) {
    Type own = Types.defaultType(from);
    if (Ty.isString(own) && to.underlying() instanceof Slice s && fn.tv(x).value() instanceof org.go2rs.frontend.constant.Value.StringVal v) {
      return wrap(textSlice(v, s), to);
    }
    if (Ty.isTypeParam(to) || (Ty.basic(to) != null && !(Ty.isString(to) && Ty.isInteger(own)))) {
      return fn.exprs.value(x, Want.loose(to));
    }
    return convert(fn.exprs.value(x, new Want(own, false, Ty.isString(own))), own, to);
  }

  private RsExpr convert(RsExpr value, Type from, Type to) {
    if (Ty.isTypeParam(from) || Ty.isTypeParam(to)) {
      return generic(value, from, to);
    }
    Type f = from.underlying();
    Type t = to.underlying();
    if (f instanceof Basic fb && t instanceof Basic tb) {
      return basic(value, from, fb, to, tb);
    }
    if (f instanceof Basic fb && fb.is(Basic.IS_STRING) && t instanceof Slice s) {
      return wrap(retyped(RsExpr.method(unwrap(value, from), isBytes(s) ? "to_bytes" : "to_runes"), isBytes(s) ? Basic.UINT8 : Basic.INT32, s.elem()), to);
    }
    if (f instanceof Slice s && t instanceof Basic) {
      RsExpr plain = retyped(unwrap(value, from), s.elem(), isBytes(s) ? Basic.UINT8 : Basic.INT32);
      return wrap(RsExpr.call(fn.prelude("Str").then("from"), List.of(plain)), to);
    }
    if (t instanceof Basic tb && tb.kind() == BasicKind.UNSAFE_POINTER) {
      return wrap(RsExpr.call(fn.prelude("UnsafePointer").then("of"), List.of(unwrap(value, from))), to);
    }
    if (f instanceof Basic fb && fb.kind() == BasicKind.UNSAFE_POINTER && t instanceof Pointer p) {
      return wrap(RsExpr.call(fn.prelude("Ptr").withArgs(List.of(fn.type(p.elem()))).then("from_unsafe"), List.of(unwrap(value, from))), to);
    }
    if (f instanceof Slice && t instanceof Array) {
      return wrap(RsExpr.call(fn.constants.full(t).then("of_slice"), List.of(unwrap(value, from))), to);
    }
    if (f instanceof Slice && t instanceof Pointer p) {
      RsExpr array = RsExpr.call(fn.constants.full(new Pointer(p.elem().underlying())).then("of_slice"), List.of(unwrap(value, from)));
      return wrap(Ty.isNewtype(p.elem()) ? cast(array, p) : array, to);
    }
    if (f instanceof Pointer && t instanceof Pointer p) {
      return wrap(Types.identical(f, t) ? unwrap(value, from) : cast(unwrap(value, from), p), to);
    }
    return implicit(value, from, to);
  }

  private RsExpr cast(RsExpr pointer, Pointer to) {
    return RsExpr.call(fn.prelude("Ptr").then("cast", fn.type(to.elem())), List.of(pointer));
  }

  /** A slice of a type defined over bytes or runes as one of plain bytes or runes, or the other way round. */
  private RsExpr retyped(RsExpr slice, Type from, Type to) {
    return Types.identical(from, to) ? slice : RsExpr.call(fn.prelude("Slice").then("retyped", fn.type(to)), List.of(slice));
  }

  private static boolean isBytes(Slice s) {
    return Ty.isKind(s.elem(), BasicKind.UINT8);
  }

  /** {@code []byte("x")} of a constant. */
  private RsExpr textSlice(org.go2rs.frontend.constant.Value.StringVal text, Slice to) {
    if (isBytes(to)) {
      return retyped(RsExpr.call(fn.prelude("Slice").then("copy_of"), List.of(new RsExpr.ByteStrLit(text.latin1()))), Basic.UINT8, to.elem());
    }
    RsExpr lit = org.go2rs.transpile.decl.ConstLowering.string(text);
    RsExpr str = RsExpr.call(fn.prelude("Str").then(lit instanceof RsExpr.ByteStrLit ? "raw" : "new"), List.of(lit));
    return retyped(RsExpr.method(str, "to_runes"), Basic.INT32, to.elem());
  }

  /** Conversions from and to type parameters, by what the types of the parameter have in common. */
  private RsExpr generic(RsExpr value, Type from, Type to) {
    if (Types.identical(from, to)) {
      return value;
    }
    if (hasContainerCore(from)) {
      return convert(ofCore(value, from), Ty.under(from), to);
    }
    if (hasContainerCore(to)) {
      return toCore(convert(value, from, Ty.under(to)), to);
    }
    if (Ty.isText(to)) {
      RsExpr text = Ty.isString(from) || Ty.isText(from) ? unwrap(value, from) : convert(value, from, Basic.STRING);
      return RsExpr.call(RsPath.qualified(fn.type(to), "from_str"), List.of(text));
    }
    if (Ty.isTypeParam(to)) {
      String make = allTerms(to, Basic.IS_NUMERIC) ? "from_number" : Ty.isBytes(to) && isByteLike(from) ? "from_bytes_like" : null;
      return make == null ? byKind(value, to) : RsExpr.call(RsPath.qualified(fn.type(to), make), List.of(unwrap(value, from)));
    }
    RsExpr converted = toConcrete(value, from, to.underlying());
    return converted == null ? byKind(value, to) : wrap(converted, to);
  }

  /** A value of a type parameter as one of an underlying type, by the traits that the parameter may have; null if none of them does it. */
  private @Nullable RsExpr toConcrete(RsExpr value, Type from, Type under) {
    boolean string = under instanceof Basic text && text.is(Basic.IS_STRING);
    if (string && allTerms(from, Basic.IS_INTEGER)) {
      return RsExpr.call(fn.prelude("Str").then("from_rune"), List.of(value));
    }
    if (under instanceof Basic b && b.is(Basic.IS_NUMERIC) && allTerms(from, Basic.IS_NUMERIC)) {
      return RsExpr.call(RsPath.qualified(fn.type(b), "from_number"), List.of(value));
    }
    if (under instanceof Slice s && (isBytes(s) ? Ty.isBytes(from) : Ty.isText(from))) {
      return RsExpr.method(Places.auto(unwrap(value, from)), isBytes(s) ? "to_bytes" : "to_runes");
    }
    return string && Ty.isBytes(from) ? RsExpr.method(Places.auto(value), "to_str") : null;
  }

  /** Whether a type is a string, a slice of bytes, or a type parameter for both. */
  private static boolean isByteLike(Type type) {
    return Ty.isBytes(type) || Ty.isString(type) || type.underlying() instanceof Slice s && isBytes(s) && !Ty.isNewtype(s.elem());
  }

  /** Whether the types of a type parameter have one underlying type, and it is no number or string. */
  private static boolean hasContainerCore(Type type) {
    return coreName(type) != null;
  }

  private RsExpr ofCore(RsExpr value, Type from) {
    return Ty.isMixedChan(from) ? byKind(value, Ty.under(from)) : RsExpr.method(Places.auto(value), "to_" + coreName(from));
  }

  private RsExpr toCore(RsExpr value, Type to) {
    return Ty.isMixedChan(to) ? byKind(value, to) : RsExpr.call(RsPath.qualified(fn.type(to), "from_" + coreName(to)), List.of(value));
  }

  /** What the trait of a type parameter's core type calls it: {@code to_slice}, {@code from_slice}. */
  private static @Nullable String coreName(Type type) {
    if (!Ty.isTypeParam(type)) {
      return null;
    }
    Type under = Ty.under(type);
    return under instanceof Slice ? "slice"
        : under instanceof Array ? "array"
        : under instanceof MapType ? "map"
        : under instanceof Pointer ? "ptr"
        : Ty.goesByCore(type) ? "core" : null;
  }

  /** Whether all types of a type parameter have one of the flags. */
  static boolean allTerms(Type param, int flags) {
    return Types.asTypeParam(param) instanceof TypeParam p
        && p.iface().typeSet().is(term -> term != null && term.type().underlying() instanceof Basic b && b.is(flags));
  }

  private RsExpr basic(RsExpr value, Type from, Basic f, Type to, Basic t) {
    RsExpr inner = unwrap(value, from);
    if (f.is(Basic.IS_STRING) && t.is(Basic.IS_STRING)) {
      return wrap(inner, to);
    }
    if (f.is(Basic.IS_BOOLEAN)) {
      return wrap(inner, to);
    }
    if (t.is(Basic.IS_STRING)) {
      return wrap(RsExpr.call(fn.prelude("Str").then("from_rune"), List.of(inner)), to);
    }
    if (t.kind() == BasicKind.UNSAFE_POINTER || f.kind() == BasicKind.UNSAFE_POINTER) {
      RsExpr changed = f.kind() == t.kind() ? inner
          : t.kind() == BasicKind.UINTPTR ? RsExpr.call(fn.prelude("Uintptr").then("of_pointer"), List.of(inner))
          : RsExpr.call(fn.prelude("UnsafePointer").then("from_addr"), List.of(inner));
      return wrap(changed, to);
    }
    return wrap(numeric(inner, f, t), to);
  }

  /** A number of one type as a number of another. Both types may be newtypes for the source; the result is of the plain target. */
  RsExpr numeric(RsExpr value, Type from, Type to) {
    Basic t = (Basic) to.underlying();
    if (Ty.isTypeParam(from)) {
      return RsExpr.call(RsPath.qualified(fn.type(t), "from_number"), List.of(value));
    }
    Basic f = (Basic) from.underlying();
    RsExpr inner = unwrap(value, from);
    if (f.kind() == t.kind()) {
      return inner;
    }
    if (f.is(Basic.IS_COMPLEX)) {
      return RsExpr.method(inner, t.kind() == BasicKind.COMPLEX64 ? "to_64" : "to_128");
    }
    RsExpr source = f.kind() == BasicKind.UINTPTR ? new RsExpr.Field(Places.auto(inner), "0") : inner;
    if (t.kind() == BasicKind.UINTPTR) {
      RsExpr bits = f.is(Basic.IS_FLOAT) ? floatToInt(source, Basic.UINT) : f.kind() == BasicKind.UINT ? source : new RsExpr.Cast(source, fn.type(Basic.UINT));
      return RsExpr.call(fn.prelude("Uintptr"), List.of(bits));
    }
    if (f.is(Basic.IS_FLOAT) && t.is(Basic.IS_INTEGER)) {
      return floatToInt(source, t);
    }
    return new RsExpr.Cast(source, fn.type(t));
  }

  /** Rust saturates where the processor does not: the prelude's conversion does what gc's code does. */
  private RsExpr floatToInt(RsExpr value, Basic to) {
    return new RsExpr.MethodCall(value, "to_int", List.of(fn.type(to)), List.of());
  }

  // Type assertions.

  /** {@code x.(T)} that panics on failure. */
  RsExpr assertion(TypeAssertExpr t) {
    return typed(fn.exprs.value(t.x()), "assert", assertedType(t));
  }

  /** The type that is asked for; with {@code ok} the checker records a tuple. */
  Type assertedType(TypeAssertExpr t) {
    return fn.typeOf(t) instanceof Tuple tuple ? tuple.typeAt(0) : fn.typeOf(t);
  }

  /** A call of a generic method of an interface value: {@code v.downcast::<T>()}. */
  RsExpr typed(RsExpr value, String method, Type type) {
    return new RsExpr.MethodCall(Places.auto(value), method, List.of(fn.type(type)), List.of());
  }
}
