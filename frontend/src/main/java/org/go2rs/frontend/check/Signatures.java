package org.go2rs.frontend.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.go2rs.frontend.ast.Ellipsis;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.Field;
import org.go2rs.frontend.ast.FieldList;
import org.go2rs.frontend.ast.FuncType;
import org.go2rs.frontend.ast.Ident;
import org.go2rs.frontend.ast.ParenExpr;
import org.go2rs.frontend.ast.StarExpr;
import org.go2rs.frontend.types.Alias;
import org.go2rs.frontend.types.Basic;
import org.go2rs.frontend.types.BasicKind;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.Instances;
import org.go2rs.frontend.types.Interface;
import org.go2rs.frontend.types.Named;
import org.go2rs.frontend.types.Pointer;
import org.go2rs.frontend.types.Scope;
import org.go2rs.frontend.types.Signature;
import org.go2rs.frontend.types.Slice;
import org.go2rs.frontend.types.Subst;
import org.go2rs.frontend.types.Tuple;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.TypeParam;
import org.go2rs.frontend.types.Types;
import org.go2rs.frontend.types.Var;
import org.jspecify.annotations.Nullable;

/** Function and method types, with their receivers, type parameters and parameters. */
final class Signatures {
  /** A function type and the scope of its parameters, in which the body is checked. */
  record Result(Signature signature, Scope scope) {}

  private record Receiver(@Nullable Ident name, Var variable, List<TypeParam> typeParams) {}

  private record Params(List<@Nullable Ident> names, List<Var> vars, boolean variadic) {}

  private final Session session;

  Signatures(Session session) {
    this.session = session;
  }

  /** The type of a function literal, an interface method, or a function type. */
  Result literal(FuncType type) {
    return function(null, type, params -> {});
  }

  /**
   * The type of a declared function or method.
   *
   * @param typeParamsKnown takes the type parameters before their constraints are checked, which may mention the function
   */
  Result function(@Nullable FieldList recv, FuncType type, Consumer<List<TypeParam>> typeParamsKnown) {
    Scope scope = session.openScope(type, "function");
    scope.setFunction(true);
    Receiver receiver = recv == null ? null : receiver(recv, type.pos());
    List<TypeParam> typeParams = new ArrayList<>();
    if (type.typeParams() != null) {
      if (recv != null) {
        session.errors.at(type.typeParams(), ErrorCode.INVALID_METHOD_TYPE_PARAMS, "methods cannot have type parameters");
      }
      typeParams.addAll(session.typeParameters.collect(type.typeParams(), typeParamsKnown));
    }
    Params params = collect(type.params(), Var.Kind.PARAM);
    Params results = collect(type.results(), Var.Kind.RESULT);
    if (receiver != null && receiver.name != null) {
      session.resolver.declare(scope, receiver.name, receiver.variable, type.end());
    }
    declare(params, type.end());
    declare(results, type.end());
    session.closeScope();
    Signature signature =
        new Signature(
            receiver == null ? null : receiver.variable,
            receiver == null ? List.of() : receiver.typeParams,
            recv == null ? typeParams : List.of(),
            Tuple.of(params.vars),
            Tuple.of(results.vars),
            params.variadic);
    return new Result(signature, scope);
  }

  private Params collect(@Nullable FieldList list, Var.Kind kind) {
    List<@Nullable Ident> names = new ArrayList<>();
    List<Var> vars = new ArrayList<>();
    boolean variadic = false;
    List<Field> fields = list == null ? List.of() : list.list();
    for (int i = 0; i < fields.size(); i++) {
      Field field = fields.get(i);
      Expr typeExpr = field.type();
      boolean spread = false;
      if (typeExpr instanceof Ellipsis dots && dots.elt() != null) {
        spread = kind == Var.Kind.PARAM && i == fields.size() - 1 && field.names().size() <= 1;
        // Anywhere else the parser has reported the dots.
        typeExpr = dots.elt();
      }
      Type type = session.typeExprs.varType(typeExpr);
      if (spread) {
        variadic = true;
        type = new Slice(type);
        session.recorder.typeExpr(field.type(), type);
      }
      for (Ident name : field.names()) {
        names.add(name);
        vars.add(new Var(kind, name.pos(), session.pkg, name.name(), type));
      }
      if (field.names().isEmpty()) {
        Var unnamed = new Var(kind, field.type().pos(), session.pkg, "", type);
        session.recorder.implicit(field, unnamed);
        names.add(null);
        vars.add(unnamed);
      }
    }
    return new Params(names, vars, variadic);
  }

  private void declare(Params params, int scopePos) {
    for (int i = 0; i < params.vars.size(); i++) {
      Ident name = params.names.get(i);
      if (name != null) {
        session.resolver.declare(session.frame.scope, name, params.vars.get(i), scopePos);
      }
    }
  }

  // ---- receivers

