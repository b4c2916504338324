package org.go2rs.frontend.exportdata;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.go2rs.frontend.types.Alias;
import org.go2rs.frontend.types.Array;
import org.go2rs.frontend.types.Basic;
import org.go2rs.frontend.types.Chan;
import org.go2rs.frontend.types.Func;
import org.go2rs.frontend.types.Interface;
import org.go2rs.frontend.types.MapType;
import org.go2rs.frontend.types.Named;
import org.go2rs.frontend.types.Obj;
import org.go2rs.frontend.types.Pkg;
import org.go2rs.frontend.types.Pointer;
import org.go2rs.frontend.types.Signature;
import org.go2rs.frontend.types.Slice;
import org.go2rs.frontend.types.Struct;
import org.go2rs.frontend.types.Tuple;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.TypeName;
import org.go2rs.frontend.types.TypeParam;
import org.go2rs.frontend.types.Union;
import org.jspecify.annotations.Nullable;

/** Finds what importers of a package can reach. */
final class Reach {
  private final Pkg pkg;
  private final Set<Type> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Type> todo = new ArrayList<>();
  private final List<TypeName> declared = new ArrayList<>();

  private Reach(Pkg pkg) {
    this.pkg = pkg;
  }

  /** The exported objects at package level, by name. */
  static List<Obj> roots(Pkg pkg) {
    return pkg.scope().names().stream().map(pkg.scope()::lookup).filter(obj -> obj != null && obj.exported()).toList();
  }

  /**
   * The declared types and aliases of the package that importers can reach, by name. Types that are declared in functions cannot be among them: what is visible
   * at package level has its type written, or inferred from what is written, at package level.
   */
  static List<TypeName> declaredTypes(Pkg pkg) {
    Reach reach = new Reach(pkg);
    roots(pkg).forEach(obj -> reach.visit(obj.type()));
    while (!reach.todo.isEmpty()) {
      reach.components(reach.todo.remove(reach.todo.size() - 1));
    }
    return reach.declared.stream().sorted(Obj::compareIds).toList();
  }

  private void visit(@Nullable Type type) {
    if (type != null && !(type instanceof Basic) && seen.add(type)) {
      todo.add(type);
    }
  }

  private void components(Type type) {
    switch (type) {
      case Basic t -> {}
      case Array t -> visit(t.elem());
      case Slice t -> visit(t.elem());
      case Pointer t -> visit(t.elem());
      case Chan t -> visit(t.elem());
      case MapType t -> {
        visit(t.key());
        visit(t.elem());
      }
      case Struct t -> t.fields().forEach(f -> visit(f.type()));
      case Tuple t -> t.vars().forEach(v -> visit(v.type()));
      case Signature t -> signature(t);
      case Union t -> t.terms().forEach(term -> visit(term.type()));
      case Interface t -> {
        t.methods().forEach(m -> visit(m.type()));
        t.embeddeds().forEach(this::visit);
      }
      case TypeParam t -> visit(t.constraint());
      case Named t -> named(t);
      case Alias t -> alias(t);
    }
  }

  private void signature(Signature t) {
    t.recvTypeParams().forEach(this::visit);
    t.typeParams().forEach(this::visit);
    visit(t.params());
    visit(t.results());
  }

  private void named(Named t) {
    t.typeArgs().forEach(this::visit);
    if (t.isInstance()) {
      visit(t.origin());
    } else if (t.obj().pkg() == pkg) {
      declared.add(t.obj());
      t.typeParams().forEach(this::visit);
      visit(t.rhs());
      for (Func method : t.methods()) {
        visit(method.type());
      }
    }
  }

  private void alias(Alias t) {
    t.typeArgs().forEach(this::visit);
    if (t.origin() != t) {
      visit(t.origin());
    } else if (t.obj().pkg() == pkg) {
      declared.add(t.obj());
      t.typeParams().forEach(this::visit);
      visit(t.rhs());
    }
  }
}
