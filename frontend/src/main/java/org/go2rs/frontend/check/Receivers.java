package org.go2rs.frontend.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.go2rs.frontend.ast.BadExpr;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.FuncDecl;
import org.go2rs.frontend.ast.Ident;
import org.go2rs.frontend.ast.IndexExpr;
import org.go2rs.frontend.ast.Nodes;
import org.go2rs.frontend.ast.StarExpr;
import org.go2rs.frontend.ast.TypeSpec;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.Func;
import org.go2rs.frontend.types.TypeName;
import org.jspecify.annotations.Nullable;

/** Finds the type that each method belongs to, from the syntax alone: a type must know its methods before anything is checked. */
final class Receivers {
  /**
   * A receiver's type, taken apart: {@code *base[typeParams]}.
   *
   * @param typeParams null if there are no brackets
   */
  record Parts(boolean pointer, Expr base, @Nullable List<Ident> typeParams) {}

  private record Method(Func func, boolean pointer, Ident base) {}

  private record Base(TypeName type, boolean pointer) {}

  private final Session session;
  private final List<Method> methods = new ArrayList<>();

  Receivers(Session session) {
    this.session = session;
  }

  /** Takes a method; those with a broken receiver or a blank name belong to no type but are checked like functions. */
  void add(Func func, FuncDecl decl) {
    if (decl.recv() == null || decl.recv().list().isEmpty() || func.name().equals("_")) {
      return;
    }
    Parts parts = unpack(decl.recv().list().get(0).type(), null);
    if (parts.base instanceof Ident base) {
      methods.add(new Method(func, parts.pointer, base));
    }
  }

  /**
   * Takes a receiver's type apart.
   *
   * @param errors where type parameters that are no names are reported; null to leave them out
   */
  static Parts unpack(Expr type, @Nullable Errors errors) {
    Expr base = Nodes.unparen(type);
    boolean pointer = false;
    if (base instanceof StarExpr star) {
      pointer = true;
      base = Nodes.unparen(star.x());
    }
    if (!(base instanceof IndexExpr index)) {
      return new Parts(pointer, base, null);
    }
    List<Ident> params = new ArrayList<>();
    for (Expr arg : index.indices()) {
      if (arg instanceof Ident ident) {
        params.add(ident);
      } else {
        if (errors != null && !(arg instanceof BadExpr)) {
          errors.at(arg, ErrorCode.BAD_DECL, "receiver type parameter " + ExprStrings.of(arg) + " must be an identifier");
        }
        params.add(new Ident(arg.pos(), "_"));
      }
    }
    return new Parts(pointer, index.x(), params);
  }

  /** Gives each type its methods. */
  void associate() {
    Map<TypeName, List<Func>> byType = new IdentityHashMap<>();
    for (Method method : methods) {
      Base base = resolve(method.pointer, method.base);
      if (base != null) {
        method.func.setDeclaredPtrRecv(base.pointer);
        byType.computeIfAbsent(base.type, t -> new ArrayList<>()).add(method.func);
      }
    }
    session.declarations.setMethods(byType);
  }

  /** Follows alias declarations to a defined type of the package, through at most one pointer. */
  private @Nullable Base resolve(boolean pointer, Ident start) {
    Set<TypeName> seen = new HashSet<>();
    boolean indirect = pointer;
    Ident name = start;
    while (session.pkg.scope().lookup(name.name()) instanceof TypeName type && seen.add(type)) {
      DeclInfo decl = session.decls.get(type);
      TypeSpec spec = decl == null ? null : decl.typeSpec;
      if (spec == null) {
        return null;
      }
      if (!spec.isAlias()) {
        return new Base(type, indirect);
      }
      if (spec.typeParams() != null) {
        return null;
      }
      Expr aliased = Nodes.unparen(spec.type());
      if (aliased instanceof StarExpr star) {
        if (indirect) {
          return null;
        }
        indirect = true;
        aliased = Nodes.unparen(star.x());
      }
      if (!(aliased instanceof Ident next)) {
        return null;
      }
      name = next;
    }
    return null;
  }
}
