package org.go2rs.transpile.decl;

import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.go2rs.frontend.types.Context;
import org.go2rs.frontend.types.Func;
import org.go2rs.frontend.types.Interface;
import org.go2rs.frontend.types.Subst;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.TypeParam;
import org.go2rs.frontend.types.TypeParts;
import org.go2rs.frontend.types.Types;
import org.jspecify.annotations.Nullable;

/** Finds the type arguments that make one type of another that mentions type parameters. */
final class Instantiated {
  private final Map<TypeParam, Type> found = new IdentityHashMap<>();
  private final List<TypeParam> params;

  private Instantiated(List<TypeParam> params) {
    this.params = params;
  }

  /** The types in the place of the type parameters that {@code generic} mentions, in their order, if {@code type} is an instance of it. */
  static @Nullable List<Type> args(Type generic, Type type) {
    List<TypeParam> params = FreeTypeParams.of(generic);
    var match = new Instantiated(params);
    if (!match.fits(generic, type) || match.found.size() < params.size()) {
      return null;
    }
    List<Type> args = params.stream().map(match.found::get).toList();
    // The walk looks at what types are made of only, not at directions, lengths or tags.
    return Types.identical(Subst.of(params, args, new Context()).type(generic), type) ? args : null;
  }

  private boolean fits(Type generic, Type type) {
    Type g = Types.unalias(generic);
    Type t = Types.unalias(type);
    if (g instanceof TypeParam p && params.contains(p)) {
      Type known = found.putIfAbsent(p, t);
      return known == null || Types.identical(known, t);
    }
    if (g instanceof Interface a && t instanceof Interface b) {
      return fits(a, b);
    }
    return g.getClass() == t.getClass() && all(TypeParts.of(g), TypeParts.of(t));
  }

  private boolean fits(Interface generic, Interface type) {
    List<String> names = generic.allMethods().stream().map(Func::id).toList();
    return names.equals(type.allMethods().stream().map(Func::id).toList())
        && all(generic.allMethods().stream().map(Func::signature).toList(), type.allMethods().stream().map(Func::signature).toList());
  }

  private boolean all(List<? extends Type> generic, List<? extends Type> types) {
    if (generic.size() != types.size()) {
      return false;
    }
    Iterator<? extends Type> each = types.iterator();
    return generic.stream().allMatch(g -> fits(g, each.next()));
  }
}
