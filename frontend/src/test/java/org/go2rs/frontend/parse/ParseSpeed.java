package org.go2rs.frontend.parse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.go2rs.frontend.diagnostics.DiagnosticList;
import org.go2rs.frontend.diagnostics.DiagnosticRenderer;
import org.go2rs.frontend.source.FileSet;
import org.go2rs.frontend.source.SourceFile;

/** Parses every Go file below a directory several times and prints lines per second: {@code ParseSpeed DIR [ROUNDS]}. */
public final class ParseSpeed {
  private ParseSpeed() {}

  /** Runs the measurement. */
  public static void main(String[] args) throws IOException {
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
    List<Path> paths = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(Path.of(args[0]))) {
      walk.filter(p -> p.toString().endsWith(".go") && !p.toString().contains("testdata") && Files.isRegularFile(p)).forEach(paths::add);
    }
    for (int round = 0; round < rounds; round++) {
      measure(paths);
    }
  }

  private static void measure(List<Path> paths) throws IOException {
    FileSet files = new FileSet();
    DiagnosticList errors = new DiagnosticList();
    List<SourceFile> sources = new ArrayList<>();
    for (Path path : paths) {
      sources.add(files.addFile(path.toString(), Files.readAllBytes(path)));
    }
    long start = System.nanoTime();
    sources.forEach(source -> GoFileParser.parse(source, errors));
    double seconds = (System.nanoTime() - start) / 1e9;
    long lines = sources.stream().mapToLong(SourceFile::lineCount).sum();
    System.out.print(new DiagnosticRenderer(files).render(errors.all()));
    System.out.printf("%d files, %d lines, %d errors, %.2f s, %.0f lines/s%n", paths.size(), lines, errors.errorCount(), seconds, lines / seconds);
  }
}
