package org.go2rs.driver;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import org.go2rs.frontend.diagnostics.Diagnostic;
import org.go2rs.frontend.diagnostics.DiagnosticList;
import org.go2rs.frontend.CheckedPackage;
import org.go2rs.frontend.PackageChecks;
import org.go2rs.frontend.exportdata.ExportData;
import org.go2rs.frontend.exportdata.ExportWriter;
import org.go2rs.frontend.load.LoadOptions;
import org.go2rs.frontend.load.LoadResult;
import org.go2rs.frontend.load.LoadedPackage;
import org.go2rs.frontend.load.PackageLoader;
import org.go2rs.frontend.load.Workers;
import org.go2rs.frontend.source.FileSet;
import org.go2rs.frontend.types.Sizes;
import org.go2rs.templates.CrateWriter;
import org.go2rs.templates.LineMap;
import org.go2rs.templates.RustfmtMissingException;
import org.go2rs.transpile.Transpiler;
import org.go2rs.transpile.body.Bodies;
import org.go2rs.transpile.rust.RustCrate;

/** Loads, checks, translates and stores packages: everything before cargo. */
final class Compilation {
  private final CacheDir cache;
  private final StoredCrate runtime;
  private final String toolKey;
  private final Events events;
  private final FileSet files = new FileSet();
  private final DiagnosticList diagnostics = new DiagnosticList();

  Compilation(CacheDir cache, StoredCrate runtime, String toolKey, Events events) {
    this.cache = cache;
    this.runtime = runtime;
    this.toolKey = toolKey;
    this.events = events;
  }

  /**
   * What a compilation gave.
   *
   * @param diagnostics all that was found, in any package
   * @param packages in dependency order
   * @param own the crates of the program's workspace by import path, dependencies first; those that failed are missing
   * @param stored all other crates, by crate name
   * @param lines where the lines of the crates' Rust files come from
   */
  record Result(
      FileSet files,
      List<Diagnostic> diagnostics,
      List<LoadedPackage> packages,
      Map<String, CrateSource> own,
      Map<String, StoredCrate> stored,
      LineMaps lines) {}

  /** Parses and checks what the options ask for, and nothing more. */
  List<CheckedPackage> check(LoadOptions options) {
    try (ExecutorService executor = Workers.create()) {
      LoadResult loaded = load(options, executor);
      return checks(options, loaded, Map.of(), Map.of(), executor).values().stream().map(CompletableFuture::join).toList();
    }
  }

  /** Does everything. */
  Result run(LoadOptions options) {
    try (ExecutorService executor = Workers.create()) {
      events.progress("loading packages");
      TranslationCache translations = new TranslationCache(cache);
      KnownPackages known = new KnownPackages(translations, toolKey);
      LoadResult loaded = PackageLoader.load(options, files, diagnostics, executor, known);
      Map<String, TranslationCache.Entry> cached = known.translated();
      Map<String, CompletableFuture<CheckedPackage>> checks = checks(options, loaded, cached, known.exports(), executor);
      Map<String, CompletableFuture<TranslatedPackage>> running =
          new PackageTranslations(files, new Transpiler(new Bodies()), executor, events).start(loaded, checks, cached);
      List<TranslatedPackage> done = loaded.packages().stream().map(p -> running.get(p.importPath()).join()).toList();
      done.forEach(p -> p.diagnostics().forEach(diagnostics::report));
      return store(loaded, done, known.keys(), translations);
    }
  }

  FileSet files() {
    return files;
  }

  List<Diagnostic> diagnostics() {
    return diagnostics.all();
  }

  private LoadResult load(LoadOptions options, ExecutorService executor) {
    events.progress("loading packages");
    return PackageLoader.load(options, files, diagnostics, executor);
  }

  private Map<String, CompletableFuture<CheckedPackage>> checks(
      LoadOptions options,
      LoadResult loaded,
      Map<String, TranslationCache.Entry> cached,
      Map<String, ExportData> exports,
      ExecutorService executor) {
    events.progress("checking " + (loaded.packages().size() - exports.size()) + " packages");
    Sizes sizes = Sizes.of(options.target().goarch());
    return PackageChecks.start(loaded, diagnostics, sizes, each -> !cached.containsKey(each.importPath()), exports, executor);
  }

  /** Whether a package is the user's own. */
  static boolean isOwn(LoadedPackage loaded) {
    return !loaded.standard() && (loaded.module() == null || loaded.module().main());
  }

