package org.go2rs.transpile.decl;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.go2rs.frontend.ast.BasicLit;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.Ident;
import org.go2rs.frontend.ast.Nodes;
import org.go2rs.frontend.ast.SelectorExpr;
import org.go2rs.frontend.constant.Constants;
import org.go2rs.frontend.constant.Value;
import org.go2rs.frontend.types.Basic;
import org.go2rs.frontend.types.BasicKind;
import org.go2rs.frontend.types.Const;
import org.go2rs.frontend.types.Interface;
import org.go2rs.frontend.types.Named;
import org.go2rs.frontend.types.Obj;
import org.go2rs.frontend.types.Slice;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.TypeAndValue;
import org.go2rs.frontend.types.TypeParam;
import org.go2rs.frontend.types.Types;
import org.go2rs.transpile.rust.RsExpr;
import org.go2rs.transpile.rust.RsPath;
import org.go2rs.transpile.rust.RsType;
import org.jspecify.annotations.Nullable;

/** Spells constants: by the name of a declared constant where its type fits, else as a literal of the exact value. */
public final class ConstLowering {
  /** What surrounds a literal. */
  public enum Place {
    /** Something else fixes the literal's type: a parameter, a typed operand, an annotation. */
    TYPED,
    /** Beside an operator, in {@code slice!}, {@code args!} and the like: a string stands bare, a number as in {@link #TYPED}. */
    LOOSE,
    /** Nothing does, or generic code does: numbers get a suffix. */
    UNTYPED,
    /** A const item: no conversions by traits. */
    CONST
  }

  private final FileContext file;

  ConstLowering(FileContext file) {
    this.file = file;
  }

  /**
   * The constant expression {@code expr} as a value of {@code target}, which is a basic type, a type defined over one, or a type parameter. An interface as
   * target is the caller's to wrap: ask with the default type.
   */
  public RsExpr lower(Expr expr, Type target, Place place) {
    TypeAndValue tv = file.pkg().info().types.get(expr);
    Expr inner = Nodes.unparen(expr);
    Value value = tv != null && tv.value() != null ? tv.value() : constOf(inner) instanceof Const c ? c.value() : Value.UNKNOWN;
    if (constOf(inner) instanceof Const c && isDeclared(c)) {
      RsExpr named = use(c, target, place);
      if (named != null) {
        return named;
      }
    }
    return literal(value, target, place, inner instanceof BasicLit lit ? lit.value() : null);
  }

  /** The declared constant that an expression names, or null. */
  public @Nullable Const constOf(Expr expr) {
    Obj obj =
        expr instanceof Ident e ? file.pkg().info().uses.get(e)
            : expr instanceof SelectorExpr e ? file.pkg().info().uses.get(e.sel())
            : null;
    return obj instanceof Const c ? c : null;
  }

  /** Whether a constant has an item at package level that can be named. Constants of functions are items of the body. */
  public static boolean isDeclared(Const c) {
    return c.pkg() != null && c.parent() == c.pkg().scope() && !c.name().equals("_") && itemType(c) != null;
  }

  /** The declared constant as a value of {@code target}; null when only the exact literal will do. */
  private @Nullable RsExpr use(Const c, Type target, Place place) {
    RsExpr name = RsExpr.path(file.path(c));
    Type item = itemType(c);
    if (item == null) {
      return null;
    }
    if (Types.identical(item, target)) {
      return name;
    }
    if (!(c.type() instanceof Basic b && b.isUntyped())) {
      return null;
    }
    if (!(item instanceof Basic from) || !from.is(Basic.IS_NUMERIC) || from.is(Basic.IS_COMPLEX) || !castKeeps(c.value(), from, target)) {
      return from(item, target, name);
    }
    return wrap(new RsExpr.Cast(name, primitive(target)), target);
  }

  /** A string or boolean constant for a type defined over its own. */
  private @Nullable RsExpr from(Type item, Type target, RsExpr name) {
    return TypeLowering.isNewtype(target) && Types.identical(item, target.underlying()) ? wrap(name, target) : null;
  }

