package org.go2rs.transpile.body;

import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.constant.Value;
import org.go2rs.frontend.types.*;
import org.go2rs.frontend.types.MapType;
import org.go2rs.transpile.decl.ConstLowering;
import org.go2rs.transpile.decl.Phantoms;
import org.go2rs.transpile.rust.*;
import org.jspecify.annotations.Nullable;

/** Constants and {@code nil} where they are used. */
final class Constants {
  private final Fn fn;

  Constants(Fn fn) {
    this.fn = fn;
  }

  RsExpr lower(Expr e, Want want) {
    TypeAndValue tv = fn.info.types.get(e);
    Type own = Types.defaultType(tv.type());
    Type target = want.type();
    if (target != null && Ty.isInterface(target)) {
      Want text = Ty.isAny(target) ? want.withText() : Want.OWN;
      RsExpr value = typed(e, Ty.isInterface(own) ? ConstLowering.defaultFor(tv.value()) : own, text, true);
      return fn.conversions.toInterface(value, target);
    }
    if (target == null || target == Basic.INVALID) {
      return typed(e, own, want, !want.anchored());
    }
    boolean untyped = tv.type() instanceof Basic b && b.isUntyped();
    return typed(e, untyped || Types.identical(own, target) || Ty.isTypeParam(target) ? target : target, want, !want.anchored());
  }

  private RsExpr typed(Expr e, Type type, Want want, boolean suffix) {
    RsExpr written = asWritten(e, type);
    if (written != null) {
      return written;
    }
    RsExpr lit = fn.file.consts().lower(e, type, suffix ? ConstLowering.Place.UNTYPED : ConstLowering.Place.TYPED);
    RsExpr text = text(lit);
    if (text instanceof RsExpr.StrLit) {
      return want.text() ? text : suffix ? RsExpr.call(fn.prelude("Str").then("new"), java.util.List.of(text)) : lit;
    }
    return lit;
  }

  /** {@code 50 * time.Millisecond}: a sum or product of a declared constant with a literal, in a type that takes bare literals. */
  private @Nullable RsExpr asWritten(Expr e, Type type) {
    if (!(Nodes.unparen(e) instanceof BinaryExpr b) || !Ty.isNewtype(type) || !Types.identical(fn.typeOf(e), type)) {
      return null;
    }
    RsExpr.BinaryOp op = b.op() == Token.MUL ? RsExpr.BinaryOp.MUL : b.op() == Token.ADD ? RsExpr.BinaryOp.ADD : null;
    RsExpr x = op == null ? null : term(b.x(), type);
    RsExpr y = op == null ? null : term(b.y(), type);
    boolean literals = Nodes.unparen(b.x()) instanceof BasicLit && Nodes.unparen(b.y()) instanceof BasicLit;
    return x == null || y == null || literals ? null : RsExpr.binary(op, x, y);
  }

  private @Nullable RsExpr term(Expr e, Type type) {
    Expr x = Nodes.unparen(e);
    if (x instanceof BasicLit lit) {
      return fn.file.consts().literal(fn.tv(x).value(), type.underlying(), ConstLowering.Place.TYPED, lit.value());
    }
    Const c = fn.file.consts().constOf(x);
    boolean declared = c != null && ConstLowering.isDeclared(c) && Types.identical(c.type(), type);
    return declared ? RsExpr.path(fn.path(c)) : null;
  }

  /** The literal inside {@code "x".into()} and {@code Str::new("x")}; other expressions as they are. */
  static RsExpr text(RsExpr e) {
    return e instanceof RsExpr.MethodCall m && m.name().equals("into") && m.receiver() instanceof RsExpr.StrLit ? m.receiver()
        : e instanceof RsExpr.Call c && c.args().size() == 1 && c.args().get(0) instanceof RsExpr.StrLit lit && c.function() instanceof RsExpr.Path p
          && p.path().last().name().equals("new") ? lit
        : e;
  }

