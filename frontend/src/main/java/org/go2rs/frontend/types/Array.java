package org.go2rs.frontend.types;

/** {@code [len]elem}. A negative length means that it is unknown because of an error reported elsewhere. */
public record Array(long len, Type elem) implements Type {
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
