package org.go2rs.frontend.types;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.go2rs.frontend.ast.CallExpr;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.File;
import org.go2rs.frontend.ast.Ident;
import org.go2rs.frontend.ast.Node;
import org.go2rs.frontend.ast.SelectorExpr;
import org.jspecify.annotations.Nullable;

/**
 * What the check of one package recorded beside its syntax trees. The maps are filled by the checker and only read afterwards, but for names that lowering makes up; what each
 * holds is {@code go/types.Info}'s documentation.
 */
public final class Info {
  /** Type, mode and constant value of expressions, types included; not for identifiers that are declared, qualify, or are selected. */
  public final Map<Expr, TypeAndValue> types = new IdentityHashMap<>();

  /** The objects that identifiers declare; a null value for package clauses and the {@code t} of {@code switch t := x.(type)}. */
  public final Map<Ident, @Nullable Obj> defs = new IdentityHashMap<>();

  /** The objects that identifiers refer to; for an embedded field the type name. */
  public final Map<Ident, Obj> uses = new IdentityHashMap<>();

  /** Objects declared without identifier: imports without rename, the variable of each type switch clause, unnamed parameters. */
  public final Map<Node, Obj> implicits = new IdentityHashMap<>();

  public final Map<SelectorExpr, Selection> selections = new IdentityHashMap<>();

  /** Instances at the identifier that denotes the generic type or function. */
  public final Map<Ident, Instance> instances = new IdentityHashMap<>();

  /** The scopes of files, function types, type declarations, blocks, clauses and statements with a scope of their own. */
  public final Map<Node, Scope> scopes = new IdentityHashMap<>();

  /** Package variables with initial values, in the order in which they run. */
  public final List<Initializer> initOrder = new ArrayList<>();

  /** The language version of each file, as {@code go1.26}. */
  public final Map<File, String> fileVersions = new IdentityHashMap<>();

  /** The type of an expression, an identifier's object included; null if none is recorded. */
  public @Nullable Type typeOf(Expr expr) {
    TypeAndValue found = types.get(expr);
    if (found != null) {
      return found.type();
    }
    Obj obj = expr instanceof Ident ident ? objectOf(ident) : null;
    return obj == null ? null : obj.type();
  }

  /** The object that an identifier declares or else uses; for an embedded field the field. */
  public @Nullable Obj objectOf(Ident ident) {
    Obj defined = defs.get(ident);
    return defined != null ? defined : uses.get(ident);
  }

  /** Whether the call is a conversion. */
  public boolean isConversion(CallExpr call) {
    TypeAndValue fun = types.get(call.fun());
    return fun != null && fun.isType();
  }
}
