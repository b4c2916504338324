package org.go2rs.frontend.types;

import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Finds interface literals that contain themselves, as {@code type T interface { m() interface{ T } }} does: no declared type ends such a cycle, so a type that is
 * written out would be endless. Go's compiler refuses them.
 */
public final class InterfaceCycles {
  /** Literals that were visited, and whether they are part of a cycle; true while the visit lasts. */
  private final Map<Interface, Boolean> cyclic = new IdentityHashMap<>();

  /** Whether an interface of the literal's methods leads back to it. One cycle is told once: what was found belongs to it. */
  public boolean found(Interface literal) {
    boolean found = throughMethods(literal);
    if (found) {
      cyclic.replaceAll((visited, is) -> false);
    }
    return found;
  }

  private boolean throughMethods(Interface literal) {
    return literal.allMethods().stream().anyMatch(method -> visit(method.type()));
  }

  private boolean visit(Type type) {
    Type bare = Types.unalias(type);
    return bare instanceof Interface literal ? visit(literal) : !(bare instanceof Named) && TypeParts.of(bare).stream().anyMatch(this::visit);
  }

  private boolean visit(Interface t) {
    if (t.methods().isEmpty() && t.embeddeds().isEmpty()) {
      return false;
    }
    Boolean known = cyclic.get(t);
    if (known != null) {
      return known;
    }
    cyclic.put(t, true);
    if (throughMethods(t)) {
      return true;
    }
    cyclic.put(t, false);
    return false;
  }
}
