package org.go2rs.frontend.ast;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One import.
 *
 * @param name the local name, {@code .} or {@code _}; absent if the package's own name is used
 */
public record ImportSpec(@Nullable CommentGroup doc, @Nullable Ident name, BasicLit path, @Nullable CommentGroup comment) implements Spec {
  /** The import path without its quotes. */
  public String importPath() {
    return new String(Literals.stringBytes(path.value()), StandardCharsets.UTF_8);
  }

  @Override
  public int pos() {
    return name != null ? name.pos() : path.pos();
  }

  @Override
  public int end() {
    return path.end();
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
