package org.go2rs.transpile.decl;

import java.util.ArrayList;
import java.util.List;
import org.go2rs.frontend.types.Alias;
import org.go2rs.frontend.types.Array;
import org.go2rs.frontend.types.Basic;
import org.go2rs.frontend.types.Chan;
import org.go2rs.frontend.types.Interface;
import org.go2rs.frontend.types.MapType;
import org.go2rs.frontend.types.Named;
import org.go2rs.frontend.types.Obj;
import org.go2rs.frontend.types.Pointer;
import org.go2rs.frontend.types.Signature;
import org.go2rs.frontend.types.Slice;
import org.go2rs.frontend.types.Struct;
import org.go2rs.frontend.types.Tuple;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.TypeName;
import org.go2rs.frontend.types.TypeParam;
import org.go2rs.frontend.types.Types;
import org.go2rs.frontend.types.Union;
import org.go2rs.frontend.types.Universe;
import org.go2rs.frontend.types.Var;
import org.go2rs.transpile.names.Casing;
import org.go2rs.transpile.names.Reserved;
import org.go2rs.transpile.rust.RsExpr;
import org.go2rs.transpile.rust.RsPath;
import org.go2rs.transpile.rust.RsType;
import org.jspecify.annotations.Nullable;

/** Spells Go types in Rust, as one file sees them. */
public final class TypeLowering {
  private final FileContext file;

  TypeLowering(FileContext file) {
    this.file = file;
  }

  /** The Rust type of values of {@code type}; for a {@link Tuple} the unit type, the one type, or a tuple. Untyped constants take their default type. */
  public RsType type(Type type) {
    return switch (type) {
      case Alias t -> alias(t);
      case Basic t -> basic(t);
      case Named t -> named(t);
      case TypeParam t -> RsType.named(typeParam(t));
      case Pointer t -> prelude("Ptr", type(t.elem()));
      case Slice t -> prelude("Slice", type(t.elem()));
      case Array t -> prelude("Array", type(t.elem()), new RsType.Const(RsExpr.intLit(Math.max(0, t.len()))));
      case MapType t -> prelude("Map", type(t.key()), type(t.elem()));
      case Chan t -> prelude(chan(t.dir()), type(t.elem()));
      case Signature t -> func(t);
      case Tuple t -> tuple(t);
      case Struct t -> t.size() == 0 ? RsType.UNIT : new RsType.Path(file.pkg().hoisted().struct(t, file));
      case Interface t -> iface(t);
      case Union t -> throw new IllegalArgumentException("a union is no type of values: " + t);
    };
  }

  /**
   * The path of a type where a path is needed, as in {@code Slice::<i64>::NIL}, or null for types that are no path ({@code ()}). Aliases are followed: Rust
   * does not construct a tuple struct by an alias.
   */
  public @Nullable RsPath pathOf(Type type) {
    return type(Types.unalias(type)) instanceof RsType.Path p ? p.path() : null;
  }

  private RsType prelude(String name, RsType... args) {
    return new RsType.Path(file.prelude(name).withArgs(List.of(args)));
  }

  private static String chan(Chan.Dir dir) {
    return switch (dir) {
      case SEND_RECV -> "Chan";
      case SEND_ONLY -> "SendChan";
      case RECV_ONLY -> "RecvChan";
    };
  }

  private RsType alias(Alias alias) {
    boolean own = alias.obj().pkg() != null && alias.obj().parent() == alias.obj().pkg().scope();
    if (!own || !alias.typeArgs().isEmpty()) {
      return type(alias.actual());
    }
    return new RsType.Path(file.path(alias.obj()));
  }

  private RsType basic(Basic basic) {
    if (basic == Basic.RUNE) {
      return prelude("rune");
    }
    return switch (basic.kind()) {
      case BOOL, UNTYPED_BOOL -> RsType.named("bool");
      case INT, UNTYPED_INT -> RsType.named("isize");
      case INT8 -> RsType.named("i8");
      case INT16 -> RsType.named("i16");
      case INT32 -> RsType.named("i32");
      case INT64 -> RsType.named("i64");
      case UINT -> RsType.named("usize");
      case UINT8 -> RsType.named("u8");
      case UINT16 -> RsType.named("u16");
      case UINT32 -> RsType.named("u32");
      case UINT64 -> RsType.named("u64");
      case UINTPTR -> prelude("Uintptr");
      case FLOAT32 -> RsType.named("f32");
      case FLOAT64, UNTYPED_FLOAT -> RsType.named("f64");
      case COMPLEX64 -> prelude("Complex64");
      case COMPLEX128, UNTYPED_COMPLEX -> prelude("Complex128");
      case STRING, UNTYPED_STRING -> prelude("Str");
      case UNSAFE_POINTER -> prelude("UnsafePointer");
      case UNTYPED_RUNE -> prelude("rune");
      case UNTYPED_NIL -> prelude("Nil");
      case INVALID -> throw new IllegalArgumentException("an invalid type reached lowering");
    };
  }

