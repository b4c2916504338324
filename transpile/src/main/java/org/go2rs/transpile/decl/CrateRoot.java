package org.go2rs.transpile.decl;

import java.util.ArrayList;
import java.util.List;
import org.go2rs.transpile.rust.RsBlock;
import org.go2rs.transpile.rust.RsExpr;
import org.go2rs.transpile.rust.RsItem;
import org.go2rs.transpile.rust.RsItem.Fn;
import org.go2rs.transpile.rust.RsItem.FnKind;
import org.go2rs.transpile.rust.RsItem.Head;
import org.go2rs.transpile.rust.RsItem.UseTree;
import org.go2rs.transpile.rust.RsPath;
import org.go2rs.transpile.rust.RsStmt;
import org.go2rs.transpile.rust.RustFile;
import org.go2rs.transpile.rust.Vis;

/** {@code lib.rs} or {@code main.rs}: the modules of a crate, and for a program its start. */
final class CrateRoot {
  private CrateRoot() {}

  static RustFile of(PackageContext pkg, List<String> modules, String mainModule, Globs globs) {
    boolean program = mainModule != null;
    var items = new ArrayList<RsItem>();
    // A program's package is called main at run time, wherever it lies.
    String path = program ? "main" : pkg.pkg().path();
    items.add(new RsItem.MacroItem(Head.NONE, RsPath.of("go2rs", "package"), List.of(RsExpr.str(path), RsExpr.str(pkg.pkg().name()))));
    var all = new ArrayList<>(modules);
    all.add(Modules.HIDDEN);
    all.sort(null);
    // Importers call the hidden module's init by its path: a function Init of the package is `init` too.
    all.forEach(m -> items.add(new RsItem.ModDecl(Head.NONE.withVis(!program && m.equals(Modules.HIDDEN) ? Vis.PUBLIC : Vis.PRIVATE), m)));
    if (!program) {
      modules.stream().sorted().forEach(m -> globs.vis(m).ifPresent(vis -> items.add(glob(vis, m))));
    } else {
      modules.stream().sorted().forEach(m -> globs.vis(m).ifPresent(vis -> items.add(glob(Vis.PRIVATE, m))));
      var start = RsExpr.call(RsPath.of("go2rs", "start"), List.of(RsExpr.path(Modules.HIDDEN, "init"), RsExpr.path(mainModule, "main")));
      items.add(new Fn(Head.NONE, FnKind.PLAIN, "main", List.of(), List.of(), null, RsBlock.of(List.of(RsStmt.of(start, null)))));
    }
    return new RustFile(program ? "src/main.rs" : "src/lib.rs", List.of(), List.of(), List.of(), items, null);
  }

  private static RsItem glob(Vis vis, String module) {
    return new RsItem.Use(Head.NONE.withVis(vis), new UseTree.Glob(List.of(module)));
  }
}
