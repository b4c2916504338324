package org.go2rs.frontend.types;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.go2rs.frontend.types.Identity.Pair;
import org.jspecify.annotations.Nullable;

/**
 * Finds types for type parameters such that two types become identical, or, in inexact modes, assignable or loosely alike.
 *
 * <p>Type parameters that were unified with each other share one {@link Slot}, so that what is inferred for one holds for all of them.
 */
final class Unifier {
  /** How closely types must match: the element types of composite types match as {@link #forElements} says. */
  enum Mode {
    INEXACT,
    ASSIGN,
    EXACT;

    boolean isExact() {
      return this == EXACT;
    }

    Mode forElements() {
      return this == ASSIGN ? EXACT : this;
    }
  }

  private static final int DEPTH_LIMIT = 50;

  private static final class Slot {
    @Nullable Type type;
  }

  private final Map<TypeParam, Slot> slots = new IdentityHashMap<>();
  private final boolean interfaceInference;
  private int depth;

  /** Unification for the given parameters; a null type is to be found. {@code interfaceInference} is go1.21's matching of interface methods. */
  Unifier(List<TypeParam> params, List<? extends @Nullable Type> types, boolean interfaceInference) {
    this.interfaceInference = interfaceInference;
    for (int i = 0; i < params.size(); i++) {
      Slot slot = new Slot();
      slot.type = types.get(i);
      slots.put(params.get(i), slot);
    }
  }

  @Nullable Type at(TypeParam param) {
    return slot(param).type;
  }

  void set(TypeParam param, Type type) {
    slot(param).type = type;
  }

  private Slot slot(TypeParam param) {
    return Objects.requireNonNull(slots.get(param));
  }

  /** How many parameters have no type yet. */
  int unknowns() {
    return (int) slots.values().stream().filter(slot -> slot.type == null).count();
  }

  List<@Nullable Type> inferred(List<TypeParam> params) {
    List<@Nullable Type> result = new ArrayList<>();
    params.forEach(param -> result.add(at(param)));
    return result;
  }

  boolean unify(Type x, Type y, Mode mode) {
    return nify(x, y, mode, null);
  }

  private boolean nify(Type x, Type y, Mode mode, @Nullable Pair pair) {
    if (Types.unalias(x) == Types.unalias(y)) {
      return true;
    }
    if (depth >= DEPTH_LIMIT) {
      return false;
    }
    depth++;
    // A declared type, and a type parameter that is solved for, go where the following expects them: y and x.
    boolean swap = Types.asNamed(x) != null || boundParam(y) != null;
    boolean result = swap ? ordered(y, x, mode, pair) : ordered(x, y, mode, pair);
    depth--;
    return result;
  }

  /** Unless types must match exactly, a declared type matches a type literal by its underlying type. */
  private boolean ordered(Type x, Type declared, Mode mode, @Nullable Pair pair) {
    Type y = declared;
    boolean lookUnder = !mode.isExact() && Types.asNamed(y) != null && Predicates.isTypeLiteral(x);
    if (lookUnder && !(interfaceInference && Predicates.isInterface(x))) {
      y = y.underlying();
      if (Types.unalias(x) == y) {
        return true;
      }
    }
    TypeParam px = boundParam(x);
    TypeParam py = boundParam(y);
    if (px != null && py != null) {
      return join(px, py) || nify(known(px), known(py), mode, pair);
    }
    if (px != null) {
      return infer(px, y, mode, pair);
    }
    if (interfaceInference && !mode.isExact()) {
      Interface xi = asInterface(x);
      Interface yi = asInterface(y);
      if (xi != null && yi != null) {
        return commonMethods(xi, yi, pair);
      }
      if (xi != null || yi != null) {
        return xi != null ? implementsMethods(y, xi, pair) : implementsMethods(x, Objects.requireNonNull(yi), pair);
      }
    }
    // A type parameter that is not solved for goes to the left.
    return Predicates.isTypeParam(y) ? structure(y, x, mode, pair) : structure(x, y, mode, pair);
  }

  private Type known(TypeParam param) {
    return Objects.requireNonNull(at(param));
  }

  private @Nullable TypeParam boundParam(Type type) {
    TypeParam param = Types.asTypeParam(type);
    return param != null && slots.containsKey(param) ? param : null;
  }

  /** The interface under a declared or literal type, not that of a type parameter's constraint. */
  private static @Nullable Interface asInterface(Type type) {
    return !Predicates.isTypeParam(type) && type.underlying() instanceof Interface iface ? iface : null;
  }

  /** Makes two parameters share a slot; false if both have types already. */
  private boolean join(TypeParam x, TypeParam y) {
    Slot sx = slot(x);
    Slot sy = slot(y);
    if (sx == sy) {
      return true;
    }
    if (sx.type != null && sy.type != null) {
      return false;
    }
    Slot keep = sx.type != null ? sx : sy;
    Slot drop = keep == sx ? sy : sx;
    slots.replaceAll((param, slot) -> slot == drop ? keep : slot);
    return true;
  }

  private boolean infer(TypeParam px, Type y, Mode mode, @Nullable Pair pair) {
    Type x = at(px);
    if (x == null) {
      set(px, y);
      return true;
    }
    if (!nify(x, y, mode, pair)) {
      return false;
    }
    Interface xi = asInterface(x);
    Interface yi = asInterface(y);
    boolean xNamed = Types.asNamed(x) != null;
    boolean yNamed = Types.asNamed(y) != null;
    if (xi != null && yi != null) {
      // Different interfaces would make the result depend on the order of arguments.
      if (xNamed && yNamed) {
        return Types.identical(x, y);
      }
      if (xi.typeSet().methods().size() != yi.typeSet().methods().size()) {
        return false;
      }
    } else if (xi != null || yi != null) {
      return false;
    }
    if (!mode.isExact() && !xNamed) {
      // A declared type wins over a literal, and a directed channel over one that goes both ways.
      boolean directed = y.underlying() instanceof Chan chan && chan.dir() != Chan.Dir.SEND_RECV;
      if (yNamed || directed) {
        set(px, y);
      }
    }
    return true;
  }

