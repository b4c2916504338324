package org.go2rs.frontend.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.FieldList;
import org.go2rs.frontend.ast.FuncDecl;
import org.go2rs.frontend.ast.TypeSpec;
import org.go2rs.frontend.constant.Value;
import org.go2rs.frontend.types.Alias;
import org.go2rs.frontend.types.Basic;
import org.go2rs.frontend.types.Builtin;
import org.go2rs.frontend.types.Const;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.Func;
import org.go2rs.frontend.types.Interface;
import org.go2rs.frontend.types.Label;
import org.go2rs.frontend.types.Named;
import org.go2rs.frontend.types.Nil;
import org.go2rs.frontend.types.Obj;
import org.go2rs.frontend.types.PkgName;
import org.go2rs.frontend.types.Predicates;
import org.go2rs.frontend.types.Signature;
import org.go2rs.frontend.types.Struct;
import org.go2rs.frontend.types.Tuple;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.TypeName;
import org.go2rs.frontend.types.TypeParam;
import org.go2rs.frontend.types.Types;
import org.go2rs.frontend.types.Var;
import org.jspecify.annotations.Nullable;

/**
 * Finds the types of declared objects, each when it is first needed.
 *
 * <p>An object without type has not been looked at; one that is on the path of {@link Cycles} is being checked, and meeting it there is a cycle, which may be
 * valid; one with a type that is not on the path is done.
 */
final class Declarations {
  private static final Signature NO_SIGNATURE = Signature.of(Tuple.EMPTY, Tuple.EMPTY, false);

  private final Session session;
  private Map<TypeName, List<Func>> methods = new IdentityHashMap<>();

  Declarations(Session session) {
    this.session = session;
  }

  void setMethods(Map<TypeName, List<Func>> byType) {
    methods = byType;
  }

  /** Checks all package-level declarations; function bodies follow later. Defined types come first, then aliases, then everything else. */
  void packageObjects() {
    List<Obj> aliases = new ArrayList<>();
    List<Obj> others = new ArrayList<>();
    for (Map.Entry<Obj, DeclInfo> entry : List.copyOf(session.decls.entrySet())) {
      TypeSpec spec = entry.getValue().typeSpec;
      if (spec == null) {
        others.add(entry.getKey());
      } else if (spec.isAlias()) {
        aliases.add(entry.getKey());
      } else {
        declare(entry.getKey());
      }
    }
    aliases.forEach(this::declare);
    others.forEach(this::declare);
  }

  /** Makes sure that an object of this package has a type. */
  void declare(Obj obj) {
    if (session.cycles.isOnPath(obj)) {
      cyclic(obj);
      return;
    }
    DeclInfo decl = session.decls.get(obj);
    if (obj.typeOrNull() != null || decl == null) {
      return;
    }
    session.cycles.push(obj);
    session.inFrame(
        new Frame(decl.fileScope, decl.version),
        () -> {
          check(obj, decl);
          return obj;
        });
    session.cycles.pop();
  }

  private void cyclic(Obj obj) {
    boolean valid = session.cycles.isValid(obj);
    if (obj instanceof Func) {
      // A function keeps its empty signature, which fits nothing that it could be used for in its own type.
      return;
    }
    if (!valid || obj.typeOrNull() == null) {
      obj.setType(Basic.INVALID);
    }
  }

  private void check(Obj obj, DeclInfo decl) {
    switch (obj) {
      case Const c -> {
        session.frame.decl = decl;
        constant(c, decl.type, decl.init, decl.inherited);
      }
      case Var v -> {
        session.frame.decl = decl;
        variable(v, decl.lhs, decl.type, decl.init);
      }
      case TypeName t when decl.typeSpec != null -> {
        type(t, decl.typeSpec);
        collectMethods(t);
      }
      case Func f when decl.func != null -> function(f, decl, decl.func);
      case PkgName other -> throw new IllegalStateException("no declaration: " + obj);
      case TypeName other -> throw new IllegalStateException("no declaration: " + obj);
      case Func other -> throw new IllegalStateException("no declaration: " + obj);
      case Label other -> throw new IllegalStateException("no declaration: " + obj);
      case Builtin other -> throw new IllegalStateException("no declaration: " + obj);
      case Nil other -> throw new IllegalStateException("no declaration: " + obj);
    }
  }

  // ---- constants and variables

  void constant(Const obj, @Nullable Expr typeExpr, @Nullable Expr init, boolean inherited) {
    Frame frame = session.frame;
    Value outerIota = frame.iota;
    int outerErrors = session.errors.redirect(0);
    frame.iota = obj.value();
    obj.setValue(Value.UNKNOWN);
    try {
      if (typeExpr != null && !constantType(obj, typeExpr)) {
        return;
      }
      if (init != null && inherited) {
        // Positions in the inherited expression would point to another constant.
        session.errors.redirect(obj.pos());
      }
      Operand x = init == null ? null : session.exprs.expr(init);
      session.assignments.initConst(obj, x);
    } finally {
      frame.iota = outerIota;
      session.errors.redirect(outerErrors);
    }
  }

  private boolean constantType(Const obj, Expr typeExpr) {
    Type type = session.typeExprs.type(typeExpr);
    if (Predicates.isConstType(type)) {
      obj.setType(type);
      return true;
    }
    if (Types.isValid(type.underlying())) {
      session.errors.at(typeExpr, ErrorCode.INVALID_CONST_TYPE, "invalid constant type " + session.text(type));
    }
    obj.setType(Basic.INVALID);
    return false;
  }

