package org.go2rs.frontend.parse;

import org.go2rs.frontend.ast.Token;

/** Tells integer, floating-point and imaginary literals apart by their text. */
final class NumberKind {
  private NumberKind() {}

  static Token of(String text) {
    if (text.endsWith("i")) {
      return Token.IMAG;
    }
    boolean hex = text.length() > 1 && (text.charAt(1) == 'x' || text.charAt(1) == 'X');
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '.', 'p', 'P' -> {
          return Token.FLOAT;
        }
        case 'e', 'E' -> {
          if (!hex) {
            return Token.FLOAT;
          }
        }
        default -> {}
      }
    }
    return Token.INT;
  }
}
