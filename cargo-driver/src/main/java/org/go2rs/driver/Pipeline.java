package org.go2rs.driver;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.go2rs.frontend.CheckedPackage;
import org.go2rs.frontend.diagnostics.Diagnostic;
import org.go2rs.frontend.diagnostics.DiagnosticRenderer;
import org.go2rs.frontend.load.LoadOptions;
import org.go2rs.frontend.load.LoadedPackage;
import org.go2rs.frontend.source.FileSet;
import org.go2rs.frontend.source.SourceFile;
import org.jspecify.annotations.Nullable;

/** The whole way of a program: load, check, lower, render, build. The command's subcommands are thin callers of this. */
public final class Pipeline {
  private final Path home;
  private final Path directory;
  private final Map<String, String> env;
  private final Consumer<String> progress;

  /**
   * @param home where go2rs is installed: it holds {@code rust-runtime}
   * @param directory where package patterns are resolved
   * @param env the environment
   * @param progress hears what is being done
   */
  public Pipeline(Path home, Path directory, Map<String, String> env, Consumer<String> progress) {
    this.home = home;
    this.directory = directory;
    this.env = Map.copyOf(env);
    this.progress = progress;
  }

  /** What {@link #check} gives. */
  public sealed interface CheckResult permits Checked, Failure {}

  /** What {@link #build} gives. */
  public sealed interface BuildResult permits Built, Failure {}

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

