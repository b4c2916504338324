package org.go2rs.frontend.types;

/** {@code map[key]elem}. */
public record MapType(Type key, Type elem) implements Type {
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
