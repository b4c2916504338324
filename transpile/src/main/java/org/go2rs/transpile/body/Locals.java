package org.go2rs.transpile.body;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.go2rs.frontend.types.Obj;
import org.go2rs.frontend.types.Var;
import org.go2rs.transpile.names.Casing;
import org.go2rs.transpile.names.LocalNames;
import org.go2rs.transpile.names.Reserved;
import org.jspecify.annotations.Nullable;

/** The local variables that are visible where the walk is, under their Rust names. */
final class Locals {
  private final LocalNames names;
  private final Map<Var, Local> known = new IdentityHashMap<>();
  private final Map<Var, Integer> generations = new IdentityHashMap<>();
  private final Deque<Map<String, Object>> scopes = new ArrayDeque<>();
  private final List<Temporary> given = new ArrayList<>();

  private record Temporary(Map<String, Object> scope, String name) {}

  Locals(LocalNames names) {
    this.names = names;
    scopes.push(new HashMap<>());
  }

  /** Runs an action in a Rust block of its own. */
  void scoped(Runnable action) {
    scopes.push(new HashMap<>());
    try {
      action.run();
    } finally {
      scopes.pop();
    }
  }

  Local declare(Var v, Local.Storage storage) {
    return declare(v, names.of(v), storage);
  }

  Local declare(Var v, String name, Local.Storage storage) {
    Local local = new Local(v, name, storage);
    known.put(v, local);
    generations.put(v, 0);
    scopes.element().put(name, v);
    return local;
  }

  /** A variable that stands for a temporary, whose name is taken already. */
  void stand(Var v, String temporary) {
    known.put(v, new Local(v, temporary, Local.Storage.PLAIN));
    generations.put(v, 0);
  }

  /** Begins a binding of the variable that shadows the one before, and whatever else has its name. */
  void again(Var v) {
    generations.merge(v, 1, Integer::sum);
    scopes.element().put(nameOf(v), v);
  }

  /** How many bindings of the variable are shadowed. */
  int generation(Var v) {
    return generations.getOrDefault(v, 0);
  }

  /** The variable; one that was never declared (after an error) counts as a plain binding of its name. */
  Local of(Var v) {
    Local local = known.get(v);
    return local != null ? local : new Local(v, names.of(v), Local.Storage.PLAIN);
  }

  boolean isKnown(Var v) {
    return known.containsKey(v);
  }

  boolean isSelf(Var v) {
    Local local = known.get(v);
    return local != null && local.storage() == Local.Storage.SELF;
  }

  String nameOf(Obj obj) {
    return obj instanceof Var v && known.containsKey(v) ? known.get(v).name() : names.of(obj);
  }

  /** Who has the name here, or null: a variable, or something else for a temporary. */
  @Nullable Object visible(String name) {
    for (Map<String, Object> scope : scopes) {
      Object owner = scope.get(name);
      if (owner != null) {
        return owner;
      }
    }
    return null;
  }

  /** A name for a temporary: the hint unless a visible variable has it. */
  String temp(String hint) {
    return temp(hint, name -> visible(name) == null);
  }

  /** The same for what lives as long as the function: no variable that is declared later hides it. */
  String lasting(String hint) {
    return temp(hint, name -> visible(name) == null && !names.isTaken(name));
  }

  private String temp(String hint, Predicate<String> isFree) {
    String base = Casing.snake(hint.isEmpty() || hint.equals("_") ? "v" : hint);
    boolean reserved = base.equals("self") || Reserved.value(base);
    for (int n = 1; ; n++) {
      String name = n > 1 ? base + "_" + n : reserved ? base + "_" : base;
      if (isFree.test(name) && !names.isFunction(name)) {
        scopes.element().put(name, "temporary");
        given.add(new Temporary(scopes.element(), name));
        return name;
      }
    }
  }

  /** How many temporaries were given a name so far. */
  int temporaries() {
    return given.size();
  }

  /** Takes back the names of all temporaries but the first {@code count}: what they were for is written again. */
  void takeBack(int count) {
    while (given.size() > count) {
      Temporary last = given.removeLast();
      last.scope().remove(last.name(), "temporary");
    }
  }

  /** Forgets the temporaries of the innermost block, whose statement is over. */
  void endStatement() {
    scopes.element().values().removeIf("temporary"::equals);
  }

  LocalNames names() {
    return names;
  }
}
