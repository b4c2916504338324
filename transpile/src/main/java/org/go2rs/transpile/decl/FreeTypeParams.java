package org.go2rs.transpile.decl;

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
import org.go2rs.frontend.types.Pointer;
import org.go2rs.frontend.types.Signature;
import org.go2rs.frontend.types.Slice;
import org.go2rs.frontend.types.Struct;
import org.go2rs.frontend.types.Tuple;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.TypeParam;
import org.go2rs.frontend.types.Union;
import org.go2rs.frontend.types.Var;

/** The type parameters that a type mentions. */
public final class FreeTypeParams {
  private final List<TypeParam> found = new ArrayList<>();
  private final Set<Type> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private FreeTypeParams() {}

  /** In the order of their first mention. */
  public static List<TypeParam> of(Type type) {
    var walk = new FreeTypeParams();
    walk.visit(type);
    return walk.found;
  }

  private void visit(Type type) {
    if (!seen.add(type)) {
      return;
    }
    switch (type) {
      case TypeParam t -> found.add(t);
      case Basic t -> {}
      case Alias t -> visit(t.actual());
      case Named t -> t.typeArgs().forEach(this::visit);
      case Pointer t -> visit(t.elem());
      case Slice t -> visit(t.elem());
      case Array t -> visit(t.elem());
      case Chan t -> visit(t.elem());
      case MapType t -> {
        visit(t.key());
        visit(t.elem());
      }
      case Signature t -> {
        visit(t.params());
        visit(t.results());
      }
      case Tuple t -> t.vars().forEach(v -> visit(v.type()));
      case Struct t -> t.fields().forEach(v -> visit(v.type()));
      case Interface t -> {
        for (Func f : t.methods()) {
          visit(f.signature());
        }
        t.embeddeds().forEach(this::visit);
      }
      case Union t -> t.terms().forEach(term -> visit(term.type()));
    }
  }
}
