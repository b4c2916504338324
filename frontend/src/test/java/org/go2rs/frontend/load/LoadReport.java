package org.go2rs.frontend.load;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.go2rs.frontend.diagnostics.DiagnosticList;
import org.go2rs.frontend.diagnostics.DiagnosticRenderer;
import org.go2rs.frontend.source.FileSet;

/** Loads packages several times and prints them: {@code LoadReport [-rounds N] [-overlay DIR] DIR PATTERN...}. */
public final class LoadReport {
  private LoadReport() {}

  /** Runs the report. */
  public static void main(String[] args) {
    List<String> rest = new java.util.ArrayList<>(List.of(args));
    int rounds = rest.get(0).equals("-rounds") ? Integer.parseInt(take2(rest)) : 1;
    Path overlay = rest.get(0).equals("-overlay") ? Path.of(take2(rest)) : null;
    LoadOptions options = LoadOptions.of(Path.of(rest.get(0)), rest.subList(1, rest.size())).withOverlay(overlay);
    try (ExecutorService executor = Workers.create()) {
      for (int i = 0; i < rounds; i++) {
        report(options, executor, i == rounds - 1);
      }
    }
  }

  private static String take2(List<String> rest) {
    rest.remove(0);
    return rest.remove(0);
  }

  private static void report(LoadOptions options, ExecutorService executor, boolean list) {
    FileSet files = new FileSet();
    DiagnosticList errors = new DiagnosticList();
    long start = System.nanoTime();
    LoadResult result = PackageLoader.load(options, files, errors, executor);
    double seconds = (System.nanoTime() - start) / 1e9;
    long total = 0;
    for (LoadedPackage each : result.packages()) {
      int lines = each.files().stream().mapToInt(file -> file.source().lineCount()).sum();
      total += lines;
      if (list) {
        System.out.printf("%-40s %6d lines %3d files %s %s%n", each.importPath(), lines, each.files().size(), each.goVersion(), each.root() ? "root" : "");
      }
    }
    System.out.print(new DiagnosticRenderer(files).render(errors.all()));
    System.out.printf("%d packages, %d lines, %.2f s%n", result.packages().size(), total, seconds);
  }
}
