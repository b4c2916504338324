package org.go2rs.frontend.types;

final class Expansion {
  private Expansion() {}
  static Type rhs(Named n) { throw new UnsupportedOperationException(); } static Type underlying(Named n) { throw new UnsupportedOperationException(); } static Func method(Named n, int i) { throw new UnsupportedOperationException(); }
}
