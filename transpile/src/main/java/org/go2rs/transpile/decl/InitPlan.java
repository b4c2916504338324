package org.go2rs.transpile.decl;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.go2rs.frontend.ast.ValueSpec;
import org.go2rs.frontend.types.Initializer;
import org.go2rs.frontend.types.Var;
import org.go2rs.transpile.rust.RsExpr;
import org.go2rs.transpile.rust.RsPath;
import org.go2rs.transpile.rust.RsStmt;
import org.jspecify.annotations.Nullable;

/** What initialises the package's variables, in Go's order. */
final class InitPlan {
  private final PackageContext pkg;
  private final Map<Var, Initializer> byVar = new IdentityHashMap<>();
  private final Map<Initializer, RsPath> functions = new IdentityHashMap<>();
  private final List<String> inits = new ArrayList<>();
  private final List<Var> embeds = new ArrayList<>();
  private int count;

  InitPlan(PackageContext pkg) {
    this.pkg = pkg;
    for (Initializer init : pkg.info().initOrder) {
      init.lhs().forEach(v -> byVar.put(v, init));
    }
  }

  /** The initializer of a variable that is initialised alone, null for none. */
  @Nullable Initializer single(Var v) {
    Initializer init = byVar.get(v);
    return init != null && isSingle(init) ? init : null;
  }

  boolean isSingle(Initializer init) {
    return init.lhs().size() == 1 && !init.lhs().get(0).name().equals("_");
  }

  /** The initializers whose expressions stand in {@code spec}. */
  List<Initializer> initializers(ValueSpec spec) {
    return pkg.info().initOrder.stream().filter(i -> spec.values().contains(i.rhs())).toList();
  }

  /** Names the function that runs {@code init}. */
  String functionFor(Initializer init, FileContext file) {
    String name = pkg.names().fresh("init_vars_" + ++count);
    functions.put(init, RsPath.of("crate", file.module(), name));
    return name;
  }

  /** Notes a variable that holds embedded files, which it does before anything else is initialised. */
  void embeds(Var v) {
    embeds.add(v);
  }

  /** Names the next of Go's {@code init} functions. */
  String initFunction(FileContext file) {
    String name = pkg.names().fresh("init_" + (inits.size() + 1));
    inits.add(file.module() + "::" + name);
    return name;
  }

  /** The statements that run everything, in the hidden file. */
  List<RsStmt> statements(FileContext hidden) {
    var out = new ArrayList<RsStmt>();
    embeds.forEach(v -> out.add(init(hidden, v)));
    for (Initializer init : pkg.info().initOrder) {
      RsPath function = functions.get(init);
      if (function != null) {
        out.add(RsStmt.of(RsExpr.call(function, List.of()), null));
      } else if (isSingle(init)) {
        out.add(init(hidden, init.lhs().get(0)));
      }
    }
    for (String init : inits) {
      String[] parts = init.split("::");
      out.add(RsStmt.of(RsExpr.call(RsPath.of("crate", parts[0], parts[1]), List.of()), null));
    }
    return out;
  }

  private static RsStmt init(FileContext hidden, Var v) {
    return RsStmt.of(RsExpr.call(RsPath.of("Global", "init"), List.of(new RsExpr.Ref(false, RsExpr.path(hidden.path(v))))), null);
  }

  boolean isEmpty() {
    return functions.isEmpty() && inits.isEmpty() && embeds.isEmpty() && pkg.info().initOrder.isEmpty();
  }
}
