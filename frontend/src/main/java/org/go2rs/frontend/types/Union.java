package org.go2rs.frontend.types;

import java.util.List;

/** {@code ~int | string | ...}: occurs only embedded in an interface that is a constraint. */
public record Union(List<Term> terms) implements Type {
  /** {@code type} or, with a tilde, all types whose underlying type is {@code type}. */
  public record Term(boolean tilde, Type type) {}

  public Union {
    terms = List.copyOf(terms);
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
