package org.go2rs.frontend.types;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All methods that values of a type have, promoted ones included. */
public final class MethodSets {
  private MethodSets() {}

  /**
   * The method set of a type as selections (kind METHOD_VAL), sorted by the methods' ids. A pointer type has the methods of its element type; a pointer to an
   * interface has none.
   */
  public static List<Selection> of(Type type) {
    Map<String, Selection> byId = new TreeMap<>(Names::compare);
    for (Func candidate : candidates(type)) {
      Lookup.Result found = Lookup.fieldOrMethod(type, false, candidate.pkg(), candidate.name());
      if (found.obj() instanceof Func method) {
        // go/types calls interface methods indirect here, though not in look-ups.
        boolean indirect = found.indirect() || isInterfaceMethod(method);
        byId.putIfAbsent(method.id(), new Selection(Selection.Kind.METHOD_VAL, type, method, found.index(), indirect));
      }
    }
    List<Selection> result = new ArrayList<>(byId.values());
    result.sort((a, b) -> Obj.compareIds(a.obj(), b.obj()));
    return result;
  }

  private static boolean isInterfaceMethod(Func method) {
    Var recv = method.signature().recv();
    return recv == null || Predicates.isInterface(recv.type());
  }

  /** Every method that the type or something embedded in it has; the look-up decides which of them the type has. */
  private static List<Func> candidates(Type type) {
    List<Func> result = new ArrayList<>();
    collect(type, result, Collections.newSetFromMap(new IdentityHashMap<>()));
    return result;
  }

  private static void collect(Type type, List<Func> result, Set<Type> seen) {
    Type base = Types.deref(type);
    if (!seen.add(Types.unalias(base))) {
      return;
    }
    if (Types.asNamed(base) instanceof Named named) {
      result.addAll(named.methods());
    }
    Type under = base.underlying();
    if (under instanceof Struct struct) {
      struct.fields().stream().filter(Var::embedded).forEach(f -> collect(f.type(), result, seen));
    } else if (under instanceof Interface iface) {
      result.addAll(iface.typeSet().methods());
    }
  }
}
