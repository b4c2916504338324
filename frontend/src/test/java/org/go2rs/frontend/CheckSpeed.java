package org.go2rs.frontend;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.go2rs.frontend.diagnostics.DiagnosticRenderer;
import org.go2rs.frontend.load.LoadOptions;

/** Loads and checks packages several times: {@code CheckSpeed [-rounds N] [-overlay DIR] DIR PATTERN...}. */
public final class CheckSpeed {
  private CheckSpeed() {}

  /** Runs the measurement. */
  public static void main(String[] args) {
    List<String> rest = new ArrayList<>(List.of(args));
    int rounds = rest.get(0).equals("-rounds") ? Integer.parseInt(option(rest)) : 1;
    Path overlay = rest.get(0).equals("-overlay") ? Path.of(option(rest)) : null;
    LoadOptions options = LoadOptions.of(Path.of(rest.get(0)), rest.subList(1, rest.size())).withOverlay(overlay);
    for (int i = 0; i < rounds; i++) {
      long start = System.nanoTime();
      Program program = Frontend.check(options);
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.print(new DiagnosticRenderer(program.files()).withLimit(50).render(program.diagnostics()));
      Runtime runtime = Runtime.getRuntime();
      System.out.printf(
          "%d packages, %d lines, %d errors, %.2f s, %.0f lines/s, heap %d MB%n",
          program.packages().size(),
          program.lines(),
          program.diagnostics().size(),
          seconds,
          program.lines() / seconds,
          (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    }
  }

  private static String option(List<String> rest) {
    rest.remove(0);
    return rest.remove(0);
  }
}
