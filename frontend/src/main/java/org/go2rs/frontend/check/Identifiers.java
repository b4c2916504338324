package org.go2rs.frontend.check;

import java.util.Map;
import org.go2rs.frontend.ast.Ident;
import org.go2rs.frontend.constant.Value;
import org.go2rs.frontend.types.Basic;
import org.go2rs.frontend.types.Builtin;
import org.go2rs.frontend.types.Const;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.Func;
import org.go2rs.frontend.types.Label;
import org.go2rs.frontend.types.Nil;
import org.go2rs.frontend.types.Obj;
import org.go2rs.frontend.types.ObjStrings;
import org.go2rs.frontend.types.OperandMode;
import org.go2rs.frontend.types.PkgName;
import org.go2rs.frontend.types.Scope;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.TypeName;
import org.go2rs.frontend.types.Types;
import org.go2rs.frontend.types.Universe;
import org.go2rs.frontend.types.Var;

/** What a name means where it stands. */
final class Identifiers {
  private final Session session;

  Identifiers(Session session) {
    this.session = session;
  }

  /**
   * The operand that an identifier denotes.
   *
   * @param wantType whether only a type will do
   */
  Operand check(Ident e, boolean wantType) {
    Operand invalid = Operand.invalid(e);
    Scope scope = session.frame.scopeOf(e.name());
    Obj obj = scope == null ? null : scope.lookup(e.name());
    if (obj == null) {
      undefined(e);
      return invalid;
    }
    boolean generic = obj.parent() == Universe.SCOPE && (e.name().equals("any") || e.name().equals("comparable"));
    if (generic && !session.verify(e.pos(), GoVersion.GO1_18, "predeclared " + e.name())) {
      return invalid;
    }
    session.recorder.use(e, obj);
    if (wantType && !(obj instanceof TypeName)) {
      session.errors.at(e, ErrorCode.NOT_A_TYPE, obj.name() + " (" + ObjStrings.kind(obj) + ") is not a type");
      markUsed(obj);
      return invalid;
    }
    Type type = typeOf(obj, wantType);
    Map<String, PkgName> dotted = session.dotImports.get(scope);
    if (dotted != null && dotted.get(e.name()) instanceof PkgName imported) {
      imported.setUsed(true);
    }
    return operand(e, obj, type);
  }

  private void undefined(Ident e) {
    if (e.name().equals("_")) {
      session.errors.at(e, ErrorCode.INVALID_BLANK, "cannot use _ as value or type");
    } else {
      session.errors.at(e, ErrorCode.UNDECLARED_NAME, "undefined: " + e.name());
    }
  }

  /** Asks for the declaration only when needed: for a type that is wanted, also when it is known, because this may close a cycle. */
  private Type typeOf(Obj obj, boolean wantType) {
    Type known = obj.typeOrNull();
    if (known == null || (wantType && obj instanceof TypeName && obj.pkg() == session.pkg)) {
      session.declarations.declare(obj);
    }
    return obj.type();
  }

  private void markUsed(Obj obj) {
    if (obj instanceof Var v && v.pkg() == session.pkg) {
      v.setUsed(true);
    }
  }

  private Operand operand(Ident e, Obj obj, Type type) {
    return switch (obj) {
      case PkgName p -> {
        session.errors.at(e, ErrorCode.INVALID_PKG_USE, "use of package " + p.name() + " not in selector");
        yield Operand.invalid(e);
      }
      case Const c -> {
        session.dependsOn(c);
        yield constant(e, c, type);
      }
      case TypeName t -> Operand.of(OperandMode.TYPE, e, type);
      case Var v -> {
        markUsed(v);
        session.dependsOn(v);
        yield Types.isValid(type) ? Operand.of(OperandMode.VARIABLE, e, type) : Operand.invalid(e);
      }
      case Func f -> {
        session.dependsOn(f);
        yield Operand.value(e, type);
      }
      case Builtin b -> new Operand(OperandMode.BUILTIN, e, Basic.INVALID, null, b.builtinId());
      case Nil n -> Operand.of(OperandMode.NIL, e, Basic.UNTYPED_NIL);
      case Label l -> Operand.invalid(e);
    };
  }

  private Operand constant(Ident e, Const c, Type type) {
    if (!Types.isValid(type)) {
      return Operand.invalid(e);
    }
    Value value = c == Universe.IOTA ? session.frame.iota : c.value();
    if (value == null) {
      session.errors.at(e, ErrorCode.INVALID_IOTA, "cannot use iota outside constant declaration");
      return Operand.invalid(e);
    }
    return Operand.constant(e, type, value);
  }
}
