package org.go2rs.frontend.types;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Go's type identity. */
final class Identity {
  static final Identity STRICT = new Identity(false, false);
  static final Identity IGNORE_TAGS = new Identity(true, false);

  /** Takes an invalid type for identical to any: one error is enough. */
  static final Identity IGNORE_INVALID = new Identity(false, true);

  private final boolean ignoreTags;
  private final boolean ignoreInvalid;

  private Identity(boolean ignoreTags, boolean ignoreInvalid) {
    this.ignoreTags = ignoreTags;
    this.ignoreInvalid = ignoreInvalid;
  }

  /** Interfaces under comparison: an anonymous interface may contain itself through a method's type, and is then taken for identical. */
  record Pair(Interface x, Interface y, @Nullable Pair outer) {
    static boolean contains(@Nullable Pair pair, Interface x, Interface y) {
      for (Pair p = pair; p != null; p = p.outer) {
        if ((p.x == x && p.y == y) || (p.x == y && p.y == x)) {
          return true;
        }
      }
      return false;
    }
  }

  boolean identical(Type x, Type y) {
    return identical(x, y, null);
  }

  private boolean identical(Type xIn, Type yIn, @Nullable Pair pair) {
    Type x = Types.unalias(xIn);
    Type y = Types.unalias(yIn);
    if (x == y || (ignoreInvalid && (x == Basic.INVALID || y == Basic.INVALID))) {
      return true;
    }
    return switch (x) {
      case Basic a -> y instanceof Basic b && a.kind() == b.kind();
      // An unknown length comes from an error that was reported.
      case Array a -> y instanceof Array b && (a.len() < 0 || b.len() < 0 || a.len() == b.len()) && identical(a.elem(), b.elem(), pair);
      case Slice a -> y instanceof Slice b && identical(a.elem(), b.elem(), pair);
      case Struct a -> y instanceof Struct b && structs(a, b, pair);
      case Pointer a -> y instanceof Pointer b && identical(a.elem(), b.elem(), pair);
      case Tuple a -> y instanceof Tuple b && tuples(a, b, pair);
      case Signature a -> y instanceof Signature b && signatures(a, b, pair);
      case Union a -> y instanceof Union b && TypeSets.ofUnion(a).sameAs(TypeSets.ofUnion(b));
      case Interface a -> y instanceof Interface b && interfaces(a, b, pair);
      case MapType a -> y instanceof MapType b && identical(a.key(), b.key(), pair) && identical(a.elem(), b.elem(), pair);
      case Chan a -> y instanceof Chan b && a.dir() == b.dir() && identical(a.elem(), b.elem(), pair);
      case Named a -> y instanceof Named b && a.isInstance() && sameInstance(a, b);
      case TypeParam a -> false;
      case Alias a -> throw new IllegalStateException("alias behind alias");
    };
  }

  private static boolean sameInstance(Named a, Named b) {
    return a.origin() == b.origin() && Types.identicalLists(a.typeArgs(), b.typeArgs());
  }

  private boolean structs(Struct a, Struct b, @Nullable Pair pair) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      Var f = a.field(i);
      Var g = b.field(i);
      if (f.embedded() != g.embedded()
          || (!ignoreTags && !a.tag(i).equals(b.tag(i)))
          || !f.sameId(g.pkg(), g.name(), false)
          || !identical(f.type(), g.type(), pair)) {
        return false;
      }
    }
    return true;
  }

  private boolean tuples(Tuple a, Tuple b, @Nullable Pair pair) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!identical(a.typeAt(i), b.typeAt(i), pair)) {
        return false;
      }
    }
    return true;
  }

  /** Type parameters are identical if renaming one list to the other makes the constraints and then the signatures identical. */
  private boolean signatures(Signature a, Signature b, @Nullable Pair pair) {
    List<TypeParam> as = a.typeParams();
    List<TypeParam> bs = b.typeParams();
    if (as.size() != bs.size() || a.variadic() != b.variadic()) {
      return false;
    }
    if (as.isEmpty()) {
      return tuples(a.params(), b.params(), pair) && tuples(a.results(), b.results(), pair);
    }
    Subst rename = Subst.of(bs, as, new Context());
    for (int i = 0; i < as.size(); i++) {
      if (!identical(as.get(i).constraint(), rename.type(bs.get(i).constraint()), pair)) {
        return false;
      }
    }
    return tuples(a.params(), rename.tuple(b.params()), pair) && tuples(a.results(), rename.tuple(b.results()), pair);
  }

  private boolean interfaces(Interface a, Interface b, @Nullable Pair pair) {
    TypeSet x = a.typeSet();
    TypeSet y = b.typeSet();
    if (x.comparable() != y.comparable() || !x.terms().sameAs(y.terms()) || x.methods().size() != y.methods().size()) {
      return false;
    }
    if (Pair.contains(pair, a, b)) {
      return true;
    }
    Pair inner = new Pair(a, b, pair);
    for (int i = 0; i < x.methods().size(); i++) {
      Func f = x.methods().get(i);
      Func g = y.methods().get(i);
      if (!f.id().equals(g.id()) || !identical(f.type(), g.type(), inner)) {
        return false;
      }
    }
    return true;
  }
}
