package org.go2rs.frontend.check;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.go2rs.frontend.ast.CallExpr;
import org.go2rs.frontend.constant.Value;
import org.go2rs.frontend.types.Obj;
import org.go2rs.frontend.types.Scope;
import org.go2rs.frontend.types.Signature;
import org.jspecify.annotations.Nullable;

/** Where the checker is: what changes from one declaration or function body to the next. */
final class Frame {
  /** The package-level declaration whose dependencies are collected, if any. */
  @Nullable DeclInfo decl;

  Scope scope;
  GoVersion version;

  /** The value of {@code iota} inside a constant declaration. */
  @Nullable Value iota;

  /** Whether a type parameter list is being checked. */
  boolean inTypeParamList;

  /** The signature of the function whose body is checked. */
  @Nullable Signature signature;

  /** The calls of the predeclared panic in this function. */
  final Set<CallExpr> panics = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Whether the expression at hand contains a function call or a receive: then {@code len} of an array is no constant. */
  boolean hasCallOrRecv;

  Frame(Scope scope, GoVersion version) {
    this.scope = scope;
    this.version = version;
  }

  /** The object that a name means here, or null. */
  @Nullable Obj lookup(String name) {
    return scope.lookupParent(name);
  }

  /** The innermost scope around here that declares the name, or null. */
  @Nullable Scope scopeOf(String name) {
    Scope found = scope;
    while (found != null && found.lookup(name) == null) {
      found = found.parent();
    }
    return found;
  }
}