  private boolean castKeeps(Value value, Basic from, Type target) {
    if (!(target.underlying() instanceof Basic to) || !TypeLowering.isPrimitive(to)) {
      return false;
    }
    if (to.kind() == BasicKind.FLOAT32 && from.is(Basic.IS_FLOAT)) {
      return (float) Constants.doubleValue(value) == Constants.floatValue(value);
    }
    if (to.is(Basic.IS_FLOAT)) {
      return true;
    }
    // An integer constant that a float item holds exactly converts exactly, the checker having found it representable.
    return from.is(Basic.IS_INTEGER);
  }

  /** The type that a constant's item has: its own, or the default of an untyped one, wider if the value asks for it; null when no Rust type holds it. */
  public static @Nullable Type itemType(Const c) {
    if (!(c.type() instanceof Basic b) || !b.isUntyped()) {
      return c.type();
    }
    Type wanted = Types.defaultType(b);
    if (wanted == Basic.FLOAT64 && Double.isInfinite(Constants.doubleValue(c.value()))) {
      return null;
    }
    if (wanted instanceof Basic w && w.is(Basic.IS_INTEGER) && c.value() instanceof Value.IntVal i) {
      return fits(i.value(), 63) || i.value().equals(BigInteger.ONE.shiftLeft(63).negate()) ? narrow(w, i.value()) : i.value().signum() > 0 && fits(i.value(), 64) ? Basic.UINT64 : Basic.FLOAT64;
    }
    return wanted;
  }

  private static Basic narrow(Basic wanted, BigInteger value) {
    return wanted.kind() == BasicKind.INT32 && value.bitLength() > 31 ? Basic.INT : wanted;
  }

  private static boolean fits(BigInteger value, int bits) {
    return value.bitLength() <= bits;
  }

  /** A literal of {@code value} as {@code target}; {@code source} is how the program wrote it, if it is a literal there too. */
  public RsExpr literal(Value value, Type target, Place place, @Nullable String source) {
    if (Types.unalias(target) instanceof TypeParam) {
      return generic(value, target, source);
    }
    Type under = target.underlying();
    if (!(under instanceof Basic basic)) {
      // An interface or an erroneous type: the caller wraps.
      return literal(value, defaultFor(value), place, source);
    }
    boolean newtype = TypeLowering.isNewtype(target);
    return wrap(basic(value, basic, newtype && place == Place.UNTYPED ? Place.TYPED : place, source), target);
  }

  /** The type that a constant has where nothing else gives it one. */
  public static Type defaultFor(Value value) {
    return switch (value) {
      case Value.BoolVal v -> Basic.BOOL;
      case Value.StringVal v -> Basic.STRING;
      case Value.IntVal v -> Basic.INT;
      case Value.RatVal v -> Basic.FLOAT64;
      case Value.FloatVal v -> Basic.FLOAT64;
      case Value.ComplexVal v -> Basic.COMPLEX128;
      case Value.Unknown v -> Basic.INT;
    };
  }

  /** A text as a value of a type parameter for strings, for slices of bytes too, or for slices of runes too, which no trait has. */
  private RsExpr text(Type target, RsType type, RsExpr str) {
    List<Slice> slices = Types.asTypeParam(target) instanceof TypeParam p
        ? p.iface().typeSet().terms().list().stream().map(t -> t.type().underlying()).filter(Slice.class::isInstance).map(Slice.class::cast).toList() : List.of();
    boolean runes = slices.stream().anyMatch(s -> s.elem().underlying() instanceof Basic b && b.kind() != BasicKind.UINT8);
    if (runes && file.types().pathOf(target) instanceof RsPath path) {
      return new RsExpr.Macro(RsPath.of("convert"), false, List.of(RsExpr.path(path), str));
    }
    return conversion(type, slices.isEmpty() ? "from_str" : "from_bytes_like", str);
  }