  private Receiver receiver(FieldList list, int scopePos) {
    if (list.list().isEmpty()) {
      // The parser has reported it.
      return new Receiver(null, new Var(Var.Kind.RECV, list.pos(), session.pkg, "", Basic.INVALID), List.of());
    }
    Field field = list.list().get(0);
    Receivers.Parts parts = Receivers.unpack(field.type(), session.errors);
    List<TypeParam> typeParams = new ArrayList<>();
    Type type = parts.typeParams() == null ? plain(field, parts) : generic(field, parts, parts.typeParams(), typeParams, scopePos);
    Ident name = field.names().isEmpty() ? null : field.names().get(0);
    int pos = name == null ? field.pos() : name.pos();
    Var variable = new Var(Var.Kind.RECV, pos, session.pkg, name == null ? "" : name.name(), type);
    if (name == null) {
      session.recorder.implicit(field, variable);
    }
    session.later(() -> valid(parts.base(), type));
    return new Receiver(name, variable, typeParams);
  }

  private Type plain(Field field, Receivers.Parts parts) {
    Type type = session.typeExprs.varType(field.type());
    // An alias must not hide that the methods would belong to an instance.
    Type step = unpointer(type);
    while (step instanceof Alias alias && alias.rhs() != null) {
      step = unpointer(alias.rhs());
      boolean instantiated = (step instanceof Named n && n.isInstance()) || (step instanceof Alias a && !a.typeArgs().isEmpty());
      if (instantiated) {
        String message = "cannot define new methods on instantiated type " + session.text(step);
        session.errors.at(parts.base(), ErrorCode.INVALID_RECV, message);
        return Basic.INVALID;
      }
    }
    return type;
  }

  private static Type unpointer(Type type) {
    Type result = type;
    while (result instanceof Pointer pointer) {
      result = pointer.elem();
    }
    return result;
  }

  /** A receiver {@code *T[P, Q]}: it declares P and Q anew, with the constraints of T's own parameters. */
  private Type generic(Field field, Receivers.Parts parts, List<Ident> names, List<TypeParam> params, int scopePos) {
    Named base = genericBase(parts.base());
    for (Ident name : names) {
      TypeParam param = session.typeParameters.declare(name, scopePos);
      // For historic reasons these names count as uses as well as definitions.
      session.recorder.use(name, param.obj());
      session.recorder.typeExpr(name, param);
      params.add(param);
    }
    TypeParam.bind(params);
    if (base == null) {
      return Basic.INVALID;
    }
    if (params.size() != base.typeParams().size()) {
      String got = params.size() + " type parameter" + (params.size() == 1 ? "" : "s");
      String message = "receiver declares " + got + ", but receiver base type declares " + base.typeParams().size();
      session.errors.at(parts.base(), ErrorCode.BAD_RECV, message);
      return Basic.INVALID;
    }
    Subst rename = Subst.of(base.typeParams(), params, session.context);
    for (int i = 0; i < params.size(); i++) {
      session.instantiations.receiver(params.get(i), base.typeParams().get(i));
      params.get(i).setConstraint(rename.type(base.typeParams().get(i).constraint()));
    }
    session.verify(parts.base().pos(), GoVersion.GO1_18, "type instantiation");
    List<Type> args = List.copyOf(params);
    Type type = Instances.instance(Positions.own(field.type()), base, args, session.context);
    session.recorder.instance(parts.base(), args, type);
    if (parts.pointer()) {
      type = new Pointer(type);
    }
    recordParts(field.type(), type);
    return type;
  }

  private @Nullable Named genericBase(Expr base) {
    StringBuilder cause = new StringBuilder();
    Type type = session.typeExprs.generic(base, cause);
    if (type instanceof Named named) {
      return named;
    }
    if (!cause.isEmpty()) {
      session.errors.at(base, ErrorCode.INVALID_RECV, cause.toString());
    } else if (type instanceof Alias && Types.isValid(type)) {
      String message = "cannot define new methods on generic alias type " + session.text(type);
      session.errors.at(base, ErrorCode.INVALID_RECV, message);
    }
    return null;
  }

  private void recordParts(Expr expr, Type type) {
    Expr e = expr;
    Type t = type;
    while (true) {
      session.recorder.typeExpr(e, t);
      if (e instanceof ParenExpr paren) {
        e = paren.x();
      } else if (e instanceof StarExpr star && t instanceof Pointer pointer) {
        e = star.x();
        t = pointer.elem();
      } else {
        return;
      }
    }
  }

  private void valid(Expr at, Type recv) {
    Type base = Types.deref(recv);
    Type bare = Types.unalias(base);
    if (bare == Basic.INVALID) {
      return;
    }
    if (!(bare instanceof Basic) && !(bare instanceof Named)) {
      session.errors.at(at, ErrorCode.INVALID_RECV, "invalid receiver type " + session.text(recv));
    } else if (!(bare instanceof Named named) || named.obj().pkg() != session.pkg) {
      session.errors.at(at, ErrorCode.INVALID_RECV, "cannot define new methods on non-local type " + session.text(base));
    } else {
      Type under = named.underlying();
      boolean isUnsafe = under instanceof Basic basic && basic.kind() == BasicKind.UNSAFE_POINTER;
      if (isUnsafe || under instanceof Pointer || under instanceof Interface) {
        String cause = isUnsafe ? "unsafe.Pointer" : "pointer or interface type";
        session.errors.at(at, ErrorCode.INVALID_RECV, "invalid receiver type " + session.text(base) + " (" + cause + ")");
      }
    }
  }
}