  /** An integer constant's value as an index or count, or null if the expression is no constant. */
  @Nullable RsExpr index(Expr e) {
    TypeAndValue tv = fn.tv(Nodes.unparen(e));
    if (tv == null || !tv.isConstant()) {
      return null;
    }
    Value whole = org.go2rs.frontend.constant.Constants.toInt(tv.value());
    boolean named = fn.file.consts().constOf(Nodes.unparen(e)) != null;
    if (named && Ty.isPlain(Types.defaultType(tv.type()), BasicKind.INT)) {
      return fn.file.consts().lower(Nodes.unparen(e), Basic.INT, ConstLowering.Place.TYPED);
    }
    return fn.file.consts().literal(whole, Basic.INT, ConstLowering.Place.TYPED, null);
  }

  /** {@code nil} as a value of the type; {@code nil} itself where no type is asked for. */
  RsExpr nil(Expr e, @Nullable Type target) {
    Type type = target != null ? target : fn.typeOf(e);
    if (type instanceof Basic b && b.kind() == BasicKind.UNTYPED_NIL) {
      return RsExpr.path("nil");
    }
    return nilOf(type);
  }

  /** The nil value of a type. */
  RsExpr nilOf(Type type) {
    if (Ty.isTypeParam(type)) {
      return zero(type);
    }
    if (Ty.isNewtype(type)) {
      RsExpr nil = nilOf(type.underlying());
      if (Phantoms.marksNewtype(type, fn.file.pkg().hoisted())) {
        return RsExpr.call(full(type), java.util.List.of(nil, RsExpr.path("PhantomData")));
      }
      return RsExpr.call(full(type), java.util.List.of(nil));
    }
    if (Ty.isUnsafePointer(type)) {
      return RsExpr.path(fn.prelude("UnsafePointer").then("NIL"));
    }
    return RsExpr.path(head(type).then("NIL"));
  }

  /** The path of a type without generic arguments: rustc infers them. */
  RsPath head(Type type) {
    RsPath path = fn.file.types().pathOf(Types.unalias(type));
    if (path == null) {
      throw new IllegalStateException("no path for " + type);
    }
    return path.withArgs(java.util.List.of());
  }

  /** The path of a type with its generic arguments: {@code Slice::<isize>}. */
  RsPath full(Type type) {
    RsPath path = fn.file.types().pathOf(Types.unalias(type));
    if (path == null) {
      throw new IllegalStateException("no path for " + type);
    }
    return path;
  }

  /** The zero value of a type, which rustc can tell the type of. */
  RsExpr zero(Type type) {
    return zero(type, false);
  }

  /**
   * The zero value of a type.
   *
   * @param anchored whether rustc knows the type from the place
   */
  RsExpr zero(Type type, boolean anchored) {
    Basic b = Ty.basic(type);
    if (b != null && !Ty.isNewtype(type)) {
      return zero(b, anchored);
    }
    if (Ty.isTypeParam(type)) {
      return RsExpr.call(RsPath.qualified(fn.type(type), "default"), java.util.List.of());
    }
    Type under = type.underlying();
    boolean nilable = under instanceof Slice || under instanceof Pointer || under instanceof MapType || under instanceof Chan
        || under instanceof Signature || under instanceof Interface;
    if (nilable && !Ty.isNewtype(type)) {
      return RsExpr.path((anchored && !(under instanceof Interface) ? head(type) : full(type)).then("NIL"));
    }
    if (under instanceof Struct s && s.size() == 0 && !(Types.unalias(type) instanceof Named)) {
      return new RsExpr.Tuple(java.util.List.of());
    }
    return RsExpr.call((anchored ? head(type) : full(type)).then("default"), java.util.List.of());
  }

  private RsExpr zero(Basic b, boolean anchored) {
    if (b.is(Basic.IS_BOOLEAN)) {
      return new RsExpr.BoolLit(false);
    }
    if (b.kind() == BasicKind.UINTPTR || b.is(Basic.IS_COMPLEX) || b.is(Basic.IS_STRING)) {
      return RsExpr.call(full(b).then("default"), java.util.List.of());
    }
    if (b.kind() == BasicKind.UNSAFE_POINTER) {
      return RsExpr.path(fn.prelude("UnsafePointer").then("NIL"));
    }
    return fn.file.consts().literal(org.go2rs.frontend.constant.Value.of(0), b, anchored ? ConstLowering.Place.TYPED : ConstLowering.Place.UNTYPED, null);
  }
}
