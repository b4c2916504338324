package org.go2rs.frontend.ast;

import org.jspecify.annotations.Nullable;

/** A struct type; an embedded field is a {@link Field} without names. */
public record StructType(int struct, FieldList fields) implements TypeLit {
  @Override
  public int pos() {
    return struct;
  }

  @Override
  public int end() {
    return fields.end();
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
