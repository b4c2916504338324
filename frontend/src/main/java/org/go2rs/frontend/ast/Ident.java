package org.go2rs.frontend.ast;

import org.jspecify.annotations.Nullable;

/** An identifier. */
public record Ident(int pos, String name) implements Expr {
  @Override
  public int end() {
    return pos + Nodes.utf8Length(name);
  }

  /** Whether this is the blank identifier {@code _}. */
  public boolean isBlank() {
    return name.equals("_");
  }

  /** Whether the name starts with an upper-case letter, which makes it visible to other packages. */
  public boolean isExported() {
    return Nodes.isExported(name);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
