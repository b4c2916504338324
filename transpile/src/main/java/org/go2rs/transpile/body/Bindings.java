package org.go2rs.transpile.body;

import java.util.HashSet;
import java.util.Set;
import org.go2rs.frontend.types.Var;

/**
 * What one walk over a body learns about its bindings for the next walk. A variable has several bindings when {@code :=} assigns it beside new variables: each shadows the one
 * before.
 */
final class Bindings {
  /** The {@code nth} binding of a variable. */
  private record Binding(Var var, int nth) {}

  private final Set<Binding> mutated = new HashSet<>();
  private final Set<Binding> mentioned = new HashSet<>();
  private boolean complete;

  void mutate(Var v, int nth) {
    mutated.add(new Binding(v, nth));
  }

  void mention(Var v, int nth) {
    mentioned.add(new Binding(v, nth));
  }

  /** Whether something writes through the binding, so that it must be {@code mut}. */
  boolean isMutated(Var v, int nth) {
    return mutated.contains(new Binding(v, nth));
  }

  /** Whether a whole walk met no use of the binding. */
  boolean isUnused(Var v, int nth) {
    return complete && !mentioned.contains(new Binding(v, nth));
  }

  /** A walk has seen everything. */
  void complete() {
    complete = true;
  }
}
