package org.go2rs.driver;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.go2rs.frontend.CheckedPackage;
import org.go2rs.frontend.diagnostics.Diagnostic;
import org.go2rs.frontend.diagnostics.DiagnosticList;
import org.go2rs.frontend.diagnostics.DiagnosticRenderer;
import org.go2rs.frontend.load.LoadOptions;
import org.go2rs.frontend.load.LoadedPackage;
import org.go2rs.frontend.load.TestedPackage;
import org.go2rs.frontend.source.FileSet;
import org.go2rs.frontend.source.Position;
import org.go2rs.frontend.source.SourceFile;
import org.jspecify.annotations.Nullable;

/** The whole way of a program: load, check, lower, render, build. The command's subcommands are thin callers of this. */
public final class Pipeline {
  private final Path home;
  private final Path directory;
  private final Map<String, String> env;
  private final Events events;

  /**
   * @param home where go2rs is installed: it holds {@code rust-runtime}
   * @param directory where package patterns are resolved
   * @param env the environment
   * @param events hears what is being done
   */
  public Pipeline(Path home, Path directory, Map<String, String> env, Events events) {
    this.home = home;
    this.directory = directory;
    this.env = Map.copyOf(env);
    this.events = events;
  }

  /** What {@link #check} gives. */
  public sealed interface CheckResult permits Checked, Failure {}

  /** What {@link #buildProgram} gives, and {@link #buildAll} for each program. */
  public sealed interface BuildResult permits Built, Failure {}

  /** What {@link #build} gives. */
  public sealed interface PackagesResult permits BuiltPackages, Failure {}

  /** What {@link #tested} gives. */
  public sealed interface TestedResult permits TestedPackages, Failure {}

  /** What {@link #export} gives. */
  public sealed interface ExportResult permits Exported, Failure {}

  /** All packages are free of errors. */
  public record Checked(int packages, long lines, long nanos) implements CheckResult {
    private static final double GIGA = 1e9;
    private static final long MEBI = 1 << 20;

    /** One line with figures. */
    public String statistics() {
      Runtime jvm = Runtime.getRuntime();
      double seconds = nanos / GIGA;
      return String.format(
          "%d packages, %d lines in %.2f s (%.0f lines/s), heap %d MiB of %d MiB",
          packages, lines, seconds, lines / seconds, (jvm.totalMemory() - jvm.freeMemory()) / MEBI, jvm.totalMemory() / MEBI);
    }
  }

  /**
   * A binary.
   *
   * @param importPath the main package
   * @param executable where cargo put it
   * @param compiled the crates that this build compiled
   */
  public record Built(String importPath, Path executable, List<String> compiled) implements BuildResult {
    public Built {
      compiled = List.copyOf(compiled);
    }

    /** The name that {@code go build} would give the binary. */
    public String name() {
      return importPath.substring(importPath.lastIndexOf('/') + 1);
    }
  }

  /**
   * Packages without errors.
   *
   * @param packages how many a pattern named
   * @param programs those of them that are programs
   */
  public record BuiltPackages(int packages, List<Built> programs) implements PackagesResult {
    public BuiltPackages {
      programs = List.copyOf(programs);
    }
  }

  /** Packages that may have tests. */
  public record TestedPackages(List<PackageTests> packages) implements TestedResult {
    public TestedPackages {
      packages = List.copyOf(packages);
    }
  }

  /** A workspace was written. */
  public record Exported(int crates) implements ExportResult {}

