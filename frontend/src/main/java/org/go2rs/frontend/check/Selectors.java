package org.go2rs.frontend.check;

import java.util.ArrayList;
import java.util.List;
import org.go2rs.frontend.ast.Ident;
import org.go2rs.frontend.ast.SelectorExpr;
import org.go2rs.frontend.types.Basic;
import org.go2rs.frontend.types.Builtin;
import org.go2rs.frontend.types.Const;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.Func;
import org.go2rs.frontend.types.Label;
import org.go2rs.frontend.types.Lookup;
import org.go2rs.frontend.types.Methods;
import org.go2rs.frontend.types.Names;
import org.go2rs.frontend.types.Nil;
import org.go2rs.frontend.types.Obj;
import org.go2rs.frontend.types.OperandMode;
import org.go2rs.frontend.types.Pkg;
import org.go2rs.frontend.types.PkgName;
import org.go2rs.frontend.types.Selection;
import org.go2rs.frontend.types.Signature;
import org.go2rs.frontend.types.Tuple;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.TypeName;
import org.go2rs.frontend.types.Types;
import org.go2rs.frontend.types.Var;
import org.jspecify.annotations.Nullable;

/** Selectors: qualified names, fields, method values and method expressions. */
final class Selectors {
  private final Session session;

  Selectors(Session session) {
    this.session = session;
  }

  Operand check(SelectorExpr e, boolean wantType) {
    if (e.x() instanceof Ident ident && session.frame.lookup(ident.name()) instanceof PkgName imported) {
      session.recorder.use(ident, imported);
      imported.setUsed(true);
      return qualified(e, imported.imported());
    }
    Operand x = session.exprs.exprOrType(e.x(), false);
    if (x.isInvalid()) {
      return Operand.invalid(e);
    }
    if (x.mode() == OperandMode.BUILTIN) {
      String message = "invalid use of " + session.text(x) + " in selector expression";
      session.errors.at(Positions.own(e), ErrorCode.UNCALLED_BUILTIN, message);
      return Operand.invalid(e);
    }
    if (wantType) {
      session.errors.at(e.sel(), ErrorCode.NOT_A_TYPE, ExprStrings.of(e) + " is not a type");
      return Operand.invalid(e);
    }
    boolean addressable = x.mode() == OperandMode.VARIABLE;
    Lookup.Result found = Lookup.fieldOrMethod(x.type(), addressable, session.pkg, e.sel().name());
    if (found.obj() == null) {
      notFound(e, x, found);
      return Operand.invalid(e);
    }
    if (x.isType()) {
      return methodExpr(e, x, found);
    }
    return found.obj() instanceof Func method ? methodValue(e, x, found, method) : field(e, x, found);
  }

  // ---- names of other packages

  private Operand qualified(SelectorExpr e, Pkg pkg) {
    String name = e.sel().name();
    Obj obj = pkg.scope().lookup(name);
    if (obj == null) {
      if (!pkg.isFake()) {
        String other = spelledOtherwise(pkg, name);
        String hint = other.isEmpty() ? "" : " (but have " + other + ")";
        session.errors.at(e.sel(), ErrorCode.UNDECLARED_IMPORTED_NAME, "undefined: " + ExprStrings.of(e) + hint);
      }
      return Operand.invalid(e);
    }
    if (!obj.exported()) {
      session.errors.at(e.sel(), ErrorCode.UNEXPORTED_NAME, "name " + name + " not exported by package " + pkg.name());
    }
    session.recorder.use(e.sel(), obj);
    return switch (obj) {
      case Const c when Types.isValid(c.type()) -> Operand.constant(e, c.type(), c.value());
      case TypeName t -> Operand.of(OperandMode.TYPE, e, t.type());
      case Var v when Types.isValid(v.type()) -> Operand.of(OperandMode.VARIABLE, e, v.type());
      case Func f -> Operand.value(e, f.type());
      case Builtin b -> new Operand(OperandMode.BUILTIN, e, Basic.INVALID, null, b.builtinId());
      case PkgName rest -> Operand.invalid(e);
      case Const rest -> Operand.invalid(e);
      case Var rest -> Operand.invalid(e);
      case Label rest -> Operand.invalid(e);
      case Nil rest -> Operand.invalid(e);
    };
  }

  private static String spelledOtherwise(Pkg pkg, String name) {
    for (String candidate : pkg.scope().names()) {
      if (Names.isExported(candidate) && Names.equalFold(candidate, name)) {
        return candidate;
      }
    }
    return "";
  }

  // ---- fields and methods

  private Operand field(SelectorExpr e, Operand x, Lookup.Result found) {
    Var field = (Var) found.obj();
    session.recorder.selection(e, Selection.Kind.FIELD_VAL, x.type(), field, found.index(), found.indirect());
    boolean addressable = x.mode() == OperandMode.VARIABLE || found.indirect();
    return Operand.of(addressable ? OperandMode.VARIABLE : OperandMode.VALUE, e, field.type());
  }

  private Operand methodValue(SelectorExpr e, Operand x, Lookup.Result found, Func method) {
    session.recorder.selection(e, Selection.Kind.METHOD_VAL, x.type(), method, found.index(), found.indirect());
    session.dependsOn(method);
    return Operand.value(e, withoutRecv(method.signature()));
  }

