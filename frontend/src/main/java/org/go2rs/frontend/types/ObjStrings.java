package org.go2rs.frontend.types;

import java.util.List;

/** Objects and selections as text, exactly as {@code go/types} prints them. */
public final class ObjStrings {
  private ObjStrings() {}

  /** An object as messages show it: {@code func f(x int)}, {@code var p.x string}. */
  public static String of(Obj obj, Qualifier qualifier) {
    return switch (obj) {
      case PkgName p -> "package " + p.name() + (p.imported().path().equals(p.name()) ? "" : " (\"" + p.imported().path() + "\")");
      case Const c -> "const " + qualified(c, qualifier) + typeOf(c, qualifier);
      case TypeName t -> typeName(t, qualifier);
      case Var v -> (v.isField() ? "field " : "var ") + qualified(v, qualifier) + typeOf(v, qualifier);
      case Func f -> "func " + funcName(f, qualifier) + (f.typeOrNull() == null ? "" : TypeStrings.signature(f.signature(), qualifier));
      case Label l -> "label " + l.name();
      case Builtin b -> "builtin " + qualified(b, qualifier);
      case Nil n -> "nil";
    };
  }

  private static String typeOf(Obj obj, Qualifier qualifier) {
    Type type = obj.typeOrNull();
    return type == null ? "" : " " + TypeStrings.of(type, qualifier);
  }

  /** The name, with its package if it is declared at package level. */
  private static String qualified(Obj obj, Qualifier qualifier) {
    Pkg pkg = obj.pkg();
    return (pkg != null && pkg.scope().lookup(obj.name()) == obj ? prefix(pkg, qualifier) : "") + obj.name();
  }

  private static String prefix(Pkg pkg, Qualifier qualifier) {
    String path = qualifier.qualify(pkg);
    return path.isEmpty() ? "" : path + ".";
  }

  private static String typeName(TypeName name, Qualifier qualifier) {
    Type type = name.typeOrNull();
    String head = (type instanceof TypeParam ? "type parameter " : "type ") + qualified(name, qualifier);
    if (type == null || type instanceof Basic) {
      return head;
    }
    String params = typeParamsOf(type).isEmpty() ? "" : TypeStrings.typeParams(typeParamsOf(type), qualifier);
    return head + params + declared(name, type, qualifier);
  }

  private static List<TypeParam> typeParamsOf(Type type) {
    return type instanceof Named named ? named.typeParams()
        : type instanceof Alias alias ? alias.typeParams()
        : type instanceof Signature signature ? signature.typeParams()
        : List.of();
  }

  private static String declared(TypeName name, Type type, Qualifier qualifier) {
    if (name.pkg() == null && name.name().equals("any")) {
      return " = interface{}";
    }
    if (name.isAlias()) {
      Type rhs = type instanceof Alias alias ? alias.rhs() : type;
      return " = " + (rhs == null ? "<nil>" : TypeStrings.of(rhs, qualifier));
    }
    return " " + TypeStrings.of(type instanceof TypeParam param ? param.constraint() : type.underlying(), qualifier);
  }

  /** {@code p.f}, {@code (T).m}, {@code (*T).m}. */
  public static String funcName(Func func, Qualifier qualifier) {
    Pkg pkg = func.pkg();
    if (func.typeOrNull() == null) {
      return func.name();
    }
    Var recv = func.signature().recv();
    if (recv == null) {
      return (pkg == null ? "" : prefix(pkg, qualifier)) + func.name();
    }
    String type = recv.type() instanceof Interface ? "interface" : TypeStrings.of(recv.type(), qualifier);
    return "(" + type + ")." + func.name();
  }

  /** A selection as messages show it: {@code field (T) x int}. */
  public static String of(Selection selection, Qualifier qualifier) {
    String head = switch (selection.kind()) {
      case FIELD_VAL -> "field (";
      case METHOD_VAL -> "method (";
      case METHOD_EXPR -> "method expr (";
    };
    String text = head + TypeStrings.of(selection.recv(), qualifier) + ") " + selection.obj().name();
    Type type = selection.type();
    return selection.kind() == Selection.Kind.FIELD_VAL || !(type instanceof Signature signature)
        ? text + " " + TypeStrings.of(type, qualifier)
        : text + TypeStrings.signature(signature, qualifier);
  }

  /** What kind of object this is, as messages name it. */
  public static String kind(Obj obj) {
    return switch (obj) {
      case PkgName p -> "package name";
      case Const c -> "constant";
      case TypeName t -> t.isAlias() ? "type alias" : t.typeOrNull() instanceof TypeParam ? "type parameter" : "defined type";
      case Var v ->
          switch (v.kind()) {
            case PACKAGE -> "package-level variable";
            case LOCAL -> "local variable";
            case RECV -> "receiver";
            case PARAM -> "parameter";
            case RESULT -> "result variable";
            case FIELD -> "struct field";
          };
      case Func f -> f.isMethod() ? "method" : "function";
      case Label l -> "label";
      case Builtin b -> "built-in function";
      case Nil n -> "untyped nil";
    };
  }
}
