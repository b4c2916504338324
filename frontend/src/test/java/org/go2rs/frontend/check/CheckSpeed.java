package org.go2rs.frontend.check;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.go2rs.frontend.diagnostics.DiagnosticList;
import org.go2rs.frontend.diagnostics.DiagnosticRenderer;
import org.go2rs.frontend.load.LoadOptions;
import org.go2rs.frontend.load.LoadResult;
import org.go2rs.frontend.load.PackageLoader;
import org.go2rs.frontend.load.Workers;
import org.go2rs.frontend.source.FileSet;
import org.go2rs.frontend.types.Sizes;

/** Measures loading and checking: {@code CheckSpeed PATTERN...}, {@code std} for the standard library. */
final class CheckSpeed {
  private CheckSpeed() {}

  public static void main(String[] args) {
    FileSet files = new FileSet();
    DiagnosticList sink = new DiagnosticList();
    try (ExecutorService workers = Workers.create()) {
      long start = System.nanoTime();
      LoadResult loaded = PackageLoader.load(LoadOptions.of(Path.of("."), List.of(args)), files, sink, workers);
      long parsed = System.nanoTime();
      List<ProgramChecker.CheckedPackage> checked = ProgramChecker.check(loaded, Sizes.AMD64, p -> false, sink, workers);
      long done = System.nanoTime();
      long lines = loaded.packages().stream().flatMap(p -> p.files().stream()).mapToLong(f -> f.source().lineCount()).sum();
      System.out.print(new DiagnosticRenderer(files).withoutSource().render(sink.all()));
      System.gc();
      long heap = (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
      System.out.printf(
          "%d packages, %d lines: loaded in %.1f s, checked in %.1f s, %d MiB kept%n",
          checked.size(), lines, (parsed - start) / 1e9, (done - parsed) / 1e9, heap);
    }
  }
}
