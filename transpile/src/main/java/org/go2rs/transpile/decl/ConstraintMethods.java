package org.go2rs.transpile.decl;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.go2rs.frontend.types.Func;
import org.go2rs.frontend.types.Info;
import org.go2rs.frontend.types.Named;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.TypeName;
import org.go2rs.frontend.types.TypeParam;
import org.go2rs.frontend.types.Types;

/**
 * The methods that the constraints of a package ask for. Each such constraint is a trait that all types implement which have the methods, pointers included: a call through a pointer finds the
 * trait's method before the one of the type that the pointer leads to, and where two traits have the method rustc does not know which is meant.
 */
public final class ConstraintMethods {
  private final Map<String, Set<Type>> constraints = new HashMap<>();

  ConstraintMethods(Info info) {
    info.defs.values().forEach(
        obj -> {
          if (obj instanceof TypeName name && name.type() instanceof TypeParam param) {
            Type constraint = Types.unalias(param.constraint());
            Type declared = constraint instanceof Named n ? n.origin() : constraint;
            param.iface().typeSet().methods().forEach(m -> constraints.computeIfAbsent(m.name(), of -> new HashSet<>()).add(declared));
          }
        });
  }

  /** How many traits of the package may have a method of the name. */
  int count(Func method) {
    return constraints.getOrDefault(method.name(), Set.of()).size();
  }
}