  private RsType named(Named named) {
    if (named == Universe.ERROR) {
      return prelude("Error");
    }
    return new RsType.Path(named(named, types(named.typeArgs())));
  }

  private RsPath named(Named named, List<RsType> args) {
    Obj obj = named.obj();
    boolean local = obj.pkg() != null && obj.parent() != obj.pkg().scope();
    return local ? file.pkg().hoisted().local(named, file, args) : file.path(obj).withArgs(args);
  }

  private RsType iface(Interface itf) {
    if (itf.typeSet().isAll()) {
      return prelude("Any");
    }
    return new RsType.Path(file.pkg().hoisted().iface(itf, file));
  }

  /** The Rust types of a list. */
  public List<RsType> types(List<? extends Type> list) {
    return list.stream().map(this::type).toList();
  }

  private RsType func(Signature signature) {
    RsType.ImplFn code = code(signature);
    return new RsType.Path(file.prelude("Func").withArgs(List.of(new RsType.DynFn(code.params(), code.result()))));
  }

  /** Any closure of a signature. */
  RsType.ImplFn code(Signature signature) {
    var params = new ArrayList<RsType>();
    for (Var v : signature.params().vars()) {
      params.add(type(v.type()));
    }
    if (signature.variadic()) {
      Type last = signature.params().typeAt(params.size() - 1);
      RsType elem = last.underlying() instanceof Slice s ? type(s.elem()) : RsType.named("u8");
      params.set(params.size() - 1, prelude("Variadic", elem));
    }
    RsType result = result(signature);
    // A function that gives the empty struct gives nothing, as an instance of generic code does that gives a T.
    return new RsType.ImplFn(params, RsType.UNIT.equals(result) ? null : result);
  }

  /** The result type of a function, null when it has none. */
  public @Nullable RsType result(Signature signature) {
    return signature.results().size() == 0 ? null : tuple(signature.results());
  }

  private RsType tuple(Tuple tuple) {
    var parts = tuple.vars().stream().map(v -> type(v.type())).toList();
    return parts.size() == 1 ? parts.get(0) : new RsType.Tuple(parts);
  }

  /** The Rust name of a type parameter: in camel case, apart from names that the prelude or the package has for types. */
  public String typeParam(TypeParam param) {
    if (param.name().equals("_")) {
      return "Unnamed" + (param.index() > 0 ? param.index() + 1 : "");
    }
    return typeParamName(param.name()) + (namesGenericType(param) ? "_" : "") + (file.pkg().hoisted().hidesAnother(param) ? "2" : "");
  }

  /** Whether a generic type of the package has the name: an {@code impl} for {@code T<T>} would not find the type. */
  private boolean namesGenericType(TypeParam param) {
    return file.pkg().pkg().scope().lookup(param.name()) instanceof TypeName name && Types.asNamed(name.type()) instanceof Named type && !type.typeParams().isEmpty();
  }

  static String typeParamName(String go) {
    String name = Casing.camel(go);
    return Reserved.type(name) || Reserved.preludeType(name) ? name + "_" : name;
  }

  /** Whether values of the type are Rust primitives of the same name, with Rust's own operators and literals. */
  public static boolean isPrimitive(Type type) {
    Type t = Types.unalias(type);
    return t instanceof Basic b
        && switch (b.kind()) {
          case STRING, UNTYPED_STRING, UINTPTR, COMPLEX64, COMPLEX128, UNTYPED_COMPLEX, UNSAFE_POINTER, UNTYPED_NIL, INVALID -> false;
          case BOOL, INT, INT8, INT16, INT32, INT64, UINT, UINT8, UINT16, UINT32, UINT64, FLOAT32, FLOAT64, UNTYPED_BOOL, UNTYPED_INT, UNTYPED_RUNE,
              UNTYPED_FLOAT -> true;
        };
  }

  /** Whether the type is a Rust newtype {@code struct T(pub U)}: a defined type over anything but a struct or an interface. */
  public static boolean isNewtype(Type type) {
    return Types.unalias(type) instanceof Named n && !(n.underlying() instanceof Struct) && !(n.underlying() instanceof Interface);
  }
}
