package org.go2rs.transpile.decl;

import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.go2rs.frontend.ast.File;
import org.go2rs.frontend.ast.ImportSpec;
import org.go2rs.frontend.types.Func;
import org.go2rs.frontend.types.Obj;
import org.go2rs.frontend.types.Pkg;
import org.go2rs.frontend.types.PkgName;
import org.go2rs.frontend.types.Type;
import org.go2rs.transpile.names.Reserved;
import org.go2rs.transpile.rust.Origin;
import org.go2rs.transpile.rust.RsExpr;
import org.go2rs.transpile.rust.RsItem;
import org.go2rs.transpile.rust.RsPath;
import org.go2rs.transpile.rust.RsType;
import org.jspecify.annotations.Nullable;

/** One file of the package: spells paths to objects and remembers which {@code use} declarations they need. */
public final class FileContext {
  private final PackageContext pkg;
  private final @Nullable File file;
  private final Map<Pkg, String> aliases = new IdentityHashMap<>();
  private final Set<String> aliasNames = new HashSet<>();
  private final Set<Pkg> usedPackages = new HashSet<>();
  private final Set<List<String>> usedTraits = new LinkedHashSet<>();
  private final Set<Pkg> traitPackages = new HashSet<>();
  private final Set<String> usedItems = new TreeSet<>();
  private final Set<String> usedBesideMacros = new TreeSet<>();
  private final Map<RsExpr, Origin> exprOrigins = new IdentityHashMap<>();
  private final TypeLowering types;
  private final ConstLowering consts;

  FileContext(PackageContext pkg, @Nullable File file) {
    this.pkg = pkg;
    this.file = file;
    this.types = new TypeLowering(this);
    this.consts = new ConstLowering(this);
    for (ImportSpec spec : file == null ? List.<ImportSpec>of() : file.imports()) {
      Obj obj = spec.name() == null ? pkg.info().implicits.get(spec) : pkg.info().defs.get(spec.name());
      if (obj instanceof PkgName name) {
        alias(name.imported(), name.name());
      }
    }
  }

  public PackageContext pkg() {
    return pkg;
  }

  /** The file's tree; the crate's hidden file has none. */
  public File file() {
    return Objects.requireNonNull(file, "the hidden file has no tree");
  }

  /** Types as this file spells them. */
  public TypeLowering types() {
    return types;
  }

  /** Constants as this file spells them. */
  public ConstLowering consts() {
    return consts;
  }

  /** The Rust spelling of a Go type. */
  public RsType type(Type type) {
    return types.type(type);
  }

  /** The place in the Go source that a position stands for; null if it stands for none. */
  public @Nullable Origin origin(int pos) {
    return pkg.origin(pos);
  }

  /** Remembers that {@code expr} comes from {@code pos}; the answer is {@code expr}. */
  public RsExpr placed(RsExpr expr, int pos) {
    Origin origin = pkg.origin(pos);
    if (origin != null) {
      exprOrigins.put(expr, origin);
    }
    return expr;
  }

  /** As {@link #placed}, for an expression that may know its place already. */
  public RsExpr placedUnlessKnown(RsExpr expr, int pos) {
    return exprOrigins.containsKey(expr) ? expr : placed(expr, pos);
  }

  /** What {@link #placed} remembers. */
  Map<RsExpr, Origin> exprOrigins() {
    return exprOrigins;
  }

  /** The path to a package-level object of any package, as this file spells it. Not for types that the universe declares: see {@link TypeLowering}. */
  public RsPath path(Obj obj) {
    Pkg owner = obj.pkg();
    if (owner == null) {
      throw new IllegalArgumentException("a predeclared name has no path: " + obj.name());
    }
    if (owner == pkg.pkg()) {
      if (HiddenFile.hasMacro(obj) && pkg.fileOf(obj) instanceof FileContext home && home != this) {
        // At the crate's root the name would mean the importers' macro too, which rustc does not let the crate itself reach by a path.
        usedBesideMacros.add(home.module() + "::" + pkg.names().of(obj));
        return RsPath.of(pkg.names().of(obj));
      }
      return own(pkg.names().of(obj), pkg.isInRust(obj) ? null : pkg.fileOf(obj));
    }
    return RsPath.of(alias(owner), pkg.names(owner).of(obj));
  }

  /** The path to an item of this package that {@code home} holds; null for the crate's hidden file. */
  RsPath own(String name, @Nullable FileContext home) {
    if (home != this) {
      usedItems.add(name);
    }
    return RsPath.of(name);
  }

  /** The path to a type of the prelude: spelled with its crate when the package has a type of that name. */
  public RsPath prelude(String type) {
    return pkg.names().hidesPreludeType(type) ? RsPath.of("go2rs", type) : RsPath.of(type);
  }

  /** The name that a package has in this file. */
  public String alias(Pkg of) {
    usedPackages.add(of);
    String known = aliases.get(of);
    return known != null ? known : alias(of, of.name());
  }

  private String alias(Pkg of, String wanted) {
    String base = wanted.equals("_") || wanted.equals(".") ? of.name() : wanted;
    String name = base;
    for (int n = 1; Reserved.value(name) || aliasNames.contains(name); n++) {
      name = n == 1 ? base + "_" : base + "_" + n;
    }
    aliasNames.add(name);
    aliases.put(of, name);
    return name;
  }

  /** Brings a trait's methods into scope; the package that has it need not be imported. */
  void useTrait(Pkg of, String trait) {
    usedTraits.add(List.of(of == pkg.pkg() ? "crate" : pkg.crate(of), trait));
    traitPackages.add(of);
  }

  /** Whether a {@code use} brings in the trait of a method whose receiver may be nil. */
  public boolean usesTraitOf(Func method) {
    String trait = pkg.receivers().trait(method);
    return trait != null && usedTraits.stream().anyMatch(path -> path.get(path.size() - 1).equals(trait));
  }

  /** The {@code use} declarations that the spelled paths need; asked when the whole file is lowered. */
  List<RsItem> uses() {
    var out = new ArrayList<RsItem>();
    if (!usedItems.isEmpty()) {
      var names = usedItems.stream().map(n -> (RsItem.UseTree) new RsItem.UseTree.Name(List.of(n), null)).toList();
      var tree = names.size() == 1 ? new RsItem.UseTree.Name(List.of("crate", usedItems.iterator().next()), null) : new RsItem.UseTree.Group(List.of("crate"), names);
      out.add(new RsItem.Use(RsItem.Head.NONE, tree));
    }
    usedBesideMacros.forEach(p -> out.add(new RsItem.Use(RsItem.Head.NONE, new RsItem.UseTree.Name(List.of(("crate::" + p).split("::")), null))));
    usedPackages.stream()
        .sorted(Comparator.comparing(p -> pkg.crate(p)))
        .forEach(p -> out.add(new RsItem.Use(RsItem.Head.NONE, new RsItem.UseTree.Name(List.of(pkg.crate(p)), aliases.get(p)))));
    usedTraits.forEach(t -> out.add(new RsItem.Use(RsItem.Head.NONE, new RsItem.UseTree.Name(t, "_"))));
    out.add(new RsItem.Use(RsItem.Head.NONE, new RsItem.UseTree.Glob(List.of("go2rs", "prelude"))));
    return out;
  }

  /** Packages that the file names, in paths or in {@code use} lines; its own may be among them. */
  Stream<Pkg> namedPackages() {
    return Stream.concat(usedPackages.stream(), traitPackages.stream());
  }

  /** The module of this file in its crate. */
  String module() {
    return file == null ? Modules.HIDDEN : pkg.module(file.source().name());
  }
}