  /** One interface must have all methods of the other, and those they share must unify. */
  private boolean commonMethods(Interface x, Interface y, @Nullable Pair pair) {
    TypeSet xs = x.typeSet();
    TypeSet ys = y.typeSet();
    if (xs.comparable() != ys.comparable() || !xs.terms().sameAs(ys.terms())) {
      return false;
    }
    if (Pair.contains(pair, x, y)) {
      return true;
    }
    Pair inner = new Pair(x, y, pair);
    boolean xSmaller = xs.methods().size() <= ys.methods().size();
    Map<String, Func> larger = new HashMap<>();
    (xSmaller ? ys : xs).methods().forEach(m -> larger.put(m.id(), m));
    for (Func method : (xSmaller ? xs : ys).methods()) {
      Func other = larger.get(method.id());
      if (other == null || !nify(method.type(), other.type(), Mode.EXACT, inner)) {
        return false;
      }
    }
    return true;
  }

  private boolean implementsMethods(Type type, Interface iface, @Nullable Pair pair) {
    for (Func want : iface.typeSet().methods()) {
      Obj have = Lookup.fieldOrMethod(type, false, want.pkg(), want.name()).obj();
      if (!(have instanceof Func method) || !nify(want.type(), method.type(), Mode.EXACT, pair)) {
        return false;
      }
    }
    return true;
  }

  private boolean structure(Type xOrig, Type yOrig, Mode mode, @Nullable Pair pair) {
    Mode elements = mode.forElements();
    Type y = Types.unalias(yOrig);
    return switch (Types.unalias(xOrig)) {
      case Basic a -> y instanceof Basic b && a.kind() == b.kind();
      case Array a -> y instanceof Array b && (a.len() < 0 || b.len() < 0 || a.len() == b.len()) && nify(a.elem(), b.elem(), elements, pair);
      case Slice a -> y instanceof Slice b && nify(a.elem(), b.elem(), elements, pair);
      case Struct a -> y instanceof Struct b && structs(a, b, elements, pair);
      case Pointer a -> y instanceof Pointer b && nify(a.elem(), b.elem(), elements, pair);
      case Tuple a -> y instanceof Tuple b && tuples(a, b, mode, pair);
      case Signature a ->
          y instanceof Signature b
              && a.variadic() == b.variadic()
              && tuples(a.params(), b.params(), elements, pair)
              && tuples(a.results(), b.results(), elements, pair);
      case Interface a -> y instanceof Interface b && interfaces(a, b, pair);
      case MapType a -> y instanceof MapType b && nify(a.key(), b.key(), elements, pair) && nify(a.elem(), b.elem(), elements, pair);
      case Chan a -> y instanceof Chan b && (!mode.isExact() || a.dir() == b.dir()) && nify(a.elem(), b.elem(), elements, pair);
      case Named a -> y instanceof Named b && named(a, b, mode, pair);
      case TypeParam a -> {
        // Whatever the parameter stands for has the constraint's common underlying type.
        Type common = CommonUnder.of(a);
        yield common != null && nify(common, yOrig, Mode.ASSIGN, pair);
      }
      case Union u -> false;
      case Alias a -> false;
    };
  }

  private boolean structs(Struct a, Struct b, Mode mode, @Nullable Pair pair) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      Var f = a.field(i);
      Var g = b.field(i);
      if (f.embedded() != g.embedded()
          || !a.tag(i).equals(b.tag(i))
          || !f.sameId(g.pkg(), g.name(), false)
          || !nify(f.type(), g.type(), mode, pair)) {
        return false;
      }
    }
    return true;
  }

  private boolean tuples(Tuple a, Tuple b, Mode mode, @Nullable Pair pair) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!nify(a.typeAt(i), b.typeAt(i), mode, pair)) {
        return false;
      }
    }
    return true;
  }

  private boolean interfaces(Interface a, Interface b, @Nullable Pair pair) {
    TypeSet xs = a.typeSet();
    TypeSet ys = b.typeSet();
    if (xs.comparable() != ys.comparable() || !xs.terms().sameAs(ys.terms()) || xs.methods().size() != ys.methods().size()) {
      return false;
    }
    if (Pair.contains(pair, a, b)) {
      return true;
    }
    Pair inner = new Pair(a, b, pair);
    for (int i = 0; i < xs.methods().size(); i++) {
      Func f = xs.methods().get(i);
      Func g = ys.methods().get(i);
      if (!f.id().equals(g.id()) || !nify(f.type(), g.type(), Mode.EXACT, inner)) {
        return false;
      }
    }
    return true;
  }

  /** Arguments go first: they are unified also if the origins differ, for better messages. */
  private boolean named(Named a, Named b, Mode mode, @Nullable Pair pair) {
    if (a.typeArgs().size() != b.typeArgs().size()) {
      return false;
    }
    for (int i = 0; i < a.typeArgs().size(); i++) {
      if (!nify(a.typeArgs().get(i), b.typeArgs().get(i), mode, pair)) {
        return false;
      }
    }
    return a.origin() == b.origin();
  }
}
