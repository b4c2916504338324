package org.go2rs.frontend.types;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Finds type parameters in types. */
public final class TypeParamUse {
  private TypeParamUse() {}

  /** Whether any of the parameters occurs in the type. */
  public static boolean mentions(List<TypeParam> params, Type type) {
    return mentions(params, type, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static boolean mentions(List<TypeParam> params, Type type, Set<Type> seen) {
    Type t = Types.unalias(type);
    if (t instanceof TypeParam param) {
      return params.contains(param);
    }
    if (t instanceof Basic || !seen.add(t)) {
      return false;
    }
    return inside(t).stream().anyMatch(part -> mentions(params, part, seen));
  }

  /** As {@link TypeParts#of}, but an interface counts with its type set, embedded interfaces included. */
  private static List<Type> inside(Type type) {
    if (!(type instanceof Interface iface)) {
      return TypeParts.of(type);
    }
    List<Type> parts = new ArrayList<>();
    iface.typeSet().methods().forEach(m -> parts.add(m.type()));
    iface.typeSet().terms().list().forEach(term -> parts.add(term.type()));
    return parts;
  }
}
