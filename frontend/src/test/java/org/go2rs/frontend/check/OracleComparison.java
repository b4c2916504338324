package org.go2rs.frontend.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.go2rs.frontend.ast.File;
import org.go2rs.frontend.diagnostics.Diagnostic;
import org.go2rs.frontend.diagnostics.DiagnosticList;
import org.go2rs.frontend.parse.GoFileParser;
import org.go2rs.frontend.source.FileSet;
import org.go2rs.frontend.types.Pkg;
import org.go2rs.frontend.types.Sizes;
import org.go2rs.frontend.types.Universe;

/** Checks the packages of an oracle's dump with our own checker and compares line by line. */
final class OracleComparison {
  /** What the oracle says of one package. */
  private record Expected(String path, String dir, List<String> lines) {
    List<String> files() {
      return lines.stream().filter(line -> line.startsWith("file ")).map(line -> line.split(" ")[1]).toList();
    }
  }

  /**
   * The outcome for one package.
   *
   * @param differences as {@code -} lines that the oracle has and {@code +} lines that we have
   */
  record Outcome(String path, int lines, List<String> differences) {}

  private final Map<String, Pkg> packages = new HashMap<>(Map.of("unsafe", Universe.UNSAFE));
  private final FileSet files = new FileSet();

  static List<Outcome> run(Path dump) throws IOException {
    OracleComparison comparison = new OracleComparison();
    List<Outcome> outcomes = new ArrayList<>();
    try (BufferedReader reader = Files.newBufferedReader(dump, StandardCharsets.UTF_8)) {
      Expected current = null;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("package ")) {
          if (current != null) {
            outcomes.add(comparison.compare(current));
          }
          String[] words = line.split(" ", 3);
          current = new Expected(words[1], words[2], new ArrayList<>());
        } else if (current != null) {
          current.lines.add(line);
        }
      }
      if (current != null) {
        outcomes.add(comparison.compare(current));
      }
    }
    return outcomes;
  }

  private Outcome compare(Expected expected) throws IOException {
    DiagnosticList sink = new DiagnosticList();
    List<File> trees = new ArrayList<>();
    for (String name : expected.files()) {
      Path path = Path.of(expected.dir, name);
      File tree = GoFileParser.parse(files.addFile(path.toString(), Files.readAllBytes(path)), sink);
      if (tree != null) {
        trees.add(tree);
      }
    }
    List<String> differences = new ArrayList<>();
    try {
      CheckConfig config = new CheckConfig(this::find, "go1.26", Sizes.AMD64, false, files, sink);
      Checker.Result result = Checker.check(config, expected.path, trees);
      packages.put(expected.path, result.pkg());
      differences.addAll(diff(expected.lines, InfoDump.of(result.info(), trees)));
    } catch (RuntimeException | StackOverflowError e) {
      StackTraceElement[] trace = e.getStackTrace();
      StringBuilder text = new StringBuilder("+crash " + e);
      for (int i = 0; i < Math.min(12, trace.length); i++) {
        text.append("\n      ").append(trace[i]);
      }
      differences.add(text.toString());
    }
    for (Diagnostic diagnostic : sink.all()) {
      differences.add(0, "+error " + files.position(diagnostic.pos()) + ": " + diagnostic.message());
    }
    return new Outcome(expected.path, expected.lines.size(), differences);
  }

  private Pkg find(String path) throws Importer.ImportException {
    String first = path.contains("/") ? path.substring(0, path.indexOf('/')) : path;
    Pkg found = packages.get(first.contains(".") ? "vendor/" + path : path);
    if (found == null) {
      throw new Importer.ImportException("package " + path + " is not in std");
    }
    return found;
  }

  /** Lines that are in one list only; good enough for lists that are nearly the same. */
  private static List<String> diff(List<String> want, List<String> have) {
    List<String> result = new ArrayList<>();
    String file = "";
    int i = 0;
    int j = 0;
    while (i < want.size() || j < have.size()) {
      if (i < want.size() && j < have.size() && want.get(i).equals(have.get(j))) {
        if (want.get(i).startsWith("file ")) {
          file = want.get(i).split(" ")[1];
        }
        i++;
        j++;
        continue;
      }
      int[] next = resynchronise(want, have, i, j);
      for (; i < next[0]; i++) {
        result.add("-" + file + " " + want.get(i));
      }
      for (; j < next[1]; j++) {
        result.add("+" + file + " " + have.get(j));
      }
    }
    return result;
  }

  private static int[] resynchronise(List<String> want, List<String> have, int i, int j) {
    for (int distance = 1; distance < 400; distance++) {
      for (int a = 0; a <= distance; a++) {
        int x = i + a;
        int y = j + distance - a;
        if (x < want.size() && y < have.size() && want.get(x).equals(have.get(y))) {
          return new int[] {x, y};
        }
      }
    }
    return new int[] {want.size(), have.size()};
  }

  /** Prints the outcome for a dump: {@code OracleComparison DUMP [MAX_DIFFERENCES_PER_PACKAGE]}. */
  public static void main(String[] args) throws IOException {
    int max = args.length > 1 ? Integer.parseInt(args[1]) : 20;
    int same = 0;
    long start = System.nanoTime();
    List<Outcome> outcomes = run(Path.of(args[0]));
    for (Outcome outcome : outcomes) {
      if (outcome.differences.isEmpty()) {
        same++;
        continue;
      }
      System.out.println("== " + outcome.path + ": " + outcome.differences.size() + " differences in " + outcome.lines + " lines");
      outcome.differences.stream().limit(max).forEach(d -> System.out.println("   " + d));
    }
    System.out.printf("%d of %d packages are the same, %.1f s%n", same, outcomes.size(), (System.nanoTime() - start) / 1e9);
  }
}
