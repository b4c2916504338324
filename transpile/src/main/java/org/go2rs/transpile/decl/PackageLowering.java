package org.go2rs.transpile.decl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.go2rs.frontend.ast.File;
import org.go2rs.frontend.ast.FuncDecl;
import org.go2rs.frontend.ast.Node;
import org.go2rs.frontend.ast.TypeSpec;
import org.go2rs.frontend.diagnostics.DiagnosticList;
import org.go2rs.frontend.types.Func;
import org.go2rs.frontend.types.Pkg;
import org.go2rs.frontend.types.TypeName;
import org.go2rs.frontend.types.TypeParam;
import org.go2rs.transpile.analysis.Walk;
import org.go2rs.transpile.names.CrateNames;
import org.go2rs.transpile.rust.RustCrate;
import org.go2rs.transpile.rust.RustCrate.Dependency;
import org.go2rs.transpile.rust.RustFile;
import org.jspecify.annotations.Nullable;

/** Lowers a whole package, file by file. */
public final class PackageLowering {
  private final PackageInput input;
  private final BodyLowering bodies;
  private final DiagnosticList diagnostics = new DiagnosticList();
  private final PackageContext pkg;

  private PackageLowering(PackageInput input, BodyLowering bodies) {
    this.input = input;
    this.bodies = bodies;
    this.pkg = new PackageContext(input, diagnostics);
  }

  /** Lowers a package that was checked without errors. */
  public static Translation lower(PackageInput input, BodyLowering bodies) {
    return new PackageLowering(input, bodies).run();
  }

  private Translation run() {
    pkg.setRustFiles(input.rustModules(), input.rustFunctions());
    pkg.files().forEach(this::declareLocalTypes);
    pkg.files().forEach(pkg.hoisted()::findGeneric);
    var plan = new InitPlan(pkg);
    var tables = new MethodTables(pkg);
    var hidden = new HiddenFile(pkg, tables, plan, input.initOrder(), input.godebug());
    tables.markVisible();
    hidden.markVisible();
    var files = new ArrayList<FileLowering>();
    for (File file : pkg.files()) {
      var lowering = new FileLowering(pkg.context(file), bodies, plan, input.rustFunctions());
      lowering.lower();
      files.add(lowering);
    }
    var hiddenFile = hidden.file();
    var rust = new ArrayList<RustFile>();
    files.forEach(f -> rust.add(f.finish()));
    rust.add(hiddenFile);
    rust.add(0, root(rust));
    boolean program = pkg.isProgram();
    var crate = new RustCrate(CrateNames.of(pkg.pkg().path()), pkg.pkg().path(), program ? RustCrate.Kind.BINARY : RustCrate.Kind.LIBRARY, rust, dependencies());
    return new Translation(crate, summary(crate.name()), pkg.importedSymbols(), diagnostics.all());
  }

  private PackageSummary summary(String crate) {
    return new PackageSummary(
        pkg.pkg().path(),
        crate,
        pkg.receivers().table(),
        pkg.hoisted().shared(),
        pkg.neverNil().functionNames(),
        pkg.pureFunctions().names(),
        pkg.readOnlyBytes().names(),
        pkg.calledParameters().names(),
        pkg.keptReceivers().letGo());
  }

  private RustFile root(List<RustFile> files) {
    var modules = new ArrayList<String>();
    String main = null;
    for (File file : pkg.files()) {
      String module = pkg.context(file).module();
      modules.add(module);
      if (pkg.isProgram() && declaresMain(file)) {
        main = module;
      }
    }
    modules.addAll(input.rustModules());
    return CrateRoot.of(pkg, modules, main, Globs.of(files, main != null));
  }

  private static boolean declaresMain(File file) {
    return file.decls().stream().anyMatch(d -> d instanceof FuncDecl f && f.recv() == null && f.name().name().equals("main"));
  }

  /** Every package that a file spells or that must be initialised. */
  private List<Dependency> dependencies() {
    var out = new TreeMap<String, Dependency>();
    for (Pkg p : pkg.pkg().imports()) {
      add(out, p);
    }
    input.initOrder().forEach(path -> out.put(path, new Dependency(CrateNames.of(path), path)));
    pkg.files().forEach(f -> pkg.context(f).namedPackages().forEach(p -> add(out, p)));
    pkg.hidden().namedPackages().forEach(p -> add(out, p));
    out.remove(pkg.pkg().path());
    return out.values().stream().sorted(Comparator.comparing(Dependency::name)).toList();
  }

  private static void add(TreeMap<String, Dependency> out, Pkg p) {
    if (!p.path().equals("unsafe")) {
      out.put(p.path(), new Dependency(CrateNames.of(p.path()), p.path()));
    }
  }

  private void declareLocalTypes(File file) {
    for (var decl : file.decls()) {
      List<TypeParam> around = decl instanceof FuncDecl f && pkg.info().defs.get(f.name()) instanceof Func func ? typeParams(func) : List.of();
      Walk.each(decl, n -> declareLocalType(n, file, around));
    }
  }

  private boolean declareLocalType(Node node, File file, List<TypeParam> around) {
    TypeName name = node instanceof TypeSpec spec ? typeName(spec) : null;
    if (name != null && name.parent() != pkg.pkg().scope() && !name.name().equals("_")) {
      pkg.hoisted().declareLocal(name, pkg.context(file), around);
    }
    return true;
  }

  private @Nullable TypeName typeName(TypeSpec spec) {
    return pkg.info().defs.get(spec.name()) instanceof TypeName t ? t : null;
  }

  private static List<TypeParam> typeParams(Func func) {
    var out = new ArrayList<>(func.signature().recvTypeParams());
    out.addAll(func.signature().typeParams());
    return out;
  }
}
