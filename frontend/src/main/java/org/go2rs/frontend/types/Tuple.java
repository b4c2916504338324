package org.go2rs.frontend.types;

import java.util.List;

/** An ordered list of variables: parameters, results, or the type of a call with several results. Use {@link #EMPTY} for none. */
public record Tuple(List<Var> vars) implements Type {
  public static final Tuple EMPTY = new Tuple(List.of());

  public Tuple {
    vars = List.copyOf(vars);
  }

  /** A tuple of these variables. */
  public static Tuple of(Var... vars) {
    return vars.length == 0 ? EMPTY : new Tuple(List.of(vars));
  }

  /** A tuple of the given variables; {@link #EMPTY} when there are none. */
  public static Tuple of(List<Var> vars) {
    return vars.isEmpty() ? EMPTY : new Tuple(vars);
  }

  public int size() {
    return vars.size();
  }

  /** The i-th variable, from 0. */
  public Var at(int i) {
    return vars.get(i);
  }

  /** The type of the i-th variable. */
  public Type typeAt(int i) {
    return vars.get(i).type();
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
