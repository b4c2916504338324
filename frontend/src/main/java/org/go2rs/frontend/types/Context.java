package org.go2rs.frontend.types;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps identical instances one object. Each package is checked with a context of its own, so that the spelling of types (parameter names, aliases) does not
 * depend on the order in which packages are checked. Guarded by {@link Lazy}.
 */
public final class Context {
  private record Entry(Type origin, List<Type> typeArgs, Type instance) {}

  private final Map<String, List<Entry>> instances = new HashMap<>();
  private final Map<Type, Integer> ids = new HashMap<>();

  /** A number for a declared type that is its own in this context. */
  int id(Type type) {
    return ids.computeIfAbsent(type, t -> ids.size());
  }

  @Nullable Type lookup(String hash, Type origin, List<Type> typeArgs) {
    for (Entry entry : instances.getOrDefault(hash, List.of())) {
      if (entry.origin == origin && Types.identicalLists(entry.typeArgs, typeArgs)) {
        return entry.instance;
      }
    }
    return null;
  }

  void add(String hash, Type origin, List<Type> typeArgs, Type instance) {
    instances.computeIfAbsent(hash, h -> new ArrayList<>(1)).add(new Entry(origin, typeArgs, instance));
  }
}
