package org.go2rs.frontend.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.go2rs.frontend.Frontend;
import org.go2rs.frontend.Program;
import org.go2rs.frontend.diagnostics.Diagnostic;
import org.go2rs.frontend.diagnostics.DiagnosticRenderer;
import org.go2rs.frontend.load.LoadOptions;
import org.go2rs.frontend.load.LoadedPackage;
import org.go2rs.frontend.source.SourceFile;

/** Compares our errors about broken programs with those of {@code go build}: places, texts and order. */
final class ErrorComparison {
  private static final Pattern PLACE = Pattern.compile("(?:[^\\s:]*/)?([a-z0-9_]+\\.go):(\\d+:\\d+)");

  private ErrorComparison() {}

  /**
   * The differences for each program, as {@code -} lines that Go prints and {@code +} lines that we print.
   *
   * @param sources files, each a package of its own
   * @param scratch an empty directory
   */
  static Map<String, List<String>> run(Path sources, Path scratch) throws IOException, InterruptedException {
    Files.writeString(scratch.resolve("go.mod"), "module e\n\ngo 1.26\n");
    List<String> names = new ArrayList<>();
    try (Stream<Path> list = Files.list(sources)) {
      for (Path source : list.filter(p -> p.toString().endsWith(".go")).sorted().toList()) {
        String name = source.getFileName().toString().replace(".go", "");
        names.add(name);
        Path directory = Files.createDirectories(scratch.resolve(name));
        Files.copy(source, directory.resolve(name + ".go"));
        Files.writeString(directory.resolve("x.txt"), "for go:embed");
      }
    }
    Oracle.Output built = Oracle.run(scratch, List.of("go", "build", "-gcflags=-e", "./..."));
    Map<String, List<String>> expected = byFile(built.text().lines().filter(line -> !line.startsWith("#")).toList());
    Map<String, List<String>> actual = byFile(ours(scratch));
    Map<String, List<String>> differences = new TreeMap<>();
    for (String name : names) {
      String file = name + ".go";
      List<String> diff = diff(expected.getOrDefault(file, List.of()), actual.getOrDefault(file, List.of()));
      if (!diff.isEmpty()) {
        differences.put(file, diff);
      }
    }
    return differences;
  }

  private static List<String> ours(Path directory) {
    Program program = Frontend.check(LoadOptions.of(directory, List.of("./...")), LoadedPackage::root);
    List<String> lines = new ArrayList<>();
    Map<String, List<Diagnostic>> byFile = new TreeMap<>();
    for (Diagnostic diagnostic : program.diagnostics()) {
      SourceFile file = program.files().file(diagnostic.pos());
      byFile.computeIfAbsent(file == null ? "" : file.name(), f -> new ArrayList<>()).add(diagnostic);
    }
    DiagnosticRenderer renderer = new DiagnosticRenderer(program.files()).withoutSource().withLimit(100_000);
    byFile.values().forEach(list -> renderer.render(list).lines().forEach(lines::add));
    return lines;
  }

  /** Messages with their further lines, by file; file names without directories. */
  private static Map<String, List<String>> byFile(List<String> lines) {
    Map<String, List<String>> result = new TreeMap<>();
    String file = "";
    for (String line : lines) {
      String text = PLACE.matcher(line).replaceAll("$1:$2");
      Matcher place = PLACE.matcher(text);
      if (!line.startsWith("\t") && place.lookingAt()) {
        file = place.group(1);
      }
      result.computeIfAbsent(file, f -> new ArrayList<>()).add(text);
    }
    return result;
  }

  private static List<String> diff(List<String> want, List<String> have) {
    List<String> result = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < want.size() || j < have.size()) {
      if (i < want.size() && j < have.size() && want.get(i).equals(have.get(j))) {
        i++;
        j++;
      } else if (i < want.size() && (j == have.size() || !have.subList(j, have.size()).contains(want.get(i)))) {
        result.add("-" + want.get(i++));
      } else {
        result.add("+" + have.get(j++));
      }
    }
    return result;
  }

  /** Prints the differences for the programs in a directory. */
  public static void main(String[] args) throws Exception {
    Map<String, List<String>> differences = run(Path.of(args[0]), Files.createTempDirectory("errors"));
    differences.forEach(
        (file, lines) -> {
          System.out.println("== " + file);
          lines.forEach(line -> System.out.println("   " + line));
        });
    System.out.println(differences.size() + " files differ, " + differences.values().stream().mapToInt(List::size).sum() + " lines");
  }
}
