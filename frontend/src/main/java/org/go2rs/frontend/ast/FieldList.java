package org.go2rs.frontend.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of fields with its parentheses, brackets or braces.
 *
 * @param opening the position of the opening bracket, or {@link Node#NO_POS} for an unparenthesised result
 */
public record FieldList(int opening, List<Field> list, int closing) implements Node {
  /** The number of parameters or fields, counting an unnamed one as one. */
  public int numFields() {
    int count = 0;
    for (Field field : list) {
      count += Math.max(1, field.names().size());
    }
    return count;
  }

  @Override
  public int pos() {
    return opening != NO_POS || list.isEmpty() ? opening : list.get(0).pos();
  }

  @Override
  public int end() {
    if (closing != NO_POS) {
      return closing + 1;
    }
    return list.isEmpty() ? NO_POS : list.get(list.size() - 1).end();
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
