package org.go2rs.frontend;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Predicate;
import org.go2rs.frontend.diagnostics.DiagnosticList;
import org.go2rs.frontend.load.LoadOptions;
import org.go2rs.frontend.load.LoadResult;
import org.go2rs.frontend.load.LoadedPackage;
import org.go2rs.frontend.load.PackageLoader;
import org.go2rs.frontend.load.Workers;
import org.go2rs.frontend.source.FileSet;
import org.go2rs.frontend.types.Sizes;

/** Loads and checks packages in one call. Who wants to work on packages while others are still being checked uses {@link PackageChecks}. */
public final class Frontend {
  private Frontend() {}

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
    DiagnosticList diagnostics = new DiagnosticList();
    try (ExecutorService executor = Workers.create()) {
      LoadResult loaded = PackageLoader.load(options, new FileSet(), diagnostics, executor);
      Sizes sizes = Sizes.of(options.target().goarch());
      Map<String, CompletableFuture<CheckedPackage>> checks = PackageChecks.start(loaded, diagnostics, sizes, bodies, executor);
      List<CheckedPackage> checked =
          loaded.packages().stream().map(each -> checks.get(each.importPath()).join()).filter(CheckedPackage::ok).toList();
      return new Program(loaded.files(), checked, diagnostics.all(), loaded.environment());
    }
  }
}
