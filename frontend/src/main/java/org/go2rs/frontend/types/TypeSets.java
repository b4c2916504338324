package org.go2rs.frontend.types;

final class TypeSets {
  private TypeSets() {}
  static TypeSet of(Interface iface, int pos) { throw new UnsupportedOperationException(); }
}
