package org.go2rs.frontend.types;

import java.util.List;

/** {@code struct{...}}. {@code tags} is empty or has one entry per field, the empty string for a field without tag. */
public record Struct(List<Var> fields, List<String> tags) implements Type {
  public Struct {
    fields = List.copyOf(fields);
    tags = List.copyOf(tags);
  }

  public int size() {
    return fields.size();
  }

  /** The i-th field, from 0. */
  public Var field(int i) {
    return fields.get(i);
  }

  /** The tag of the i-th field , unquoted; empty if it has none. */
  public String tag(int i) {
    return i < tags.size() ? tags.get(i) : "";
  }

  @Override
  public Type underlying() {
    return this;
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public String toString() {
    return TypeStrings.of(this);
  }
}