  /** Whether a package's crate lives in the program's workspace: the user's own, and those of modules that import such packages, as a module may that the user works on. */
  private static boolean staysWithProgram(LoadedPackage loaded, Map<String, CrateSource> own) {
    return isOwn(loaded) || loaded.imports().values().stream().anyMatch(own::containsKey);
  }

  private Result store(LoadResult loaded, List<TranslatedPackage> done, Map<String, String> keys, TranslationCache translations) {
    List<TranslatedPackage> fresh = done.stream().filter(p -> p.crate() != null).toList();
    events.progress("writing " + fresh.size() + " crates");
    Map<String, CrateWriter.RenderedCrate> rendered = new HashMap<>();
    render(fresh).forEach(r -> rendered.put(r.crate().name(), r));
    CrateStore store = new CrateStore(cache, runtime);
    Map<String, CrateSource> own = new LinkedHashMap<>();
    Map<String, StoredCrate> stored = new HashMap<>();
    LineMaps lines = new LineMaps();
    for (TranslatedPackage each : done) {
      LoadedPackage pkg = each.checked().loaded();
      if (each.cached().isPresent()) {
        StoredCrate crate = each.cached().get().crate();
        stored.put(crate.name(), crate);
        lines.add(crate.dir().toString(), () -> translations.lines(keys.get(pkg.importPath())));
      } else if (each.crate() != null) {
        CrateWriter.RenderedCrate text = rendered.get(each.crate().name());
        CrateSource source = source(pkg, text);
        Map<String, LineMap> maps = text.files().stream().collect(Collectors.toMap(f -> f.path(), f -> f.lines()));
        if (staysWithProgram(pkg, own)) {
          own.put(pkg.importPath(), source);
          lines.add("crates/" + source.name(), () -> maps);
        } else {
          StoredCrate crate = store.put(source, stored);
          stored.put(crate.name(), crate);
          lines.add(crate.dir().toString(), () -> maps);
          if (!mayMissSymbols(each)) {
            TranslationCache.Entry entry = new TranslationCache.Entry(crate.name(), crate.key(), crate.dir().toString(), each.summary());
            translations.put(keys.get(pkg.importPath()), entry, ExportWriter.write(each.checked().pkg(), files), maps);
          }
        }
      }
    }
    checkSymbols(done, own, stored);
    return new Result(files, diagnostics.all(), loaded.packages(), own, stored, lines);
  }

  private void checkSymbols(List<TranslatedPackage> done, Map<String, CrateSource> own, Map<String, StoredCrate> stored) {
    List<TranslatedPackage> asking = done.stream().filter(Compilation::mayMissSymbols).toList();
    if (!asking.isEmpty() && !diagnostics.hasErrors()) {
      LinkSymbols symbols = new LinkSymbols(own.values(), stored.values(), runtime);
      asking.forEach(each -> symbols.check(each, diagnostics));
    }
  }

  /** Whether functions of a package may lack a body. The overlay provides all that the standard library asks for, and leaves declarations there that nobody calls. */
  private static boolean mayMissSymbols(TranslatedPackage translated) {
    return !translated.checked().loaded().standard() && !translated.symbols().isEmpty();
  }

  private static List<CrateWriter.RenderedCrate> render(List<TranslatedPackage> fresh) {
    try {
      return new CrateWriter().render(fresh.stream().map(TranslatedPackage::crate).toList());
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof RustfmtMissingException missing) {
        throw new DriverException(missing.getMessage() + ": rustup component add rustfmt, or your system's package rustfmt", e);
      }
      throw new DriverException("cannot format the translation in " + System.getProperty("java.io.tmpdir") + ": " + IoReasons.of(e.getCause()), e);
    }
  }

  private static CrateSource source(LoadedPackage pkg, CrateWriter.RenderedCrate rendered) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    rendered.files().forEach(f -> files.put(f.path(), f.text().getBytes(StandardCharsets.UTF_8)));
    for (Path rust : pkg.rustFiles()) {
      files.put("src/" + rust.getFileName(), PackageKeys.read(rust));
    }
    pkg.embeds().stream().flatMap(pattern -> pattern.files().stream()).distinct().forEach(name -> files.put("embed/" + name, PackageKeys.read(pkg.dir().resolve(name))));
    RustCrate crate = rendered.crate();
    List<String> dependencies = new ArrayList<>(crate.dependencies().stream().map(RustCrate.Dependency::name).toList());
    return new CrateSource(crate.name(), pkg.importPath(), files, dependencies, crate.kind() == RustCrate.Kind.BINARY);
  }
}
