package org.go2rs.frontend.types;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A union of type terms in which no term includes another. The empty list is the empty set; {@link #ALL} is the set of all types. */
public final class TermList {
  static final TermList ALL = new TermList(List.of(), true);
  static final TermList EMPTY = new TermList(List.of(), false);

  private final List<Union.Term> list;
  private final boolean all;

  private TermList(List<Union.Term> list, boolean all) {
    this.list = list;
    this.all = all;
  }

  static TermList of(Union.Term term) {
    return new TermList(List.of(term), false);
  }

  /** The terms; empty for the empty set and for the set of all types. */
  public List<Union.Term> list() {
    return list;
  }

  public boolean isAll() {
    return all;
  }

  /** Whether no type is in the list. */
  public boolean isEmpty() {
    return !all && list.isEmpty();
  }

  /** The given terms, without those that others include. */
  private static TermList normalized(List<Union.Term> terms) {
    boolean[] used = new boolean[terms.size()];
    List<Union.Term> result = new ArrayList<>();
    for (int i = 0; i < terms.size(); i++) {
      if (used[i]) {
        continue;
      }
      Union.Term merged = terms.get(i);
      for (int j = i + 1; j < terms.size(); j++) {
        Union.Term other = terms.get(j);
        if (used[j] || disjoint(merged, other)) {
          continue;
        }
        // Terms that are not disjoint include one another: the one with the tilde is the wider.
        merged = merged.tilde() || !other.tilde() ? merged : other;
        used[j] = true;
      }
      result.add(merged);
    }
    return new TermList(List.copyOf(result), false);
  }

  TermList union(TermList other) {
    if (all || other.all) {
      return ALL;
    }
    List<Union.Term> both = new ArrayList<>(list);
    both.addAll(other.list);
    return normalized(both);
  }

  TermList intersect(TermList other) {
    if (all) {
      return other;
    }
    if (other.all) {
      return this;
    }
    List<Union.Term> both = new ArrayList<>();
    for (Union.Term x : list) {
      for (Union.Term y : other.list) {
        if (!disjoint(x, y)) {
          both.add(x.tilde() && !y.tilde() ? y : x);
        }
      }
    }
    return normalized(both);
  }

  /** The terms that pass; the set of all types stays. */
  TermList filter(Predicate<Union.Term> test) {
    return all ? this : new TermList(list.stream().filter(test).toList(), false);
  }

  boolean includes(Type type) {
    return all || list.stream().anyMatch(term -> includes(term, type));
  }

  private boolean supersetOf(Union.Term term) {
    return all || list.stream().anyMatch(wider -> subsetOf(term, wider));
  }

  boolean subsetOf(TermList other) {
    return other.all || (!all && list.stream().allMatch(other::supersetOf));
  }

  boolean sameAs(TermList other) {
    return subsetOf(other) && other.subsetOf(this);
  }

  /** Whether the term's types include the given one. */
  static boolean includes(Union.Term term, Type type) {
    return Types.identical(term.type(), term.tilde() ? type.underlying() : type);
  }

  private static boolean subsetOf(Union.Term x, Union.Term y) {
    return !disjoint(x, y) && (!x.tilde() || y.tilde());
  }

  private static boolean disjoint(Union.Term x, Union.Term y) {
    Type a = y.tilde() ? x.type().underlying() : x.type();
    Type b = x.tilde() ? y.type().underlying() : y.type();
    return !Types.identical(a, b);
  }

  /** As Go's messages show it: {@code ~int | string}, {@code ∅}, {@code 𝓤}. */
  public String toString(Qualifier qualifier) {
    if (all) {
      return "𝓤";
    }
    if (list.isEmpty()) {
      return "∅";
    }
    return list.stream()
        .map(term -> (term.tilde() ? "~" : "") + TypeStrings.of(term.type(), qualifier))
        .collect(Collectors.joining(" | "));
  }

  @Override
  public String toString() {
    return toString(Qualifier.FULL_PATH);
  }

  static TermList of(Union.Term... terms) {
    return normalized(Arrays.asList(terms));
  }
}
