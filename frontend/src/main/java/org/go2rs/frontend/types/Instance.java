package org.go2rs.frontend.types;

import java.util.List;

/** How a generic type or function was instantiated at an identifier: its type arguments, given or inferred, and the resulting type. */
public record Instance(List<Type> typeArgs, Type type) {
  public Instance {
    typeArgs = List.copyOf(typeArgs);
  }
}
