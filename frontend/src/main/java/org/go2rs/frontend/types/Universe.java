package org.go2rs.frontend.types;

import java.util.List;
import org.go2rs.frontend.constant.Value;

/** The predeclared names, and package unsafe. */
public final class Universe {
  /** The outermost scope. */
  public static final Scope SCOPE = new Scope(null, 0, 0, "universe");

  /** Package unsafe. */
  public static final Pkg UNSAFE = new Pkg("unsafe", "unsafe", new Scope(SCOPE, 0, 0, "package unsafe"));

  public static final Type BYTE = Basic.BYTE;
  public static final Type RUNE = Basic.RUNE;

  /** {@code error}. */
  public static final Named ERROR;

  /** {@code comparable}. */
  public static final Named COMPARABLE;

  /** {@code any}: an alias of {@link #ANY_INTERFACE}. */
  public static final Alias ANY;

  /** The interface behind {@code any}, which prints as {@code any}. */
  public static final Interface ANY_INTERFACE = Interface.of(List.of(), List.of());

  public static final Const IOTA;
  public static final Const TRUE;
  public static final Const FALSE;
  public static final Nil NIL = new Nil();

  static {
    for (BasicKind kind : BasicKind.values()) {
      defineType(Basic.of(kind));
    }
    defineType(Basic.BYTE);
    defineType(Basic.RUNE);

    TypeName any = new TypeName(0, null, "any", null);
    ANY = new Alias(any, ANY_INTERFACE);
    SCOPE.insert(any);

    TypeName error = new TypeName(0, null, "error", null);
    ERROR = new Named(error);
    Var recv = new Var(Var.Kind.RECV, 0, null, "", ERROR);
    Signature sig = Signature.of(Tuple.EMPTY, Tuple.of(Var.result(0, null, "", Basic.STRING)), false).withRecv(recv);
    ERROR.setUnderlying(Interface.of(List.of(new Func(0, null, "Error", sig)), List.of()));
    SCOPE.insert(error);

    TypeName comparable = new TypeName(0, null, "comparable", null);
    COMPARABLE = new Named(comparable);
    Interface constraint = Interface.of(List.of(), List.of());
    constraint.setTypeSet(new TypeSet(List.of(), TermList.ALL, true));
    COMPARABLE.setUnderlying(constraint);
    SCOPE.insert(comparable);

    TRUE = defineConst("true", Basic.UNTYPED_BOOL, Value.of(true));
    FALSE = defineConst("false", Basic.UNTYPED_BOOL, Value.of(false));
    IOTA = defineConst("iota", Basic.UNTYPED_INT, Value.of(0));
    SCOPE.insert(NIL);
    for (Builtin.Id id : Builtin.Id.values()) {
      define(new Builtin(id));
    }
    UNSAFE.markComplete();
  }

  private Universe() {}

  private static void defineType(Basic basic) {
    if (!basic.name().contains(" ")) {
      define(new TypeName(0, null, basic.name(), basic));
    }
  }

  private static Const defineConst(String name, Basic type, Value value) {
    Const result = new Const(0, null, name, type, value);
    SCOPE.insert(result);
    return result;
  }

  /** Capitalised names belong to package unsafe. */
  private static void define(Obj obj) {
    if (obj.exported()) {
      obj.setPkg(UNSAFE);
      UNSAFE.scope().insert(obj);
    } else {
      SCOPE.insert(obj);
    }
  }
}
