package org.go2rs.frontend.types;

final class Predicates {
  private Predicates() {}
  static @org.jspecify.annotations.Nullable String comparableCause(Type type, boolean dynamic) { throw new UnsupportedOperationException(); }
}