  /** In generic code a number goes through the capability's conversion. */
  private RsExpr generic(Value value, Type target, @Nullable String source) {
    RsType type = file.type(target);
    return switch (value) {
      case Value.StringVal v -> text(target, type, RsExpr.call(file.prelude("Str").then("new"), List.of(string(v))));
      case Value.IntVal v -> conversion(type, "from_number", integer(v.value(), v.value().bitLength() < 64 ? "isize" : "u64", source));
      case Value.BoolVal v -> conversion(type, "from_core", new RsExpr.BoolLit(v.value()));
      case Value.ComplexVal v -> conversion(type, "from_number", complex(v, Basic.COMPLEX128));
      case Value.RatVal v -> conversion(type, "from_number", floating(v, false, null, source));
      case Value.FloatVal v -> conversion(type, "from_number", floating(v, false, null, source));
      case Value.Unknown v -> throw new IllegalArgumentException("a constant without a value");
    };
  }

  private static RsExpr conversion(RsType type, String name, RsExpr value) {
    return RsExpr.call(RsPath.qualified(type, name), List.of(value));
  }

  private RsExpr basic(Value value, Basic type, Place place, @Nullable String source) {
    if (type.is(Basic.IS_BOOLEAN)) {
      return new RsExpr.BoolLit(value instanceof Value.BoolVal b && b.value());
    }
    if (type.is(Basic.IS_STRING)) {
      return strValue(value, place);
    }
    if (type.is(Basic.IS_COMPLEX)) {
      return complex(value, type);
    }
    String suffix = place == Place.UNTYPED ? suffix(type) : null;
    if (type.is(Basic.IS_FLOAT)) {
      return floating(value, type.kind() == BasicKind.FLOAT32, suffix, source);
    }
    if (type.kind() == BasicKind.UINTPTR) {
      return RsExpr.call(file.prelude("Uintptr"), List.of(integer(asInteger(value), null, source)));
    }
    if (type.kind() == BasicKind.UNSAFE_POINTER && value instanceof Value.IntVal address && address.value().signum() != 0) {
      RsExpr number = RsExpr.call(file.prelude("Uintptr"), List.of(integer(address.value(), null, source)));
      return RsExpr.call(file.prelude("UnsafePointer").then("from_addr"), List.of(number));
    }
    if (type.kind() == BasicKind.UNSAFE_POINTER) {
      return RsExpr.path(file.prelude("UnsafePointer").then("NIL"));
    }
    return character(value, type, source) instanceof RsExpr c ? c : integer(asInteger(value), suffix, source);
  }

  private static BigInteger asInteger(Value value) {
    return Constants.toInt(value) instanceof Value.IntVal i ? i.value() : BigInteger.ZERO;
  }

  /** {@code 'x' as rune} and {@code b'x'} for what the program wrote as a rune literal. */
  private @Nullable RsExpr character(Value value, Basic type, @Nullable String source) {
    if (source == null || !source.startsWith("'") || !(value instanceof Value.IntVal i)) {
      return null;
    }
    int c = i.value().intValue();
    boolean readable = c >= 0x20 || c == '\n' || c == '\t' || c == '\r' || c == 0;
    if (type.kind() == BasicKind.UINT8 && c < 0x80 && readable) {
      return new RsExpr.ByteLit(c);
    }
    boolean scalar = c < 0xd800 || (c > 0xdfff && c <= 0x10ffff);
    return scalar ? new RsExpr.Cast(new RsExpr.CharLit(c), type.kind() == BasicKind.INT32 ? file.type(Basic.RUNE) : file.type(type)) : null;
  }

  private static RsExpr integer(BigInteger value, @Nullable String suffix, @Nullable String source) {
    var lit = new RsExpr.IntLit(source == null ? value.abs().toString() : digits(source, value.abs()), suffix);
    return value.signum() < 0 ? RsExpr.neg(lit) : lit;
  }

  /** The literal's own digits, where Rust writes them the same way. */
  private static String digits(String source, BigInteger value) {
    String s = source.toLowerCase(java.util.Locale.ROOT);
    if (s.startsWith("0x") && s.matches("0x_?[0-9a-f]+(_[0-9a-f]+)*")) {
      return s;
    }
    if (s.startsWith("0b") || s.startsWith("0o")) {
      return s;
    }
    if (s.matches("0_?[0-7]+(_[0-7]+)*")) {
      return "0o" + s.substring(1);
    }
    return s.matches("[1-9][0-9]*(_[0-9]+)*") ? s : value.toString();
  }