    /** Copies the binary to a file, into a directory, or to its own name in the current directory. */
    public void copyTo(@Nullable Path output) {
      Path target = output == null ? Path.of(name()) : Files.isDirectory(output) ? output.resolve(name()) : output;
      try {
        Path temp = Files.createTempFile(target.toAbsolutePath().getParent(), ".go2rs", "");
        try {
          Files.copy(executable, temp, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
          FileTrees.move(temp, target);
        } finally {
          Files.deleteIfExists(temp);
        }
      } catch (IOException e) {
        throw new DriverException("cannot write the binary " + target + ": " + e.getMessage(), e);
      }
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
      implements CheckResult, BuildResult, ExportResult {
    public Failure {
      diagnostics = List.copyOf(diagnostics);
    }

    /** The errors as a user reads them. */
    public String render(int limit, boolean colours) {
      String shown = files == null ? "" : new DiagnosticRenderer(files).withLimit(limit).withFileNames(this::shorten).render(diagnostics);
      return shown + text;
    }

    boolean fails() {
      return !text.isEmpty() || diagnostics.stream().anyMatch(Diagnostic::isError);
    }

    private String shorten(String file) {
      Path path = Path.of(file);
      return path.startsWith(directory) ? "./" + directory.relativize(path) : file;
    }
  }

  /** Parses and checks packages as they would be built; {@code std} is the standard library as Go has it, without the overlay. */
  public CheckResult check(List<String> patterns) {
    long start = System.nanoTime();
    Compilation compilation = new Compilation(cache(), new StoredCrate("go2rs", "", home), "", progress);
    List<CheckedPackage> checked = compilation.check(patterns.contains("std") ? LoadOptions.of(directory, patterns) : options(patterns));
    Failure failure = failure(compilation.files(), compilation.diagnostics());
    if (failure.fails()) {
      return failure;
    }
    return new Checked(checked.size(), checked.stream().mapToLong(CheckedPackage::lines).sum(), System.nanoTime() - start);
  }

  /** Translates and builds one program. */
  public BuildResult build(String pattern, Profile profile) {
    Programs programs = programs(List.of(pattern));
    if (programs.failure().fails()) {
      return programs.failure();
    }
    if (programs.mains().size() != 1) {
      throw new DriverException(pattern + (programs.mains().isEmpty() ? " is not a main package" : " names several main packages"));
    }
    return buildAll(programs, pattern, profile).values().iterator().next();
  }

  /** Translates and builds all programs that patterns name, with one call of cargo; one that fails does not stop the others. */
  public Map<String, BuildResult> buildAll(List<String> patterns, Profile profile) {
    return buildAll(programs(patterns), String.join(" ", patterns), profile);
  }

  /** Translates one program to a workspace of its own. */
  public ExportResult export(String pattern, Path output) {
    Programs programs = programs(List.of(pattern));
    if (programs.failure().fails()) {
      return programs.failure();
    }
    Compilation.Result result = programs.result();
    List<CrateSource> dependencies = result.stored().values().stream().map(CrateStore::read).toList();
    StandaloneWorkspace.write(output, List.copyOf(result.own().values()), dependencies, programs.runtime());
    return new Exported(result.own().size() + dependencies.size());
  }

  /** The translated programs of a call. */
  private record Programs(Compilation.Result result, List<LoadedPackage> mains, StoredCrate runtime, Failure failure) {}

  private Programs programs(List<String> patterns) {
    CacheDir cache = cache();
    cache.create();
    StoredCrate runtime = RuntimeStore.snapshot(home.resolve("rust-runtime"), cache);
    List<Path> classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of).toList();
    Compilation compilation = new Compilation(cache, runtime, PackageKeys.toolKey(classPath, runtime.key(), ""), progress);
    Compilation.Result result = compilation.run(options(patterns));
    List<LoadedPackage> mains = result.packages().stream().filter(p -> p.root() && p.isMain()).toList();
    return new Programs(result, mains, runtime, failure(result.files(), result.diagnostics()));
  }

  private Map<String, BuildResult> buildAll(Programs programs, String name, Profile profile) {
    Compilation.Result result = programs.result();
    CacheDir cache = cache();
    Path workspace = cache.program(directory, name);
    ProgramWorkspace.write(workspace, List.copyOf(result.own().values()), result.stored(), programs.runtime());
    CargoBuild.Outcome outcome = new CargoBuild(Toolchain.locate(env), cache).build(workspace, profile, line -> progress.accept(line.strip()));
    RustcReport report = new RustcReport(workspace, result);
    Map<String, BuildResult> results = new LinkedHashMap<>();
    for (LoadedPackage main : programs.mains()) {
      CrateSource crate = result.own().get(main.importPath());
      Path executable = crate == null ? null : outcome.executables().get(crate.name());
      if (executable != null) {
        results.put(main.importPath(), new Built(main.importPath(), executable, outcome.compiled()));
      } else {
        Set<LoadedPackage> parts = parts(main, result.packages());
        results.put(main.importPath(), crate == null ? failure(result, parts) : report.failure(outcome, parts));
      }
    }
    return results;
  }

  /** A main package and all it imports, directly or not. */
  private static Set<LoadedPackage> parts(LoadedPackage main, List<LoadedPackage> all) {
    Set<LoadedPackage> parts = new LinkedHashSet<>(List.of(main));
    for (LoadedPackage each : all.reversed()) {
      if (parts.stream().anyMatch(importer -> importer.imports().containsValue(each.importPath()))) {
        parts.add(each);
      }
    }
    return parts;
  }

  /** What was found in some packages only: of several programs, each is told about its own errors. */
  private Failure failure(Compilation.Result result, Set<LoadedPackage> parts) {
    Set<Path> dirs = parts.stream().map(LoadedPackage::dir).collect(Collectors.toSet());
    List<Diagnostic> theirs = result.diagnostics().stream().filter(d -> isIn(dirs, result.files().file(d.pos()))).toList();
    return failure(result.files(), theirs.isEmpty() ? result.diagnostics() : theirs);
  }

  private static boolean isIn(Set<Path> dirs, @Nullable SourceFile file) {
    return file != null && dirs.contains(Path.of(file.name()).getParent());
  }

  private CacheDir cache() {
    return CacheDir.locate(env);
  }

  private LoadOptions options(List<String> patterns) {
    return LoadOptions.of(directory, patterns).withOverlay(home.resolve("rust-runtime").resolve("overlay"));
  }

  private Failure failure(FileSet files, List<Diagnostic> diagnostics) {
    return new Failure(files, diagnostics, directory, "", false);
  }
}