  /**
   * Errors that were found.
   *
   * @param directory file names are shown relative to it
   * @param ours whether go2rs is at fault: rustc refused what we wrote
   * @param text what stands behind the diagnostics, for errors that are not in Go files
   */
  public record Failure(@Nullable FileSet files, List<Diagnostic> diagnostics, Path directory, String text, boolean ours)
      implements CheckResult, BuildResult, PackagesResult, TestedResult, ExportResult, TranslateResult {
    public Failure {
      diagnostics = List.copyOf(diagnostics);
    }

    /** Something on the user's machine is missing or in the way. */
    static Failure environment(Path directory, String what) {
      return new Failure(null, List.of(), directory, "go2rs: " + what + "\n", false);
    }

    /** The errors as a user reads them. */
    public String render(int limit, boolean colours) {
      String shown = files == null ? "" : new DiagnosticRenderer(files).withLimit(limit).withColours(colours).withFileNames(this::shorten).render(diagnostics);
      return shown + text;
    }

    /** The errors for a program that reads them. */
    public List<Problem> problems() {
      return diagnostics.stream().distinct().map(this::problem).toList();
    }

    /** The codes of the errors, for {@code go2rs explain}. */
    public Set<String> codes() {
      return diagnostics.stream().map(Diagnostic::code).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    boolean fails() {
      return !text.isEmpty() || diagnostics.stream().anyMatch(Diagnostic::isError);
    }

    private Problem problem(Diagnostic each) {
      Position at = files == null ? Position.NONE : files.position(each.pos());
      SourceFile file = files == null ? null : files.file(each.pos());
      List<Problem.Place> related = new ArrayList<>();
      for (Diagnostic.Related other : each.related()) {
        Position place = files == null ? Position.NONE : files.position(other.pos());
        related.add(new Problem.Place(shorten(place.file()), place.line(), place.column(), DiagnosticRenderer.shortenPlaces(other.message(), this::shorten)));
      }
      return new Problem(
          at.isValid() ? shorten(at.file()) : null,
          at.line(),
          at.column(),
          each.isError() ? "error" : "warning",
          each.code(),
          DiagnosticRenderer.shortenPlaces(each.message(), this::shorten),
          file == null ? null : file.lineText(file.physical(each.pos()).line()),
          related);
    }

    private String shorten(String file) {
      Path path = Path.of(file);
      return path.startsWith(directory) ? "./" + directory.relativize(path) : file;
    }
  }

  /** Parses and checks packages as they would be built; {@code std} is the standard library as Go has it, without the overlay. */
  public CheckResult check(List<String> patterns, List<String> tags) {
    long start = System.nanoTime();
    Compilation compilation = new Compilation(cache(), new StoredCrate("go2rs", "", home), "", events);
    List<CheckedPackage> checked = compilation.check(patterns.contains("std") ? load(patterns, tags) : withOverlay(load(patterns, tags)));
    Failure failure = failure(compilation.files(), compilation.diagnostics());
    if (failure.fails()) {
      return failure;
    }
    return new Checked(checked.size(), checked.stream().mapToLong(CheckedPackage::lines).sum(), System.nanoTime() - start);
  }

  /** Translates and builds one program. */
  public BuildResult buildProgram(String pattern, BuildOptions options) {
    return switch (build(List.of(pattern), options)) {
      case Failure failure -> failure;
      case BuiltPackages built -> {
        if (built.programs().size() != 1) {
          throw new DriverException(
              built.programs().isEmpty() ? "package " + pattern + " is not a main package: name one that has a func main" : "pattern " + pattern + " matches multiple packages");
        }
        yield built.programs().get(0);
      }
    };
  }

  /** Translates and builds all packages that patterns name; fails if one of them does. */
  public PackagesResult build(List<String> patterns, BuildOptions options) {
    return build(load(patterns, options.tags()), String.join(" ", patterns), options);
  }

  /** The packages that patterns name, for who wants to build their tests. */
  public TestedResult tested(List<String> patterns, List<String> tags) {
    DiagnosticList diagnostics = new DiagnosticList();
    events.progress("loading packages");
    List<TestedPackage> packages = TestedPackage.list(load(patterns, tags), diagnostics);
    return diagnostics.hasErrors() ? failure(new FileSet(), diagnostics.all()) : new TestedPackages(packages.stream().map(each -> PackageTests.of(each, patterns)).toList());
  }

  /** Translates and builds the program that runs the tests of one package. */
  public BuildResult buildTest(PackageTests tests, BuildOptions options) {
    return switch (build(load(tests.pattern(), options.tags()).withTest(), "test " + String.join(" ", tests.pattern()), options)) {
      case Failure failure -> failure;
      case BuiltPackages built -> built.programs().get(0);
    };
  }

  private PackagesResult build(LoadOptions packagesToLoad, String name, BuildOptions options) {
    try (CacheSession session = new CacheSession(cache(), env, events)) {
      LastBuild last = new LastBuild(cache().program(directory, name), options, home, directory, env);
      Optional<BuiltPackages> same = last.result();
      if (same.isPresent()) {
        events.progress("nothing changed since the last build");
        return same.get();
      }
      Programs programs = programs(packagesToLoad);
      if (programs.failure().fails()) {
        return programs.failure();
      }
      List<Built> built = new ArrayList<>();
      for (BuildResult each : buildAll(programs, name, options).values()) {
        switch (each) {
          case Failure failure -> {
            return failure;
          }
          case Built program -> built.add(program);
        }
      }
      List<LoadedPackage> packages = programs.result().packages();
      BuiltPackages result = new BuiltPackages((int) packages.stream().filter(LoadedPackage::root).count(), built);
      // A pattern with dots may mean other packages next time, and warnings are to be seen each time.
      if (!name.contains("...") && programs.result().diagnostics().isEmpty()) {
        last.keep(result, packages);
      }
      return result;
    }
  }

  /** Translates and builds all programs that patterns name, with one call of cargo; one that fails does not stop the others. */
  public Map<String, BuildResult> buildAll(List<String> patterns, BuildOptions options) {
    try (CacheSession session = new CacheSession(cache(), env, events)) {
      return buildAll(programs(load(patterns, options.tags())), String.join(" ", patterns), options);
    }
  }

  /** Translates one program to a workspace of its own. */
  public ExportResult export(List<String> patterns, Path output, List<String> tags) {
    StandaloneWorkspace.requirePlace(output);
    try (CacheSession session = new CacheSession(cache(), env, events)) {
      Programs programs = programs(load(patterns, tags));
      if (programs.failure().fails()) {
        return programs.failure();
      }
      Compilation.Result result = programs.result();
      List<CrateSource> dependencies = result.stored().values().stream().map(CrateStore::read).toList();
      VendoredCrates vendored = VendoredCrates.of(programs.runtime(), cache(), Toolchain.locate(env), events);
      events.progress("writing " + (result.own().size() + dependencies.size()) + " crates to " + output);
      StandaloneWorkspace.write(output, List.copyOf(result.own().values()), dependencies, programs.runtime(), vendored);
      return new Exported(result.own().size() + dependencies.size());
    }
  }

  /** What {@link #translate} gives. */
  public sealed interface TranslateResult permits Translated, Failure {}

  /**
   * Translated packages, those of the standard library and of other modules left out.
   *
   * @param crates by import path
   */
  public record Translated(Map<String, CrateSource> crates) implements TranslateResult {
    public Translated {
      crates = Map.copyOf(crates);
    }
  }

  /** Translates the packages that patterns name, with those of their modules that they import, and writes nothing. */
  public TranslateResult translate(List<String> patterns) {
    try (CacheSession session = new CacheSession(cache(), env, events)) {
      Programs programs = programs(load(patterns, List.of()));
      return programs.failure().fails() ? programs.failure() : new Translated(programs.result().own());
    }
  }

  /** The translated programs of a call. */
  private record Programs(Compilation.Result result, List<LoadedPackage> mains, StoredCrate runtime, Failure failure) {}

  private Programs programs(LoadOptions packagesToLoad) {
    CacheDir cache = cache();
    cache.create();
    StoredCrate runtime = RuntimeStore.snapshot(home.resolve("rust-runtime"), cache);
    List<Path> classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of).toList();
    Compilation compilation = new Compilation(cache, runtime, PackageKeys.toolKey(classPath, runtime.key(), ""), events);
    Compilation.Result result = compilation.run(withOverlay(packagesToLoad));
    List<LoadedPackage> mains = result.packages().stream().filter(LoadedPackage::isMain).toList();
    return new Programs(result, mains, runtime, failure(result.files(), result.diagnostics()));
  }