  private static RsExpr floating(Value value, boolean single, @Nullable String suffix, @Nullable String source) {
    double d = single ? Constants.floatValue(value) : Constants.doubleValue(value);
    String text = source != null && source.matches("[0-9]+\\.[0-9]+(e[+-]?[0-9]+)?") ? source : single ? single((float) Math.abs(d)) : decimal(Math.abs(d));
    var lit = new RsExpr.FloatLit(text, suffix);
    return d < 0 ? RsExpr.neg(lit) : lit;
  }

  private static String single(float f) {
    return plain(Float.toString(f));
  }

  private static String decimal(double d) {
    return plain(Double.toString(d));
  }

  /** Java's shortest decimal in Rust's spelling. */
  private static String plain(String java) {
    int e = java.indexOf('E');
    if (e < 0) {
      return java;
    }
    String mantissa = java.substring(0, e);
    int exponent = Integer.parseInt(java.substring(e + 1));
    if (mantissa.endsWith(".0")) {
      mantissa = mantissa.substring(0, mantissa.length() - 2);
    }
    return mantissa + "e" + exponent;
  }

  private RsExpr complex(Value value, Basic type) {
    boolean single = type.kind() == BasicKind.COMPLEX64;
    var parts = List.of(floating(Constants.real(value), single, null, null), floating(Constants.imag(value), single, null, null));
    return RsExpr.call(file.prelude(single ? "Complex64" : "Complex128").then("new"), parts);
  }

  private RsExpr strValue(Value value, Place place) {
    if (!(value instanceof Value.StringVal s)) {
      return RsExpr.str("");
    }
    boolean text = utf8(s) != null;
    return switch (place) {
      case TYPED -> text ? RsExpr.method(string(s), "into") : RsExpr.call(file.prelude("Str").then("raw"), List.of(string(s)));
      case LOOSE -> text ? string(s) : RsExpr.call(file.prelude("Str").then("raw"), List.of(string(s)));
      case UNTYPED, CONST -> RsExpr.call(file.prelude("Str").then(text ? "new" : "raw"), List.of(string(s)));
    };
  }

  /** A string literal: {@code "text"}, or {@code b"bytes"} when it is no UTF-8. */
  public static RsExpr string(Value.StringVal value) {
    String text = utf8(value);
    return text == null ? new RsExpr.ByteStrLit(value.latin1()) : new RsExpr.StrLit(text);
  }

  private static @Nullable String utf8(Value.StringVal value) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value.bytes())).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static @Nullable String suffix(Basic type) {
    return switch (type.kind()) {
      case INT, UNTYPED_INT -> "isize";
      case INT8 -> "i8";
      case INT16 -> "i16";
      case INT32, UNTYPED_RUNE -> "i32";
      case INT64 -> "i64";
      case UINT -> "usize";
      case UINT8 -> "u8";
      case UINT16 -> "u16";
      case UINT32 -> "u32";
      case UINT64 -> "u64";
      case FLOAT32 -> "f32";
      case INVALID, BOOL, UINTPTR, FLOAT64, COMPLEX64, COMPLEX128, STRING, UNSAFE_POINTER, UNTYPED_BOOL, UNTYPED_FLOAT, UNTYPED_COMPLEX, UNTYPED_STRING,
          UNTYPED_NIL -> null;
    };
  }

  private RsType primitive(Type target) {
    return file.type(target.underlying());
  }

  /** {@code inner} as a value of {@code target}: wrapped when that is a newtype. */
  private RsExpr wrap(RsExpr inner, Type target) {
    if (!TypeLowering.isNewtype(target)) {
      return inner;
    }
    RsPath path = file.types().pathOf(Types.unalias(target));
    if (path == null) {
      return inner;
    }
    return Phantoms.marksNewtype(target, file.pkg().hoisted()) ? RsExpr.call(path, List.of(inner, RsExpr.path("PhantomData"))) : RsExpr.call(path, List.of(inner));
  }

  /** Whether an interface or other type that holds no constants itself is the target. */
  static boolean needsDefault(Type target) {
    return target.underlying() instanceof Interface && !(Types.unalias(target) instanceof Named n && n.underlying() instanceof Basic);
  }
}
