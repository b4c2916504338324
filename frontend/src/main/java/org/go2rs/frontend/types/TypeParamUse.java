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

  /** As {@link #components}, but an interface counts with its type set, embedded interfaces included. */
  private static List<Type> inside(Type type) {
    if (!(type instanceof Interface iface)) {
      return components(type);
    }
    List<Type> parts = new ArrayList<>();
    iface.typeSet().methods().forEach(m -> parts.add(m.type()));
    iface.typeSet().terms().list().forEach(term -> parts.add(term.type()));
    return parts;
  }

  /** The types that a type is directly made of, as written; for a declared type its type arguments. */
  static List<Type> components(Type type) {
    return switch (type) {
      case Basic t -> List.of();
      case TypeParam t -> List.of();
      case Array t -> List.of(t.elem());
      case Slice t -> List.of(t.elem());
      case Pointer t -> List.of(t.elem());
      case Chan t -> List.of(t.elem());
      case MapType t -> List.of(t.key(), t.elem());
      case Struct t -> t.fields().stream().map(Var::type).toList();
      case Tuple t -> t.vars().stream().map(Var::type).toList();
      case Signature t -> {
        List<Type> parts = new ArrayList<>(components(t.params()));
        parts.addAll(components(t.results()));
        yield parts;
      }
      case Union t -> t.terms().stream().map(Union.Term::type).toList();
      case Interface t -> {
        List<Type> parts = new ArrayList<>();
        t.methods().forEach(m -> parts.add(m.type()));
        parts.addAll(t.embeddeds());
        yield parts;
      }
      case Named t -> t.typeArgs();
      case Alias t -> List.of(t.actual());
    };
  }
}
