package org.go2rs.frontend.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Comments that follow each other without a blank line or anything else between them. */
public record CommentGroup(List<Comment> list) implements Node {
  @Override
  public int pos() {
    return list.get(0).pos();
  }

  @Override
  public int end() {
    return list.get(list.size() - 1).end();
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
