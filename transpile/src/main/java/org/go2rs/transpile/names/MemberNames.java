package org.go2rs.transpile.names;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.go2rs.frontend.types.Array;
import org.go2rs.frontend.types.Func;
import org.go2rs.frontend.types.Interface;
import org.go2rs.frontend.types.MapType;
import org.go2rs.frontend.types.Named;
import org.go2rs.frontend.types.Obj;
import org.go2rs.frontend.types.Pointer;
import org.go2rs.frontend.types.Selection;
import org.go2rs.frontend.types.Slice;
import org.go2rs.frontend.types.Struct;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.Types;
import org.go2rs.frontend.types.Var;

/**
 * Names of fields and methods. They depend on the siblings alone, an exported one on exported siblings alone, so that every package finds the same names
 * without a table.
 */
public final class MemberNames {
  private final Map<Struct, List<String>> fields = new ConcurrentHashMap<>();
  private final Map<Named, Map<String, String>> methods = new ConcurrentHashMap<>();
  private final Map<Interface, Map<String, String>> interfaces = new ConcurrentHashMap<>();

  /** The names of a struct's fields, in order. A blank field has a name that no Go field can have. */
  public List<String> fields(Struct struct) {
    return fields.computeIfAbsent(struct, MemberNames::nameFields);
  }

  /** The fields that a selection goes through, the embedded ones first; for a method those that lead to its owner. */
  public List<String> path(Selection selection) {
    var out = new ArrayList<String>();
    Type type = selection.recv();
    boolean method = selection.obj() instanceof Func;
    int steps = selection.index().size() - (method ? 1 : 0);
    for (int index : selection.index().subList(0, steps)) {
      Struct struct = structBehind(type);
      out.add(fields(struct).get(index));
      type = struct.field(index).type();
    }
    return out;
  }

  /** The struct whose fields a selector finds: the type's own, or that of what it points to, defined pointer types included. */
  public static Struct structBehind(Type type) {
    return (Struct) (type.underlying() instanceof Pointer p ? p.elem().underlying() : type.underlying());
  }

  /** The Rust name of a method, concrete or of an interface. */
  public String method(Func func) {
    Func method = func.origin();
    Var recv = method.signature().recv();
    Type owner = recv == null ? null : Types.unalias(recv.type());
    if (owner instanceof Pointer p) {
      owner = Types.unalias(p.elem());
    }
    if (owner instanceof Named named && !(named.underlying() instanceof Interface)) {
      return methods.computeIfAbsent(named.origin(), n -> nameMethods(n.methods(), n.underlying())).getOrDefault(method.id(), alone(method));
    }
    Interface itf = owner == null ? null : owner.underlying() instanceof Interface i ? i : null;
    return itf == null ? alone(method) : method(itf, method);
  }

  /** The Rust name of a method of an interface, embedded ones included. */
  public String method(Interface itf, Func method) {
    return interfaces.computeIfAbsent(itf, i -> nameMethods(i.allMethods(), i)).getOrDefault(method.id(), alone(method));
  }

  private static String alone(Func method) {
    return new UniqueNames(Reserved::method).take(Casing.snake(method.name()));
  }

  private static List<String> nameFields(Struct struct) {
    var names = new String[struct.size()];
    var unique = new UniqueNames(Reserved::field);
    for (boolean exported : new boolean[] {true, false}) {
      for (int i = 0; i < names.length; i++) {
        Var field = struct.field(i);
        if (field.exported() == exported) {
          names[i] = unique.take(field.name().equals("_") ? "blank" + i + "_" : Casing.snake(field.name()));
        }
      }
    }
    return List.of(names);
  }

  private static Map<String, String> nameMethods(List<Func> list, Type underlying) {
    boolean container = underlying instanceof Slice || underlying instanceof Array || underlying instanceof MapType;
    var unique = new UniqueNames(Reserved::method);
    var names = new HashMap<String, String>();
    list.stream()
        .sorted(Comparator.comparing((Func f) -> !f.exported()).thenComparing(Obj::name))
        .forEach(
            f -> {
              String plain = Casing.snake(f.name());
              names.putIfAbsent(f.id(), unique.take(container && f.hasPtrRecv() && Reserved.container(plain) ? plain + "_" : plain));
            });
    return names;
  }

  /** Names that a caller may use to test for collisions in a struct. */
  public static Set<String> asSet(List<String> names) {
    return Set.copyOf(names);
  }
}
