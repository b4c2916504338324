package org.go2rs.transpile.decl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.go2rs.transpile.rust.RsItem;
import org.go2rs.transpile.rust.RsItem.UseTree;
import org.go2rs.transpile.rust.RustFile;
import org.go2rs.transpile.rust.Vis;

/** Which modules a crate's root gathers: those with something for importers, and those of which another file of the crate names an item. */
final class Globs {
  private final Map<String, Optional<Vis>> known = new HashMap<>();

  private Globs() {}

  static Globs of(List<RustFile> files, boolean program) {
    var named = new HashSet<String>();
    files.forEach(f -> f.items().forEach(i -> collect(i, named)));
    var globs = new Globs();
    for (RustFile file : files) {
      var items = new ArrayList<RsItem>();
      file.items().forEach(i -> items.addAll(i instanceof RsItem.ExternBlock block ? block.items() : List.of(i)));
      boolean exported = !program && items.stream().anyMatch(Globs::isExported);
      boolean needed = items.stream().anyMatch(i -> isNamed(i, named));
      globs.known.put(module(file), exported ? Optional.of(Vis.PUBLIC) : needed ? Optional.of(Vis.PRIVATE) : Optional.empty());
    }
    return globs;
  }

  /** How the root re-exports a module's items; nothing if it need not. Modules written in Rust are taken to have something to export. */
  Optional<Vis> vis(String module) {
    return known.getOrDefault(module, Optional.of(Vis.PUBLIC));
  }

  private static String module(RustFile file) {
    return file.path().substring("src/".length(), file.path().length() - ".rs".length());
  }

  private static void collect(RsItem item, Set<String> named) {
    if (item instanceof RsItem.Use use && use.tree() instanceof UseTree.Name n && n.path().get(0).equals("crate")) {
      named.add(n.path().get(1));
    } else if (item instanceof RsItem.Use use && use.tree() instanceof UseTree.Group g && g.path().equals(List.of("crate"))) {
      g.trees().forEach(t -> named.add(((UseTree.Name) t).path().get(0)));
    }
  }

  private static boolean isExported(RsItem item) {
    return isReceiverImpl(item) || (name(item) != null && item.head().vis() == Vis.PUBLIC);
  }

  private static boolean isNamed(RsItem item, Set<String> named) {
    return isReceiverImpl(item) ? named.stream().anyMatch(n -> n.startsWith("NilReceiverOf")) : name(item) != null && named.contains(name(item));
  }

  /** A block whose attribute makes a public trait. */
  private static boolean isReceiverImpl(RsItem item) {
    return item instanceof RsItem.Impl && !item.head().attrs().isEmpty();
  }

  private static @org.jspecify.annotations.Nullable String name(RsItem item) {
    return switch (item) {
      case RsItem.Const i -> i.name();
      case RsItem.Static i -> i.name();
      case RsItem.Struct i -> i.name();
      case RsItem.TupleStruct i -> i.name();
      case RsItem.TypeAlias i -> i.name();
      case RsItem.Trait i -> i.name();
      case RsItem.Fn i -> i.name();
      case RsItem.Interface i -> i.name();
      case RsItem.Constraint i -> i.name();
      case RsItem.Use i -> null;
      case RsItem.ModDecl i -> null;
      case RsItem.Mod i -> i.name();
      case RsItem.ExternCrate i -> null;
      case RsItem.Impl i -> null;
      case RsItem.ExternBlock i -> null;
      case RsItem.Methods i -> null;
      case RsItem.Variadics i -> null;
      case RsItem.MacroItem i -> null;
      case RsItem.Comment i -> null;
    };
  }
}
