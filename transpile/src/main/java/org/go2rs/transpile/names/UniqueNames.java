package org.go2rs.transpile.names;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Hands out each name once: what is taken or reserved gets {@code _}, then {@code _2}, {@code _3}. */
final class UniqueNames {
  private final Set<String> taken = new HashSet<>();
  private final Predicate<String> reserved;

  UniqueNames(Predicate<String> reserved) {
    this.reserved = reserved;
  }

  String take(String wanted) {
    String name = wanted;
    for (int n = 1; reserved.test(name) || !taken.add(name); n++) {
      name = n == 1 ? wanted + "_" : wanted + "_" + n;
    }
    return name;
  }

  void reserve(String name) {
    taken.add(name);
  }

  boolean isTaken(String name) {
    return taken.contains(name) || reserved.test(name);
  }
}
