package org.go2rs.frontend.ast;

/** Small helpers that belong to no single node. */
public final class Nodes {
  private Nodes() {}

  /** The expression without the parentheses around it. */
  public static Expr unparen(Expr expr) {
    while (expr instanceof ParenExpr paren) {
      expr = paren.x();
    }
    return expr;
  }

  /** Whether a name is visible outside its package. */
  public static boolean isExported(String name) {
    return !name.isEmpty() && Character.isUpperCase(name.codePointAt(0));
  }

  /** The length in bytes that a string has in UTF-8. */
  static int utf8Length(String text) {
    int length = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x800 && !Character.isSurrogate(c)) {
        length += 2;
      } else if (c >= 0x80) {
        // A surrogate pair counts two characters and has four bytes.
        length++;
      }
    }
    return length;
  }
}
