package org.go2rs.transpile.decl;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.go2rs.frontend.ast.Directive;
import org.go2rs.frontend.ast.File;
import org.go2rs.frontend.ast.FuncDecl;
import org.go2rs.frontend.ast.Ident;
import org.go2rs.frontend.diagnostics.DiagnosticSink;
import org.go2rs.frontend.source.FileSet;
import org.go2rs.frontend.source.Position;
import org.go2rs.frontend.source.SourceFile;
import org.go2rs.frontend.types.Func;
import org.go2rs.frontend.types.Info;
import org.go2rs.frontend.types.Obj;
import org.go2rs.frontend.types.Pkg;
import org.go2rs.transpile.analysis.CalledParameters;
import org.go2rs.transpile.analysis.KeptReceivers;
import org.go2rs.transpile.analysis.NeverNil;
import org.go2rs.transpile.analysis.PureFunctions;
import org.go2rs.transpile.analysis.ReadOnlyBytes;
import org.go2rs.transpile.names.CrateNames;
import org.go2rs.transpile.names.MemberNames;
import org.go2rs.transpile.names.PackageNames;
import org.go2rs.transpile.rust.Origin;
import org.go2rs.transpile.rust.Provenance;
import org.jspecify.annotations.Nullable;

/** What is known about the package that is being lowered: its trees, types, names, and the summaries of its imports. Used by one thread. */
public final class PackageContext {
  private final Pkg pkg;
  private final Info info;
  private final FileSet fileSet;
  private final List<File> files;
  private final Path dir;
  private final Map<String, PackageSummary> imports;
  private final boolean program;
  private final boolean layoutVisible;
  private final boolean library;
  private final Map<Integer, List<String>> embeds;
  private final DiagnosticSink sink;
  private final Map<Pkg, PackageNames> names = new ConcurrentHashMap<>();
  private final MemberNames members = new MemberNames();
  private final Map<String, FileContext> fileContexts = new HashMap<>();
  private final Map<String, Integer> importedSymbols = new TreeMap<>();
  private Set<String> rustModules = Set.of();
  private final Map<String, String> modules = new HashMap<>();
  private final Set<Obj> inRust = new HashSet<>();
  private final HoistedTypes hoisted;
  private final Receivers receivers;
  private final Visibility visibility;
  private final ConstraintMethods constraintMethods;
  private final FileContext hidden;
  private final Linknames linknames;
  private final NeverNil neverNil;
  private final PureFunctions pureFunctions;
  private final ReadOnlyBytes readOnlyBytes;
  private final CalledParameters calledParameters;
  private final KeptReceivers keptReceivers;

  PackageContext(PackageInput input, DiagnosticSink sink) {
    this.pkg = input.pkg();
    this.info = input.info();
    this.fileSet = input.fileSet();
    this.files = input.files();
    this.dir = input.dir();
    this.imports = input.imports();
    this.program = input.program();
    this.layoutVisible = input.layoutVisible();
    this.library = input.library();
    this.embeds = input.embeds();
    this.sink = sink;
    for (File file : files) {
      fileContexts.put(file.source().name(), new FileContext(this, file));
    }
    this.hoisted = new HoistedTypes(this);
    this.receivers = new Receivers(this);
    this.visibility = new Visibility(this);
    this.constraintMethods = new ConstraintMethods(info);
    this.hidden = new FileContext(this, null);
    this.linknames = new Linknames(pkg.path(), files);
    this.neverNil = new NeverNil(info, files, this::isNeverNil);
    this.pureFunctions = new PureFunctions(pkg, info, files, this::isPure);
    this.readOnlyBytes = new ReadOnlyBytes(pkg, info, files, this::onlyReads);
    this.calledParameters = new CalledParameters(pkg, info, files, f -> isFixed(f, input.rustFunctions()), this::called);
    this.keptReceivers = new KeptReceivers(pkg, info, files, this::letsGo);
    info.uses.forEach(this::useReceiverTrait);
  }

  public Pkg pkg() {
    return pkg;
  }

  /** Whether this is a program's main package: nobody imports it. */
  public boolean isProgram() {
    return program;
  }

  public Info info() {
    return info;
  }

  public List<File> files() {
    return files;
  }

  public FileSet fileSet() {
    return fileSet;
  }

  public DiagnosticSink sink() {
    return sink;
  }

