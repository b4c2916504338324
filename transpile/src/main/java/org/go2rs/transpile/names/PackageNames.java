package org.go2rs.transpile.names;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.go2rs.frontend.types.Builtin;
import org.go2rs.frontend.types.Const;
import org.go2rs.frontend.types.Func;
import org.go2rs.frontend.types.Label;
import org.go2rs.frontend.types.Nil;
import org.go2rs.frontend.types.Obj;
import org.go2rs.frontend.types.Pkg;
import org.go2rs.frontend.types.PkgName;
import org.go2rs.frontend.types.TypeName;
import org.go2rs.frontend.types.Var;

/**
 * Names of what a package declares. Exported names are given first, in the order of their Go names, and therefore depend on exported names alone: importers
 * compute the same table from the exported objects.
 */
public final class PackageNames {
  private final Map<String, String> names = new HashMap<>();
  private final UniqueNames unique = new UniqueNames(n -> false);
  private final Map<String, String> functions = new HashMap<>();
  private final Set<String> preludeTypesHidden = new HashSet<>();

  public PackageNames(Pkg pkg) {
    pkg.scope().names().stream()
        .map(pkg.scope()::lookup)
        .filter(o -> o != null && !o.name().equals("_"))
        .sorted(Comparator.comparing((Obj o) -> !o.exported()).thenComparing(Obj::name))
        .forEach(this::add);
  }

  private void add(Obj obj) {
    String name = take(obj);
    names.put(obj.name(), name);
    if (obj instanceof Func) {
      functions.put(name, obj.name());
    }
    if (obj instanceof TypeName && Reserved.preludeType(name)) {
      preludeTypesHidden.add(name);
    }
  }

  private String take(Obj obj) {
    return switch (obj) {
      case Func f -> take(Casing.snake(f.name()), true);
      case Const c -> take(Casing.screaming(c.name()), true);
      case Var v -> take(Casing.screaming(v.name()), true);
      case TypeName t -> take(Casing.camel(t.name()), false);
      case PkgName other -> throw new IllegalArgumentException("a package does not declare " + obj);
      case Label other -> throw new IllegalArgumentException("a package does not declare " + obj);
      case Builtin other -> throw new IllegalArgumentException("a package does not declare " + obj);
      case Nil other -> throw new IllegalArgumentException("a package does not declare " + obj);
    };
  }

  private String take(String wanted, boolean value) {
    String name = wanted;
    for (int n = 1; value ? Reserved.value(name) : Reserved.type(name); n++) {
      name = n == 1 ? wanted + "_" : wanted + "_" + n;
    }
    return unique.take(name);
  }

  /** The Rust name of a package-level object of this package. */
  public String of(Obj obj) {
    String name = names.get(obj.name());
    if (name == null) {
      throw new IllegalArgumentException("not declared by this package: " + obj);
    }
    return name;
  }

  /** A name for an item that the translation adds to the package, such as a hoisted type. */
  public String fresh(String wanted) {
    return unique.take(Reserved.preludeType(wanted) || Reserved.type(wanted) ? wanted + "_" : wanted);
  }

  /** The Go name of the function that has this Rust name, or null. */
  public String functionNamed(String rust) {
    return functions.get(rust);
  }

  /** Whether a type of this package has the name of a prelude type, which must then be spelled with its crate. */
  public boolean hidesPreludeType(String name) {
    return preludeTypesHidden.contains(name);
  }

  /** All names, for the package's summary: Go name to Rust name. */
  public Map<String, String> table() {
    return Map.copyOf(names);
  }

  /** The Rust names of all functions. */
  public List<String> functionNames() {
    return List.copyOf(functions.keySet());
  }
}
