package org.go2rs.frontend.constant;

/** Constants as text, as Go's messages and {@code go/constant} print them. */
final class ConstantStrings {
  private ConstantStrings() {}

  static String text(Value x) {
    throw new UnsupportedOperationException();
  }

  static String exactText(Value x) {
    throw new UnsupportedOperationException();
  }
}