  /**
   * Whether traits of constraints may come between a call and a method: several of them, which rustc does not choose from, or one that takes a func value where the method takes any
   * closure.
   */
  public boolean isHiddenByConstraints(Func method) {
    return constraintMethods.count(method) > (calledParameters.any(method) ? 0 : 1);
  }

  /** Reports that {@code what} cannot be lowered yet. */
  public void unsupported(int pos, String what) {
    sink.error("Unsupported", pos, "not translated yet: " + what);
  }

  /** Notes that the package needs a symbol from elsewhere. */
  void importSymbol(String symbol, int pos) {
    importedSymbols.putIfAbsent(symbol, pos);
  }

  /** The symbols that functions without bodies need, with where they are declared. */
  Map<String, Integer> importedSymbols() {
    return importedSymbols;
  }

  /** The package's {@code //go:linkname} directives. */
  Linknames linknames() {
    return linknames;
  }

  /** What is known of this package's pointers. */
  public NeverNil neverNil() {
    return neverNil;
  }

  /** Which functions of this package only compute. */
  public PureFunctions pureFunctions() {
    return pureFunctions;
  }

  /** Which functions of this package only read the bytes that they are given. */
  public ReadOnlyBytes readOnlyBytes() {
    return readOnlyBytes;
  }

  /** Which parameters of this package's functions are only called. */
  public CalledParameters calledParameters() {
    return calledParameters;
  }

  private boolean isFixed(Func f, Set<String> rustFunctions) {
    return f.signature().recv() == null && (linknames.exported(f.name()) != null || !isUnnamed(f) && rustFunctions.contains(names().of(f)));
  }

  private CalledParameters.@Nullable Passing called(Func f, int position) {
    PackageSummary summary = f.pkg() == null ? null : summary(f.pkg().path());
    for (CalledParameters.Passing passing : CalledParameters.Passing.values()) {
      if (summary != null && summary.called().contains(CalledParameters.nameOf(f, position, passing))) {
        return passing;
      }
    }
    return null;
  }

  /** Which methods of this package keep their receiver's address. */
  public KeptReceivers keptReceivers() {
    return keptReceivers;
  }

  private boolean letsGo(Func f) {
    PackageSummary summary = f.pkg() == null ? null : summary(f.pkg().path());
    return summary != null && summary.letGo().contains(PureFunctions.nameOf(f));
  }

  private boolean onlyReads(Func f, int position) {
    PackageSummary summary = f.pkg() == null ? null : summary(f.pkg().path());
    return summary != null && summary.readOnly().contains(ReadOnlyBytes.nameOf(f, position));
  }

  private boolean isPure(Func f) {
    PackageSummary summary = f.pkg() == null ? null : summary(f.pkg().path());
    return summary != null && summary.pure().contains(PureFunctions.nameOf(f));
  }

  private boolean isNeverNil(Func f) {
    PackageSummary summary = f.pkg() == null || f.signature().recv() != null ? null : summary(f.pkg().path());
    return summary != null && summary.neverNil().contains(f.name());
  }

  /** The names of this package's objects. */
  public PackageNames names() {
    return names(pkg);
  }

  /** The names of a package's objects. */
  public PackageNames names(Pkg of) {
    return names.computeIfAbsent(of, PackageNames::new);
  }

  /** Names of fields and methods. */
  public MemberNames members() {
    return members;
  }

  /** Types that get an item of their own: local types, anonymous structs and interfaces. */
  public HoistedTypes hoisted() {
    return hoisted;
  }

  /** A method whose receiver may be nil is called on pointers through a trait, which other files must bring in. */
  private void useReceiverTrait(Ident ident, Obj obj) {
    if (!(obj instanceof Func f) || f.origin().signature().recv() == null || receivers.of(f) != ReceiverForm.PTR) {
      return;
    }
    FileContext from = fileAt(ident.pos());
    if (from != null && fileSet.file(ident.pos()) != fileSet.file(f.origin().pos())) {
      useReceiverTrait(from, f);
    }
  }

  void useReceiverTrait(FileContext from, Func f) {
    String trait = receivers.trait(f);
    if (trait != null) {
      from.useTrait(f.pkg(), trait);
    }
  }

  /** The context of the file that no reader opens. */
  FileContext hidden() {
    return hidden;
  }

  Visibility visibility() {
    return visibility;
  }

