package org.go2rs.frontend.types;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The types that implement an interface: those with all the methods, that are among the terms, and comparable if that is asked.
 *
 * @param methods all methods, sorted by {@link Obj#compareIds}
 * @param terms the type terms; all types if there are none
 * @param comparable whether types must be comparable; then {@code terms} is all types
 */
public record TypeSet(List<Func> methods, TermList terms, boolean comparable) {
  /** The set of all types. */
  public static final TypeSet TOP = new TypeSet(List.of(), TermList.ALL, false);

  public boolean isEmpty() {
    return terms.isEmpty();
  }

  /** Whether all types are in the set. */
  public boolean isAll() {
    return isMethodSet() && methods.isEmpty();
  }

  /** Whether only methods are asked for: then the interface can be the type of a variable. */
  public boolean isMethodSet() {
    return !comparable && terms.isAll();
  }

  /** Whether there are specific types. */
  public boolean hasTerms() {
    return !terms.isEmpty() && !terms.isAll();
  }

  /** Whether all types of the set are strictly comparable. */
  public boolean isComparable() {
    if (terms.isAll()) {
      return comparable;
    }
    return is(t -> t != null && Predicates.comparableCause(t.type(), false) == null);
  }

  /** The method with that id as seen from the package, or null. */
  public @Nullable Func lookupMethod(@Nullable Pkg pkg, String name, boolean foldCase) {
    int index = methodIndex(pkg, name, foldCase);
    return index < 0 ? null : methods.get(index);
  }

  int methodIndex(@Nullable Pkg pkg, String name, boolean foldCase) {
    if (!name.equals("_")) {
      for (int i = 0; i < methods.size(); i++) {
        if (methods.get(i).sameId(pkg, name, foldCase)) {
          return i;
        }
      }
    }
    return -1;
  }

  boolean subsetOf(TypeSet other) {
    return terms.subsetOf(other.terms);
  }

  /**
   * Calls the test with each specific type and its underlying type until it answers false; with (null, null) if there are no specific types. Returns whether
   * all answers were true.
   */
  public boolean all(BiPredicate<@Nullable Type, @Nullable Type> test) {
    if (!hasTerms()) {
      return test.test(null, null);
    }
    for (Union.Term term : terms.list()) {
      Type under = Types.unalias(term.type());
      if (!test.test(term.type(), term.tilde() ? under : under.underlying())) {
        return false;
      }
    }
    return true;
  }

  /** As {@link #all}, with terms; with null if there are no specific types. */
  public boolean is(Predicate<Union.@Nullable Term> test) {
    if (!hasTerms()) {
      return test.test(null);
    }
    for (Union.Term term : terms.list()) {
      if (!test.test(term)) {
        return false;
      }
    }
    return true;
  }
}