  private Map<String, BuildResult> buildAll(Programs programs, String name, BuildOptions options) {
    Compilation.Result result = programs.result();
    if (result.own().isEmpty() && programs.mains().isEmpty()) {
      return Map.of();
    }
    CacheDir cache = cache();
    ProgramBuild build = new ProgramBuild(cache.program(directory, name), cache, Toolchain.locate(env), events);
    CargoBuild.Outcome outcome = build.run(List.copyOf(result.own().values()), result.stored(), programs.runtime(), options);
    CacheUse.record(cache, outcome, build.workspace(), result, programs.runtime());
    RustcReport report = new RustcReport(build.workspace(), result.lines());
    Map<String, BuildResult> results = new LinkedHashMap<>();
    for (LoadedPackage main : programs.mains()) {
      CrateSource crate = result.own().get(main.importPath());
      Path executable = crate == null ? null : outcome.executables().get(crate.name());
      if (executable != null) {
        results.put(main.importPath(), new Built(main.importPath(), executable, outcome.compiled()));
      } else {
        ProgramParts parts = new ProgramParts(main, result);
        results.put(main.importPath(), crate == null ? failure(result.files(), parts.diagnostics()) : report.failure(outcome, parts.ownCrates()));
      }
    }
    if (!outcome.ok() && programs.mains().isEmpty()) {
      results.put("", report.failure(outcome, result.own().values().stream().map(CrateSource::name).collect(Collectors.toSet())));
    }
    return results;
  }

  private CacheDir cache() {
    return CacheDir.locate(env);
  }

  private LoadOptions load(List<String> patterns, List<String> tags) {
    return LoadOptions.of(directory, patterns).withTags(tags).withCommands(command -> events.command(directory, command));
  }

  private LoadOptions withOverlay(LoadOptions options) {
    return options.withOverlay(home.resolve("rust-runtime").resolve("overlay"));
  }

  private Failure failure(FileSet files, List<Diagnostic> diagnostics) {
    boolean ours = diagnostics.stream().anyMatch(d -> d.isError() && d.code().equals("InternalError"));
    return new Failure(files, diagnostics, directory, "", ours);
  }
}