  /** How a concrete method takes its receiver; methods of instances and of other packages too. */
  public ReceiverForm receiver(Func method) {
    return receivers.of(method);
  }

  Receivers receivers() {
    return receivers;
  }

  /** Tells which Rust files the package has, and which functions they hold. */
  void setRustFiles(Set<String> modules, Set<String> names) {
    rustModules = Set.copyOf(modules);
    for (File file : files) {
      for (var decl : file.decls()) {
        if (decl instanceof FuncDecl d && d.recv() == null && info.defs.get(d.name()) instanceof Func f && !isUnnamed(f) && names.contains(names().of(f))) {
          inRust.add(f);
        }
      }
    }
  }

  private static boolean isUnnamed(Func f) {
    return f.name().equals("_") || f.name().equals("init");
  }

  /**
   * The module of a Go file. A Rust file of the same name keeps that name, and so does the first of two Go files. A function of the module's name comes with the module
   * wherever it is imported, which must not collide with an imported package.
   */
  String module(String path) {
    if (modules.isEmpty()) {
      var taken = new HashSet<>(rustModules);
      pkg.imports().stream().map(Pkg::name).filter(name -> names().functionNamed(name) != null).forEach(taken::add);
      for (File file : files) {
        String wanted = Modules.of(file.source().name());
        String name = wanted;
        for (int n = 1; !taken.add(name); n++) {
          name = n == 1 ? wanted + "_go" : wanted + "_go" + n;
        }
        modules.put(file.source().name(), name);
      }
    }
    return modules.get(path);
  }

  /** Whether Rust files stand beside the Go files. */
  boolean hasRustFiles() {
    return !rustModules.isEmpty();
  }

  /** Whether a function is written in Rust, in a file of its own. */
  boolean isInRust(Obj obj) {
    return inRust.contains(obj);
  }

  /** Whether Rust must keep Go's order of fields. */
  boolean isLayoutVisible() {
    return layoutVisible;
  }

  /** The files that a {@code //go:embed} line brings in, relative to the package's directory. */
  List<String> embeds(Directive line) {
    return embeds.getOrDefault(line.pos(), List.of());
  }

  /** Whether programs that are not known yet may import the package. */
  boolean isLibrary() {
    return library;
  }

  /** The summaries of all packages that this one imports, directly or not, by import path. */
  Collection<PackageSummary> summaries() {
    return new TreeMap<>(imports).values();
  }

  /** A package that this one imports, directly or not. */
  @Nullable Pkg importedPackage(String path) {
    var seen = new HashSet<Pkg>();
    var queue = new ArrayDeque<>(pkg.imports());
    while (!queue.isEmpty()) {
      Pkg next = queue.remove();
      if (next.path().equals(path)) {
        return next;
      }
      if (seen.add(next)) {
        queue.addAll(next.imports());
      }
    }
    return null;
  }

  @Nullable PackageSummary summary(String path) {
    return imports.get(path);
  }

  /** The context of the file that declares {@code obj}, null when it is of another package. */
  public @Nullable FileContext fileOf(Obj obj) {
    return obj.pkg() == pkg ? fileAt(obj.pos()) : null;
  }

  /** The context of the file that a position is in. */
  @Nullable FileContext fileAt(int pos) {
    var file = fileSet.file(pos);
    return file == null ? null : fileContexts.get(file.name());
  }

  FileContext context(File file) {
    return fileContexts.get(file.source().name());
  }

  /** Where crash reports say that a file is. */
  String shownPath(File file) {
    return dir.resolve(Path.of(file.source().name()).getFileName()).toString();
  }

  /** The crate of a package. */
  public String crate(Pkg of) {
    return CrateNames.of(of.path());
  }

  /** The origin of a position in the file as it lies on disk, null for none. */
  public @Nullable Origin origin(int pos) {
    SourceFile file = fileSet.file(pos);
    if (file == null) {
      return null;
    }
    Position p = file.physical(pos);
    return new Origin(p.file(), p.line(), p.column());
  }

  /** What the {@code //line} directives of a file say. */
  List<Provenance.Directive> directives(File file) {
    SourceFile source = file.source();
    return source.lineDirectives().stream()
        .map(d -> {
          Position from = source.physical(source.pos(d.offset()));
          return new Provenance.Directive(from.line(), from.column(), d.file(), d.line());
        })
        .toList();
  }
}
