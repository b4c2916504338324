package org.go2rs.frontend.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.FuncDecl;
import org.go2rs.frontend.ast.TypeSpec;
import org.go2rs.frontend.types.Obj;
import org.go2rs.frontend.types.Scope;
import org.go2rs.frontend.types.Var;
import org.jspecify.annotations.Nullable;

/** The syntax of one package-level declaration, and what its initialisation depends on. */
final class DeclInfo {
  final Scope fileScope;
  final GoVersion version;

  /** The variables of {@code var a, b = f()}; empty if each variable has a value of its own. */
  final List<Var> lhs;

  final @Nullable Expr type;
  final @Nullable Expr init;

  /** Whether a constant's type and value are those of an entry above it. */
  final boolean inherited;

  final @Nullable TypeSpec typeSpec;
  final @Nullable FuncDecl func;

  /** The package-level constants, variables and functions that the initial value or the body mentions. */
  final Set<Obj> deps = new LinkedHashSet<>();

  private DeclInfo(
      Scope fileScope,
      GoVersion version,
      List<Var> lhs,
      @Nullable Expr type,
      @Nullable Expr init,
      boolean inherited,
      @Nullable TypeSpec typeSpec,
      @Nullable FuncDecl func) {
    this.fileScope = fileScope;
    this.version = version;
    this.lhs = lhs;
    this.type = type;
    this.init = init;
    this.inherited = inherited;
    this.typeSpec = typeSpec;
    this.func = func;
  }

  static DeclInfo ofConst(Scope fileScope, GoVersion version, @Nullable Expr type, @Nullable Expr init, boolean inherited) {
    return new DeclInfo(fileScope, version, List.of(), type, init, inherited, null, null);
  }

  /** {@code lhs} is filled by the caller afterwards, when it is the list of a declaration with one value for all variables. */
  static DeclInfo ofVar(Scope fileScope, GoVersion version, List<Var> lhs, @Nullable Expr type, @Nullable Expr init) {
    return new DeclInfo(fileScope, version, lhs, type, init, false, null, null);
  }

  static DeclInfo ofType(Scope fileScope, GoVersion version, TypeSpec spec) {
    return new DeclInfo(fileScope, version, List.of(), null, null, false, spec, null);
  }

  static DeclInfo ofFunc(Scope fileScope, GoVersion version, FuncDecl func) {
    return new DeclInfo(fileScope, version, List.of(), null, null, false, null, func);
  }

  /** Whether there is an initial value or a body. */
  boolean hasInitializer() {
    return init != null || (func != null && func.body() != null);
  }
}