  private static Signature withoutRecv(Signature signature) {
    return new Signature(null, List.of(), signature.typeParams(), signature.params(), signature.results(), signature.variadic());
  }

  private Operand methodExpr(SelectorExpr e, Operand x, Lookup.Result found) {
    String name = e.sel().name();
    if (!(found.obj() instanceof Func method)) {
      String missing = "(type " + session.text(x.type()) + " has no method " + name + ")";
      session.errors.at(e.sel(), ErrorCode.MISSING_FIELD_OR_METHOD, x.exprText() + "." + name + " undefined " + missing);
      return Operand.invalid(e);
    }
    session.recorder.selection(e, Selection.Kind.METHOD_EXPR, x.type(), method, found.index(), found.indirect());
    Signature signature = method.signature();
    Var recv = signature.recv();
    if (recv == null) {
      session.errors.at(e, ErrorCode.INVALID_DECL_CYCLE, "illegal cycle in method declaration");
      return Operand.invalid(e);
    }
    List<Var> params = new ArrayList<>();
    // The receiver has a name exactly if the parameters have.
    boolean named = signature.params().size() > 0 && !signature.params().at(0).name().isEmpty();
    String recvName = !named ? "" : recv.name().isEmpty() ? "_" : recv.name();
    params.add(Var.param(recv.pos(), recv.pkg(), recvName, x.type()));
    params.addAll(signature.params().vars());
    session.dependsOn(method);
    Signature function = withoutRecv(signature).withParams(Tuple.of(params), signature.results(), signature.variadic());
    return Operand.value(e, function);
  }

  // ---- what is missing

  private void notFound(SelectorExpr e, Operand x, Lookup.Result found) {
    String name = e.sel().name();
    if (!Types.isValid(x.type().underlying())) {
      return;
    }
    if (found.isAmbiguous()) {
      String message = "ambiguous selector " + x.exprText() + "." + name;
      session.errors.at(e.sel(), ErrorCode.AMBIGUOUS_SELECTOR, message);
      return;
    }
    String type = session.text(x.type());
    if (found.indirect()) {
      String message =
          x.isType()
              ? "invalid method expression " + type + "." + name + " (needs pointer receiver (*" + type + ")." + name + ")"
              : "cannot call pointer method " + name + " on " + type;
      session.errors.at(e.sel(), ErrorCode.INVALID_METHOD_EXPR, message);
      return;
    }
    String why;
    if (Methods.isInterfacePointer(x.type())) {
      why = Methods.interfacePointerError(x.type(), session.packageNames());
    } else {
      boolean addressable = x.mode() == OperandMode.VARIABLE;
      Obj other = Lookup.fieldOrMethod(x.type(), addressable, session.pkg, name, true).obj();
      why = missing(x.type(), name, other, false);
    }
    session.errors.at(e.sel(), ErrorCode.MISSING_FIELD_OR_METHOD, x.exprText() + "." + name + " undefined (" + why + ")");
  }

  /** How another name relates to the one that was not found. */
  private enum Relation {
    NONE,
    MISSPELLED,
    UNEXPORTED,
    INACCESSIBLE
  }

  private Relation relation(String name, @Nullable Obj other) {
    if (other == null) {
      return Relation.NONE;
    }
    String alt = other.name();
    if (other.pkg() == session.pkg) {
      return Relation.MISSPELLED;
    }
    boolean sameTail = tail(name).equals(tail(alt));
    if (Names.isExported(name)) {
      return Names.isExported(alt) ? Relation.MISSPELLED : sameTail ? Relation.UNEXPORTED : Relation.NONE;
    }
    if (Names.isExported(alt)) {
      return sameTail ? Relation.MISSPELLED : Relation.NONE;
    }
    return name.equals(alt) ? Relation.INACCESSIBLE : Relation.NONE;
  }

  private static String tail(String name) {
    return name.isEmpty() ? "" : name.substring(Character.charCount(name.codePointAt(0)));
  }

  /**
   * Says that a type lacks a field or method.
   *
   * @param other what has nearly this name, if anything
   * @param structLiteral whether a field of a struct literal was looked for
   */
  String missing(Type type, String name, @Nullable Obj other, boolean structLiteral) {
    Relation relation = relation(name, other);
    String alt = other == null ? "" : other.name();
    if (structLiteral) {
      String unknown = "unknown field " + name + " in struct literal of type " + session.text(type);
      return switch (relation) {
        case NONE -> unknown;
        case MISSPELLED -> unknown + ", but does have " + alt;
        case UNEXPORTED -> unknown + ", but does have unexported " + alt;
        case INACCESSIBLE -> "cannot refer to unexported field " + alt + " in struct literal of type " + session.text(type);
      };
    }
    String what = other instanceof Var ? "field" : other instanceof Func ? "method" : "object";
    String lacks = "type " + session.text(type) + " has no field or method " + name;
    return switch (relation) {
      case NONE -> lacks;
      case MISSPELLED -> lacks + ", but does have " + what + " " + alt;
      case UNEXPORTED -> lacks + ", but does have unexported " + what + " " + alt;
      case INACCESSIBLE -> "cannot refer to unexported " + what + " " + alt;
    };
  }
}
