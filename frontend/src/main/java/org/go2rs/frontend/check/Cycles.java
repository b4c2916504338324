package org.go2rs.frontend.check;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.go2rs.frontend.ast.Ident;
import org.go2rs.frontend.diagnostics.Diagnostic;
import org.go2rs.frontend.types.Alias;
import org.go2rs.frontend.types.Array;
import org.go2rs.frontend.types.Basic;
import org.go2rs.frontend.types.Const;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.Named;
import org.go2rs.frontend.types.Obj;
import org.go2rs.frontend.types.Predicates;
import org.go2rs.frontend.types.Struct;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.TypeName;
import org.go2rs.frontend.types.Types;
import org.go2rs.frontend.types.Var;

/** The path of declarations that are being checked, and what it means when one of them is met again. */
final class Cycles {
  private final Session session;
  private final List<Obj> path = new ArrayList<>();
  private final Map<Obj, Integer> index = new IdentityHashMap<>();
  private final Map<Named, Boolean> finite = new IdentityHashMap<>();

  Cycles(Session session) {
    this.session = session;
  }

  void push(Obj obj) {
    index.put(obj, path.size());
    path.add(obj);
  }

  void pop() {
    index.remove(path.remove(path.size() - 1));
  }

  boolean isOnPath(Obj obj) {
    return index.containsKey(obj);
  }

  /**
   * Whether it is all right that an object depends on itself; reports an error if not. Values may: whether their initialisation is cyclic is found later.
   * Types may, if at least one of them is a definition and not an alias.
   */
  boolean isValid(Obj obj) {
    List<Obj> cycle = from(obj);
    int values = 0;
    int definitions = 0;
    for (Obj member : cycle) {
      if (member instanceof Const || member instanceof Var) {
        values++;
      } else if (member instanceof TypeName type) {
        if (session.frame.inTypeParamList && type.typeOrNull() != null && Predicates.isGeneric(type.type())) {
          return true;
        }
        definitions += type.isAlias() ? 0 : 1;
      }
    }
    if (values == cycle.size() || (values == 0 && definitions > 0)) {
      return true;
    }
    report(cycle);
    return false;
  }

  private List<Obj> from(Obj obj) {
    return List.copyOf(path.subList(index.getOrDefault(obj, 0), path.size()));
  }

  /** Reports a cycle, beginning with the member that stands first in the source. */
  private void report(List<? extends Obj> cycle) {
    int start = 0;
    for (int i = 1; i < cycle.size(); i++) {
      if (cycle.get(i).pos() < cycle.get(start).pos()) {
        start = i;
      }
    }
    report(cycle, start);
  }

  /** Reports a cycle, beginning with the member of that index. */
  void report(List<? extends Obj> cycle, int start) {
    Obj first = cycle.get(start);
    boolean isType = first instanceof TypeName;
    if (isType && first.typeOrNull() instanceof Alias alias) {
      alias.setRhs(Basic.INVALID);
    }
    if (cycle.size() == 1) {
      String what = isType ? "invalid recursive type: " : "invalid cycle in declaration: ";
      session.errors.at(first, ErrorCode.INVALID_DECL_CYCLE, what + name(first) + " refers to itself");
      return;
    }
    String what = isType ? "invalid recursive type " : "invalid cycle in declaration of ";
    List<Diagnostic.Related> steps = new ArrayList<>();
    for (int i = 0; i < cycle.size(); i++) {
      Obj from = cycle.get((start + i) % cycle.size());
      Obj to = cycle.get((start + i + 1) % cycle.size());
      steps.add(new Diagnostic.Related(from.pos(), name(from) + " refers to " + name(to)));
    }
    session.errors.report(ErrorCode.INVALID_DECL_CYCLE, first.pos(), what + name(first), steps);
  }

  private String name(Obj obj) {
    String prefix = obj.pkg() == null ? "" : session.packageNames().qualify(obj.pkg());
    return prefix.isEmpty() ? obj.name() : prefix + "." + obj.name();
  }

  /** Finds types that are declared as each other and never as anything: {@code type A B; type B A}. */
  void directCycles() {
    Map<TypeName, Integer> state = new IdentityHashMap<>();
    for (Obj obj : session.decls.keySet()) {
      if (obj instanceof TypeName type) {
        directCycle(type, state);
      }
    }
  }

  private void directCycle(TypeName start, Map<TypeName, Integer> state) {
    List<TypeName> chain = new ArrayList<>();
    TypeName type = start;
    while (type != null) {
      Integer known = state.get(type);
      if (known != null) {
        if (known >= 0) {
          type.setType(Basic.INVALID);
          report(chain.subList(known, chain.size()));
        }
        break;
      }
      state.put(type, chain.size());
      chain.add(type);
      DeclInfo decl = session.decls.get(type);
      boolean named = decl != null && decl.typeSpec != null && decl.typeSpec.type() instanceof Ident;
      Obj next = named ? session.pkg.scope().lookup(((Ident) decl.typeSpec.type()).name()) : null;
      type = next instanceof TypeName nextType && session.decls.containsKey(nextType) ? nextType : null;
    }
    chain.forEach(done -> state.put(done, -1));
  }

  /** Whether values of the type have a known size; a type that is being declared has none yet, which is reported. */
  boolean isFinite(Type type) {
    Type bare = Types.unalias(type);
    return bare instanceof Named named ? isFinite(named)
        : bare instanceof Array array ? isFinite(array.elem())
        : bare instanceof Struct struct ? struct.fields().stream().allMatch(field -> isFinite(field.type()))
        : true;
  }

  private boolean isFinite(Named named) {
    Boolean known = finite.get(named);
    if (known != null) {
      return known;
    }
    if (!named.isInstance()) {
      if (named.obj().pkg() != session.pkg) {
        // Complete before we began.
        return true;
      }
      if (isOnPath(named.obj())) {
        report(from(named.obj()));
        return false;
      }
    }
    Type rhs = named.rhs();
    if (rhs == null) {
      return true;
    }
    if (named.isInstance()) {
      // An instance that contains itself is found when the validity of its generic type is checked.
      finite.put(named, true);
      boolean result = isFinite(rhs);
      finite.put(named, result);
      return result;
    }
    push(named.obj());
    boolean result = isFinite(rhs);
    pop();
    finite.put(named, result);
    return result;
  }
}
