package org.go2rs.transpile.body;

import java.util.List;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.*;
import org.go2rs.transpile.rust.*;

/** Conversions, explicit and implicit, and type assertions. */
final class Conversions {
  private final Fn fn;

  Conversions(Fn fn) {
    this.fn = fn;
  }

  /** What is inside a newtype; other values as they are. */
  RsExpr unwrap(RsExpr value, Type type) {
    return Ty.isNewtype(type) ? new RsExpr.Field(Places.auto(value), "0") : value;
  }

  /** A value of the underlying type as one of {@code type}. */
  RsExpr wrap(RsExpr value, Type type) {
    if (!Ty.isNewtype(type)) {
      return value;
    }
    if (value instanceof RsExpr.Field f && f.name().equals("0") && false) {
      return f.receiver();
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
      return value;
    }
    if (from.underlying() instanceof Chan c && to.underlying() instanceof Chan d && c.dir() != d.dir()) {
      return wrap(RsExpr.method(unwrap(value, from), "into"), to);
    }
    if (from.underlying() instanceof Struct && to.underlying() instanceof Struct) {
      return RsExpr.call(RsPath.of("go2rs", "convert"), List.of(value));
    }
    return wrap(unwrap(value, from), to);
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
      return fn.constants.nilOf(to);
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
    return convert(fn.exprs.value(x, Want.OWN), from, to, call);
  }

  /** A constant operand whose conversion is no constant: {@code []byte("x")}, {@code T(1)} for a type parameter. */
  private RsExpr ofConstant(Expr x, Type from, Type to) {
    Type own = Types.defaultType(from);
    if (Ty.isTypeParam(to) || (Ty.basic(to) != null && !(Ty.isString(to) && Ty.isInteger(own)))) {
      return fn.exprs.value(x, Want.loose(to));
    }
    return convert(fn.exprs.value(x, new Want(own, false, Ty.isString(own))), own, to, x);
  }

  private RsExpr convert(RsExpr value, Type from, Type to, Node at) {
    if (Ty.isTypeParam(from) || Ty.isTypeParam(to)) {
      return generic(value, from, to);
    }
    Type f = from.underlying();
    Type t = to.underlying();
    if (f instanceof Basic fb && t instanceof Basic tb) {
      return basic(value, from, fb, to, tb, at);
    }
    if (f instanceof Basic fb && fb.is(Basic.IS_STRING) && t instanceof Slice s) {
      RsExpr text = unwrap(value, from);
      RsExpr slice = RsExpr.call(RsPath.of("Slice").withArgs(List.of(fn.type(s.elem()))).then("from"), List.of(asStr(text)));
      return wrap(slice, to);
    }
    if (f instanceof Slice && t instanceof Basic) {
      return wrap(RsExpr.call(fn.prelude("Str").then("from"), List.of(unwrap(value, from))), to);
    }
    if (t instanceof Basic tb && tb.kind() == BasicKind.UNSAFE_POINTER) {
      return wrap(RsExpr.call(fn.prelude("UnsafePointer").then("from"), List.of(unwrap(value, from))), to);
    }
    if (f instanceof Basic fb && fb.kind() == BasicKind.UNSAFE_POINTER && t instanceof Pointer p) {
      RsExpr cast = new RsExpr.MethodCall(unwrap(value, from), "cast", List.of(fn.type(p.elem())), List.of());
      return wrap(cast, to);
    }
    if (f instanceof Slice && t instanceof Array) {
      return wrap(RsExpr.call(fn.constants.full(t).then("from"), List.of(unwrap(value, from))), to);
    }
    if (f instanceof Slice && t instanceof Pointer p) {
      return wrap(RsExpr.call(fn.constants.full(p.elem().underlying()).then("ptr_of"), List.of(unwrap(value, from))), to);
    }
    if (f instanceof Pointer && t instanceof Pointer) {
      return wrap(RsExpr.method(unwrap(value, from), "into"), to);
    }
    return implicit(value, from, to);
  }

  private static RsExpr asStr(RsExpr text) {
    return text;
  }

  private RsExpr generic(RsExpr value, Type from, Type to) {
    RsType target = fn.type(to);
    return RsExpr.call(RsPath.of("go2rs", "convert").withArgs(List.of(fn.type(from), target)), List.of(value));
  }

  private RsExpr basic(RsExpr value, Type from, Basic f, Type to, Basic t, Node at) {
    RsExpr inner = unwrap(value, from);
    if (f.is(Basic.IS_STRING) && t.is(Basic.IS_STRING)) {
      return wrap(inner, to);
    }
    if (f.is(Basic.IS_BOOLEAN)) {
      return wrap(inner, to);
    }
    if (t.is(Basic.IS_STRING)) {
      RsExpr rune = numeric(inner, f, Basic.INT64);
      return wrap(RsExpr.call(fn.prelude("Str").then("from_rune"), List.of(rune)), to);
    }
    if (t.kind() == BasicKind.UNSAFE_POINTER || f.kind() == BasicKind.UNSAFE_POINTER) {
      RsType target = fn.type(t);
      return f.kind() == t.kind() ? wrap(inner, to) : wrap(RsExpr.call(((RsType.Path) target).path().then("from"), List.of(inner)), to);
    }
    return wrap(numeric(inner, f, t), to);
  }

  /** A number of one type as a number of another. Both types may be newtypes for the source; the result is of the plain target. */
  RsExpr numeric(RsExpr value, Type from, Type to) {
    Basic f = (Basic) from.underlying();
    Basic t = (Basic) to.underlying();
    RsExpr inner = unwrap(value, from);
    if (f.kind() == t.kind()) {
      return inner;
    }
    if (f.is(Basic.IS_COMPLEX)) {
      return RsExpr.call(fn.constants.full(t).then("from"), List.of(inner));
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
    return typed(fn.exprs.value(t.x()), "cast", fn.typeOf(t));
  }

  /** A call of a generic method of an interface value: {@code v.downcast::<T>()}. */
  RsExpr typed(RsExpr value, String method, Type type) {
    return new RsExpr.MethodCall(Places.auto(value), method, List.of(fn.type(type)), List.of());
  }
}
