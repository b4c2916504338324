package org.go2rs.frontend;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Predicate;
import org.go2rs.frontend.check.CheckConfig;
import org.go2rs.frontend.check.Checker;
import org.go2rs.frontend.check.Importer;
import org.go2rs.frontend.diagnostics.DiagnosticSink;
import org.go2rs.frontend.exportdata.ExportData;
import org.go2rs.frontend.exportdata.ExportFormatException;
import org.go2rs.frontend.exportdata.ExportReader;
import org.go2rs.frontend.exportdata.SourceText;
import org.go2rs.frontend.load.LoadResult;
import org.go2rs.frontend.load.LoadedPackage;
import org.go2rs.frontend.source.FileSet;
import org.go2rs.frontend.types.Info;
import org.go2rs.frontend.types.Pkg;
import org.go2rs.frontend.types.Sizes;
import org.go2rs.frontend.types.Universe;

/**
 * Checks loaded packages in parallel, each as soon as all that it imports is checked.
 *
 * <p>As with the go command, a package with errors keeps its importers from being checked: what they would complain about follows from it.
 */
public final class PackageChecks {
  private final FileSet files;
  private final DiagnosticSink sink;
  private final Sizes sizes;
  private final Predicate<LoadedPackage> bodies;

  private PackageChecks(FileSet files, DiagnosticSink sink, Sizes sizes, Predicate<LoadedPackage> bodies) {
    this.files = files;
    this.sink = sink;
    this.sizes = sizes;
    this.bodies = bodies;
  }

  /**
   * Starts the checks.
   *
   * @param bodies for which packages function bodies are checked; of others only what importers see
   * @return a future for each import path
   */
  public static Map<String, CompletableFuture<CheckedPackage>> start(
      LoadResult loaded, DiagnosticSink sink, Sizes sizes, Predicate<LoadedPackage> bodies, ExecutorService executor) {
    return start(loaded, sink, sizes, bodies, Map.of(), executor);
  }

  /**
   * As {@link #start(LoadResult, DiagnosticSink, Sizes, Predicate, ExecutorService)}, with packages that need no check.
   *
   * @param exports export data by import path; such a package is read from there, and has no types for its syntax
   */
  public static Map<String, CompletableFuture<CheckedPackage>> start(
      LoadResult loaded,
      DiagnosticSink sink,
      Sizes sizes,
      Predicate<LoadedPackage> bodies,
      Map<String, ExportData> exports,
      ExecutorService executor) {
    PackageChecks checks = new PackageChecks(loaded.files(), sink, sizes, bodies);
    // Reading looks up packages that are not imported directly, while others are still being entered.
    Map<String, CompletableFuture<CheckedPackage>> all = new ConcurrentHashMap<>();
    for (LoadedPackage each : loaded.packages()) {
      Map<String, CompletableFuture<CheckedPackage>> imports = new HashMap<>();
      each.imports().values().stream().filter(all::containsKey).forEach(path -> imports.put(path, all.get(path)));
      CompletableFuture<Void> ready = CompletableFuture.allOf(imports.values().toArray(CompletableFuture[]::new));
      ExportData data = exports.get(each.importPath());
      all.put(each.importPath(), ready.thenApplyAsync(done -> data == null ? checks.check(each, imports) : checks.read(each, data, imports, all), executor));
    }
    return all;
  }

  private CheckedPackage check(LoadedPackage loaded, Map<String, CompletableFuture<CheckedPackage>> imports) {
    boolean withBodies = bodies.test(loaded);
    for (String path : loaded.imports().values()) {
      boolean usable = path.equals("unsafe") || imports.containsKey(path) && imports.get(path).join().ok();
      if (!usable) {
        return new CheckedPackage(loaded, new Pkg(loaded.importPath(), loaded.name()), new Info(), withBodies, false);
      }
    }
    Importer importer = path -> imported(loaded.imports().getOrDefault(path, path), imports);
    boolean complete = !loaded.standard() && loaded.rustFiles().isEmpty();
    CheckConfig config = new CheckConfig(importer, loaded.goVersion(), sizes, !withBodies, complete, files, sink);
    Checker.Result result = Checker.check(config, loaded.importPath(), loaded.files());
    return new CheckedPackage(loaded, result.pkg(), result.info(), withBodies, result.ok());
  }

  /** All packages that export data mention are behind those that the package imports, so they are there. Damaged data only cost the check. */
  private CheckedPackage read(
      LoadedPackage loaded,
      ExportData data,
      Map<String, CompletableFuture<CheckedPackage>> imports,
      Map<String, CompletableFuture<CheckedPackage>> all) {
    try {
      Pkg pkg = ExportReader.read(data, path -> all.get(path).join().pkg(), files, SourceText.FROM_DISK);
      return new CheckedPackage(loaded, pkg, new Info(), false, true);
    } catch (ExportFormatException damaged) {
      if (loaded.files().isEmpty()) {
        throw damaged;
      }
      return check(loaded, imports);
    }
  }

  private static Pkg imported(String path, Map<String, CompletableFuture<CheckedPackage>> imports) throws Importer.ImportException {
    if (path.equals("unsafe")) {
      return Universe.UNSAFE;
    }
    CompletableFuture<CheckedPackage> found = imports.get(path);
    if (found == null) {
      throw new Importer.ImportException("package " + path + " has not been loaded");
    }
    return found.join().pkg();
  }
}
