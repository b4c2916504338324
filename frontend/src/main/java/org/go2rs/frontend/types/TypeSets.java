package org.go2rs.frontend.types;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Computes the type sets of interfaces and unions. */
public final class TypeSets {
  /** Go's implementation limit. */
  private static final int MAX_TERMS = 100;

  private final Interface iface;
  private final @Nullable TypeSetListener listener;
  private final Map<String, Func> byId = new HashMap<>();
  private final Map<Func, Integer> positions = new HashMap<>();
  private final List<Func> methods = new ArrayList<>();
  private TermList terms = TermList.ALL;
  private boolean comparable;

  private TypeSets(Interface iface) {
    this.iface = iface;
    this.listener = iface.listener();
  }

  /**
   * The interface's type set, computed if it is not known; errors go to the interface's listener when it is computed.
   *
   * @param pos where a union with too many terms is reported if nothing better is known
   */
  public static TypeSet of(Interface iface, int pos) {
    TypeSet known = iface.typeSetOrNull();
    if (known != null) {
      return known;
    }
    if (!iface.isComplete()) {
      return TypeSet.TOP;
    }
    return Lazy.locked(
        () -> {
          TypeSet other = iface.typeSetOrNull();
          return other != null ? other : compute(iface, pos);
        });
  }

  /** Called under {@link Lazy}. */
  private static TypeSet compute(Interface iface, int pos) {
    if (!iface.startComputing()) {
      // An interface that embeds itself, which is reported elsewhere.
      return TypeSet.TOP;
    }
    TypeSets computing = new TypeSets(iface);
    iface.methods().forEach(method -> computing.addMethod(method.pos(), method, true));
    for (int i = 0; i < iface.embeddeds().size(); i++) {
      int embedPos = i < iface.embedPositions().size() ? iface.embedPositions().get(i) : 0;
      computing.embed(iface.embeddeds().get(i), embedPos, pos);
    }
    computing.methods.sort(Obj::compareIds);
    TypeSet result = new TypeSet(List.copyOf(computing.methods), computing.terms, computing.comparable);
    iface.setTypeSet(result);
    return result;
  }

  private void addMethod(int pos, Func method, boolean explicit) {
    Func other = byId.putIfAbsent(method.id(), method);
    if (other == null) {
      methods.add(method);
      positions.put(method, pos);
    } else if (listener != null) {
      int otherPos = positions.get(other);
      if (explicit) {
        listener.duplicateMethod(pos, method, otherPos);
      } else {
        TypeSetListener to = listener;
        to.later(
            () -> {
              if ((pos != 0 && !to.allowsVersion(14)) || !Types.identical(method.type(), other.type())) {
                to.duplicateMethod(pos, method, otherPos);
              }
            });
      }
    }
  }

  private void embed(Type type, int embedPos, int pos) {
    Type under = type.underlying();
    if (under instanceof Interface embedded) {
      TypeSet set = of(embedded, embedPos);
      if (!verified(embedPos, type, "embedding constraint interface")) {
        return;
      }
      set.methods().forEach(method -> addMethod(embedPos, method, false));
      intersect(set.terms(), set.comparable());
    } else if (under instanceof Union union) {
      if (!verified(embedPos, type, "embedding interface element")) {
        return;
      }
      TermList union2 = ofUnion(union, embedPos == 0 ? pos : embedPos, listener);
      if (union2 != null) {
        intersect(union2, false);
      }
    } else if (under instanceof Basic basic && basic.kind() == BasicKind.INVALID) {
    } else {
      if (verified(embedPos, type, "embedding non-interface type")) {
        intersect(TermList.of(new Union.Term(false, type)), false);
      }
    }
  }

  private boolean verified(int pos, Type type, String what) {
    return pos == 0 || listener == null || listener.verifyVersion(pos, 18, type, what);
  }

  /** If types must be comparable and there are terms, terms that are not go, and then comparability needs no mention. */
  private void intersect(TermList other, boolean otherComparable) {
    terms = terms.intersect(other);
    comparable |= otherComparable;
    if (comparable && !terms.isAll()) {
      terms = terms.filter(term -> Predicates.comparableCause(term.type(), false) == null);
      comparable = false;
    }
  }

  /** The types of a union; the empty list if the union is invalid. */
  static TermList ofUnion(Union union) {
    TermList result = ofUnion(union, 0, null);
    return result == null ? TermList.EMPTY : result;
  }

  private static @Nullable TermList ofUnion(Union union, int pos, @Nullable TypeSetListener listener) {
    TermList result = TermList.EMPTY;
    for (Union.Term term : union.terms()) {
      Type under = term.type().underlying();
      if (under instanceof Interface iface) {
        result = result.union(of(iface, pos).terms());
      } else if (Types.isValid(under) && (!term.tilde() || Types.identical(term.type(), under))) {
        result = result.union(TermList.of(term));
      }
      if (result.list().size() > MAX_TERMS) {
        if (listener != null) {
          listener.tooManyTerms(pos, MAX_TERMS);
        }
        return null;
      }
    }
    return result;
  }
}
