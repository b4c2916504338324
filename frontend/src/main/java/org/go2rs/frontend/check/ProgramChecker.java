package org.go2rs.frontend.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Predicate;
import org.go2rs.frontend.diagnostics.Diagnostic;
import org.go2rs.frontend.diagnostics.DiagnosticList;
import org.go2rs.frontend.diagnostics.DiagnosticSink;
import org.go2rs.frontend.load.LoadResult;
import org.go2rs.frontend.load.LoadedPackage;
import org.go2rs.frontend.source.FileSet;
import org.go2rs.frontend.types.Info;
import org.go2rs.frontend.types.Pkg;
import org.go2rs.frontend.types.Sizes;
import org.go2rs.frontend.types.Universe;
import org.jspecify.annotations.Nullable;

/** Checks all packages of a program, each as soon as those that it imports are done. */
public final class ProgramChecker {
  /**
   * A checked package.
   *
   * @param info absent if it was not asked for; of no use if there were errors
   */
  public record CheckedPackage(LoadedPackage source, Pkg pkg, @Nullable Info info, List<Diagnostic> diagnostics) {
    /** Whether the package is free of errors. */
    public boolean ok() {
      return diagnostics.isEmpty();
    }
  }

  private final FileSet files;
  private final Sizes sizes;
  private final Predicate<LoadedPackage> wantsInfo;
  private final Map<String, CompletableFuture<@Nullable CheckedPackage>> checks = new LinkedHashMap<>();

  private ProgramChecker(FileSet files, Sizes sizes, Predicate<LoadedPackage> wantsInfo) {
    this.files = files;
    this.sizes = sizes;
    this.wantsInfo = wantsInfo;
  }

  /**
   * Checks what has been loaded.
   *
   * @param wantsInfo for which packages the info is kept: it is much larger than the package itself
   * @param sink takes the errors, package by package in dependency order
   * @param executor its threads need deep stacks
   * @return the checked packages in dependency order; those that import a package with errors are left out, as Go leaves them out
   */
  public static List<CheckedPackage> check(
      LoadResult loaded, Sizes sizes, Predicate<LoadedPackage> wantsInfo, DiagnosticSink sink, ExecutorService executor) {
    ProgramChecker checker = new ProgramChecker(loaded.files(), sizes, wantsInfo);
    for (LoadedPackage each : loaded.packages()) {
      checker.start(each, executor);
    }
    List<CheckedPackage> result = new ArrayList<>();
    for (CompletableFuture<@Nullable CheckedPackage> check : checker.checks.values()) {
      CheckedPackage done = check.join();
      if (done != null) {
        done.diagnostics.forEach(sink::report);
        result.add(done);
      }
    }
    return result;
  }

  /** Packages come in dependency order: the checks of all imports have been started before. */
  private void start(LoadedPackage source, ExecutorService executor) {
    Map<String, CompletableFuture<@Nullable CheckedPackage>> imports = new LinkedHashMap<>();
    source
        .imports()
        .forEach(
            (written, path) -> {
              CompletableFuture<@Nullable CheckedPackage> running = checks.get(path);
              if (running != null) {
                imports.put(written, running);
              }
            });
    CompletableFuture<Void> ready = CompletableFuture.allOf(imports.values().toArray(CompletableFuture[]::new));
    checks.put(source.importPath(), ready.thenApplyAsync(done -> check(source, imports), executor));
  }

  private @Nullable CheckedPackage check(LoadedPackage source, Map<String, CompletableFuture<@Nullable CheckedPackage>> imports) {
    Map<String, Pkg> packages = new LinkedHashMap<>();
    packages.put("unsafe", Universe.UNSAFE);
    for (Map.Entry<String, CompletableFuture<@Nullable CheckedPackage>> each : imports.entrySet()) {
      CheckedPackage imported = each.getValue().join();
      if (imported == null || !imported.ok()) {
        return null;
      }
      packages.put(each.getKey(), imported.pkg);
    }
    DiagnosticList sink = new DiagnosticList();
    CheckConfig config = new CheckConfig(path -> find(packages, path), source.goVersion(), sizes, false, files, sink);
    Checker.Result result = Checker.check(config, source.importPath(), source.files());
    return new CheckedPackage(source, result.pkg(), wantsInfo.test(source) ? result.info() : null, result.diagnostics());
  }

  private static Pkg find(Map<String, Pkg> packages, String path) throws Importer.ImportException {
    Pkg found = packages.get(path);
    if (found == null) {
      throw new Importer.ImportException("package " + path + " is not in std");
    }
    return found;
  }
}
