package org.go2rs.transpile.names;

import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.go2rs.frontend.types.Builtin;
import org.go2rs.frontend.types.Const;
import org.go2rs.frontend.types.Func;
import org.go2rs.frontend.types.Label;
import org.go2rs.frontend.types.Nil;
import org.go2rs.frontend.types.Obj;
import org.go2rs.frontend.types.PkgName;
import org.go2rs.frontend.types.TypeName;
import org.go2rs.frontend.types.Var;

/**
 * Names of the variables, labels and constants of one function. Two variables share a Rust name exactly if they share their Go name, so that Go's shadowing
 * is Rust's; a name that would hide a function of the package yields, unless Go's name hides it too.
 */
public final class LocalNames {
  private final PackageNames pkg;
  private final Map<String, String> byGoName = new HashMap<>();
  private final Map<Obj, String> renamed = new IdentityHashMap<>();
  private final Set<String> taken = new HashSet<>();

  /**
   * @param locals all objects that the function declares, nested literals included, in source order
   */
  public LocalNames(PackageNames pkg, List<? extends Obj> locals) {
    this.pkg = pkg;
    locals.forEach(this::of);
  }

  private LocalNames(LocalNames other) {
    this.pkg = other.pkg;
    this.byGoName.putAll(other.byGoName);
    this.renamed.putAll(other.renamed);
    this.taken.addAll(other.taken);
  }

  /** The same names, to be added to on its own. */
  public LocalNames copy() {
    return new LocalNames(this);
  }

  /** The name of a variable, constant or label. */
  public String of(Obj local) {
    String own = renamed.get(local);
    return own != null ? own : byGoName.computeIfAbsent(key(local), k -> choose(local));
  }

  /** Gives {@code local} a name of its own from now on, where Go's scopes and Rust's differ. */
  public String rename(Obj local, String hint) {
    String name = fresh(hint);
    renamed.put(local, name);
    return name;
  }

  /** A name that nothing in the function has: {@code hint}, or {@code hint_2} and so on. */
  public String fresh(String hint) {
    String base = Casing.snake(hint);
    for (int n = 1; ; n++) {
      String name = n == 1 ? base : base + "_" + n;
      if (!isBad(name, null) && taken.add(name)) {
        return name;
      }
    }
  }

  /** Whether anything that the function declares has the name. */
  public boolean isTaken(String name) {
    return taken.contains(name);
  }

  /** Whether a function of the package has the name. */
  public boolean isFunction(String name) {
    return pkg.functionNamed(name) != null;
  }

  private static String key(Obj local) {
    return (local instanceof Label ? "'" : local instanceof Const ? "#" : "") + local.name();
  }

  private String choose(Obj local) {
    String wanted =
        switch (local) {
          case Const c -> Casing.screaming(c.name());
          case TypeName t -> Casing.camel(t.name());
          case PkgName other -> Casing.snake(local.name());
          case Var other -> Casing.snake(local.name());
          case Func other -> Casing.snake(local.name());
          case Label other -> Casing.snake(local.name());
          case Builtin other -> Casing.snake(local.name());
          case Nil other -> Casing.snake(local.name());
        };
    if (local instanceof Label) {
      return Reserved.value(wanted) ? wanted + "_" : wanted;
    }
    for (int n = 0; ; n++) {
      String name = n == 0 ? wanted : n == 1 ? wanted + "_" : wanted + "_" + n;
      if (!isBad(name, local.name()) && taken.add(name)) {
        return name;
      }
    }
  }

  private boolean isBad(String name, String goName) {
    String function = pkg.functionNamed(name);
    return Reserved.value(name) || (function != null && !function.equals(goName));
  }
}