  /**
   * A variable declaration.
   *
   * @param lhs all variables, if one value initialises several; otherwise empty or just this variable
   */
  void variable(Var obj, List<Var> lhs, @Nullable Expr typeExpr, @Nullable Expr init) {
    if (typeExpr != null) {
      obj.setType(session.typeExprs.varType(typeExpr));
    }
    if (init == null) {
      if (typeExpr == null) {
        obj.setType(Basic.INVALID);
      }
      return;
    }
    if (lhs.size() <= 1) {
      Operand x = session.exprs.expr(Target.of(obj.typeOrNull(), obj.name()), init);
      session.assignments.initVar(obj, x, "variable declaration");
      return;
    }
    if (typeExpr != null) {
      lhs.forEach(v -> v.setType(obj.type()));
    }
    session.assignments.initVars(lhs, List.of(init), null);
  }

  // ---- types

  void type(TypeName obj, TypeSpec spec) {
    session.later(
        () -> {
          if (obj.typeOrNull() instanceof Named named) {
            new ValidTypes(session).check(named);
          }
        });
    if (spec.isAlias()) {
      alias(obj, spec);
    } else {
      defined(obj, spec);
    }
  }

  private void alias(TypeName obj, TypeSpec spec) {
    FieldList params = spec.typeParams();
    if (params == null || session.verify(params.list().get(0).pos(), GoVersion.GO1_23, "generic type alias")) {
      session.verify(spec.pos(), GoVersion.GO1_9, "type alias");
    }
    Alias alias = new Alias(obj, null);
    List<TypeParam> declared = List.of();
    if (params != null) {
      session.openScope(spec, "type parameters");
      declared = session.typeParameters.collect(params, alias::setTypeParams);
    }
    Type rhs = session.typeExprs.declared(spec.type(), obj);
    alias.setRhs(rhs);
    if (params != null) {
      session.closeScope();
    }
    if (rhs instanceof TypeParam param && declared.contains(param)) {
      session.errors.at(spec.type(), ErrorCode.MISPLACED_TYPE_PARAM, "cannot use type parameter declared in alias declaration as RHS");
      alias.setRhs(Basic.INVALID);
    }
    importedConstraint(spec, rhs);
  }

  private void defined(TypeName obj, TypeSpec spec) {
    FieldList params = spec.typeParams();
    if (params != null) {
      session.verify(params.list().get(0).pos(), GoVersion.GO1_18, "type parameter");
    }
    Named named = new Named(obj);
    if (params != null) {
      session.openScope(spec, "type parameters");
      session.typeParameters.collect(params, named::setTypeParams);
    }
    Type rhs = session.typeExprs.declared(spec.type(), obj);
    named.setRhs(rhs);
    if (params != null) {
      session.closeScope();
    }
    if (Predicates.isTypeParam(rhs)) {
      session.errors.at(spec.type(), ErrorCode.MISPLACED_TYPE_PARAM, "cannot use a type parameter as RHS in type declaration");
      named.setRhs(Basic.INVALID);
    }
    importedConstraint(spec, rhs);
  }

  /** A constraint of another package could not be named before there were type parameters. */
  private void importedConstraint(TypeSpec spec, Type rhs) {
    session.later(
        () -> {
          Named named = Types.asNamed(rhs);
          boolean imported = named != null && named.obj().pkg() != null && named.obj().pkg() != session.pkg;
          if (imported && named.underlying() instanceof Interface iface && !iface.isMethodSet()) {
            session.verify(spec.type().pos(), GoVersion.GO1_18, "using type constraint " + session.text(rhs));
          }
        });
  }

  private void collectMethods(TypeName obj) {
    List<Func> ours = methods.remove(obj);
    if (ours == null) {
      return;
    }
    Named base = Types.asNamed(obj.type());
    Map<String, Func> byName = new HashMap<>();
    for (Func method : ours) {
      Func other = byName.putIfAbsent(method.name(), method);
      if (other != null) {
        String message = "method " + obj.name() + "." + method.name() + " already declared at " + session.place(other.pos());
        session.errors.at(method, ErrorCode.DUPLICATE_METHOD, message);
      } else if (base != null) {
        base.addMethod(method);
      }
    }
    if (base != null) {
      session.later(() -> fieldsAndMethods(base));
    }
  }

  private void fieldsAndMethods(Named base) {
    if (!(base.underlying() instanceof Struct struct)) {
      return;
    }
    for (Var field : struct.fields()) {
      for (Func method : base.methods()) {
        if (!field.name().equals("_") && method.name().equals(field.name())) {
          String message = "field and method with the same name " + field.name();
          session.errors.redeclared(method.pos(), ErrorCode.DUPLICATE_FIELD_AND_METHOD, message, field);
        }
      }
    }
  }

  // ---- functions

  private void function(Func obj, DeclInfo decl, FuncDecl func) {
    obj.setType(NO_SIGNATURE);
    Signatures.Result result = session.signatures.function(
            func.recv(), func.type(), params -> obj.setType(NO_SIGNATURE.withTypeParams(params)));
    obj.setType(result.signature());
    if (func.type().typeParams() != null && func.body() == null) {
      session.errors.at(func, ErrorCode.BAD_DECL, "generic function is missing function body");
    }
    if (func.body() != null && !session.config.ignoreFuncBodies()) {
      session.later(() -> session.bodies.check(decl, result.signature(), result.scope(), func.body(), null));
    }
  }
}
