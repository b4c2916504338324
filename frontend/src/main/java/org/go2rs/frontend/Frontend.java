package org.go2rs.frontend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Predicate;
import org.go2rs.frontend.check.CheckConfig;
import org.go2rs.frontend.check.Checker;
import org.go2rs.frontend.check.Importer;
import org.go2rs.frontend.diagnostics.DiagnosticList;
import org.go2rs.frontend.load.LoadOptions;
import org.go2rs.frontend.load.LoadResult;
import org.go2rs.frontend.load.LoadedPackage;
import org.go2rs.frontend.load.PackageLoader;
import org.go2rs.frontend.load.Workers;
import org.go2rs.frontend.source.FileSet;
import org.go2rs.frontend.types.Pkg;
import org.go2rs.frontend.types.Sizes;
import org.go2rs.frontend.types.Universe;
import org.jspecify.annotations.Nullable;

/**
 * Loads and checks packages: the one call that the command needs.
 *
 * <p>Packages are checked in parallel, each as soon as all that it imports is checked. As with the go command, a package with errors keeps
 * its importers from being checked.
 */
public final class Frontend {
  private final LoadOptions options;
  private final Predicate<LoadedPackage> bodies;
  private final FileSet files = new FileSet();
  private final DiagnosticList diagnostics = new DiagnosticList();
  private final Map<String, CompletableFuture<@Nullable CheckedPackage>> checks = new HashMap<>();

  private Frontend(LoadOptions options, Predicate<LoadedPackage> bodies) {
    this.options = options;
    this.bodies = bodies;
  }

  /** Loads and checks the packages that the options name, and everything they import. */
  public static Program check(LoadOptions options) {
    return check(options, each -> true);
  }

  /**
   * As {@link #check(LoadOptions)}, for callers that need only the outside of some packages.
   *
   * @param bodies for which packages function bodies are checked
   */
  public static Program check(LoadOptions options, Predicate<LoadedPackage> bodies) {
    try (ExecutorService executor = Workers.create()) {
      return new Frontend(options, bodies).run(executor);
    }
  }

  private Program run(ExecutorService executor) {
    LoadResult loaded = PackageLoader.load(options, files, diagnostics, executor);
    for (LoadedPackage each : loaded.packages()) {
      schedule(each, executor);
    }
    List<CheckedPackage> checked = new ArrayList<>();
    for (LoadedPackage each : loaded.packages()) {
      CheckedPackage result = checks.get(each.importPath()).join();
      if (result != null) {
        checked.add(result);
      }
    }
    return new Program(files, List.copyOf(checked), diagnostics.all(), loaded.environment());
  }

  private void schedule(LoadedPackage each, ExecutorService executor) {
    List<CompletableFuture<@Nullable CheckedPackage>> imports = new ArrayList<>();
    for (String path : each.imports().values()) {
      if (!path.equals("unsafe")) {
        imports.add(checks.getOrDefault(path, CompletableFuture.completedFuture(null)));
      }
    }
    CompletableFuture<Void> ready = CompletableFuture.allOf(imports.toArray(CompletableFuture[]::new));
    checks.put(each.importPath(), ready.thenApplyAsync(nothing -> check(each, imports), executor));
  }

  private @Nullable CheckedPackage check(LoadedPackage each, List<CompletableFuture<@Nullable CheckedPackage>> imports) {
    Map<String, Pkg> packages = new HashMap<>();
    packages.put("unsafe", Universe.UNSAFE);
    for (CompletableFuture<@Nullable CheckedPackage> future : imports) {
      CheckedPackage imported = future.join();
      if (imported == null) {
        return null;
      }
      packages.put(imported.source().importPath(), imported.pkg());
    }
    Importer importer = path -> imported(each, path, packages);
    boolean withBodies = bodies.test(each);
    Sizes sizes = Sizes.of(options.target().goarch());
    CheckConfig config = new CheckConfig(importer, each.goVersion(), sizes, !withBodies, files, diagnostics);
    Checker.Result result = Checker.check(config, each.importPath(), each.files());
    return result.ok() ? new CheckedPackage(each, result.pkg(), result.info(), withBodies) : null;
  }

  private static Pkg imported(LoadedPackage importer, String path, Map<String, Pkg> packages) throws Importer.ImportException {
    Pkg pkg = packages.get(importer.imports().getOrDefault(path, path));
    if (pkg == null) {
      throw new Importer.ImportException("package " + path + " has not been loaded");
    }
    return pkg;
  }
}
