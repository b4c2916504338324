package org.go2rs.transpile.decl;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.TypeParam;
import org.go2rs.frontend.types.TypeParts;

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
    if (type instanceof TypeParam param) {
      found.add(param);
    }
    TypeParts.of(type).forEach(this::visit);
  }
}
