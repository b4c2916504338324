package org.go2rs.driver;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Predicate;
import org.go2rs.frontend.ast.File;
import org.go2rs.frontend.check.CheckConfig;
import org.go2rs.frontend.check.Checker;
import org.go2rs.frontend.check.Importer;
import org.go2rs.frontend.diagnostics.DiagnosticSink;
import org.go2rs.frontend.load.LoadResult;
import org.go2rs.frontend.load.LoadedPackage;
import org.go2rs.frontend.source.FileSet;
import org.go2rs.frontend.types.Pkg;
import org.go2rs.frontend.types.Sizes;

/** Checks loaded packages, each as soon as all it imports are checked. */
final class PackageChecks {
  private final FileSet files;
  private final DiagnosticSink sink;
  private final Sizes sizes;
  private final ExecutorService executor;

  PackageChecks(FileSet files, DiagnosticSink sink, Sizes sizes, ExecutorService executor) {
    this.files = files;
    this.sink = sink;
    this.sizes = sizes;
    this.executor = executor;
  }

  /**
   * Starts the checks.
   *
   * @param declarationsOnly packages of which only what importers see is needed
   * @return a future for each import path
   */
  Map<String, CompletableFuture<CheckedPackage>> start(LoadResult loaded, Predicate<LoadedPackage> declarationsOnly) {
    Map<String, CompletableFuture<CheckedPackage>> all = new HashMap<>();
    for (LoadedPackage each : loaded.packages()) {
      Map<String, CompletableFuture<CheckedPackage>> imports = new HashMap<>();
      each.imports().values().stream().filter(all::containsKey).forEach(path -> imports.put(path, all.get(path)));
      boolean shallow = declarationsOnly.test(each);
      CompletableFuture<Void> ready = CompletableFuture.allOf(imports.values().toArray(CompletableFuture[]::new));
      all.put(each.importPath(), ready.thenApplyAsync(done -> check(each, imports, shallow), executor));
    }
    return all;
  }

  private CheckedPackage check(LoadedPackage loaded, Map<String, CompletableFuture<CheckedPackage>> imports, boolean shallow) {
    Importer importer = path -> imported(loaded.imports().getOrDefault(path, path), imports);
    CheckConfig config = new CheckConfig(importer, loaded.goVersion(), sizes, shallow, files, sink);
    Checker.Result result = Checker.check(config, loaded.importPath(), loaded.files());
    boolean ok = result.ok() && imports.values().stream().allMatch(i -> i.join().ok());
    return new CheckedPackage(loaded, result.pkg(), result.info(), ok, lines(loaded.files()));
  }

  private static Pkg imported(String path, Map<String, CompletableFuture<CheckedPackage>> imports) throws Importer.ImportException {
    CompletableFuture<CheckedPackage> found = imports.get(path);
    if (found == null) {
      throw new Importer.ImportException("package " + path + " could not be loaded");
    }
    return found.join().pkg();
  }

  private static long lines(List<File> files) {
    return files.stream().mapToLong(f -> f.source().lineCount()).sum();
  }
}
