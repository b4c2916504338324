package org.go2rs.frontend.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.go2rs.frontend.Frontend;
import org.go2rs.frontend.ast.File;
import org.go2rs.frontend.diagnostics.DiagnosticList;
import org.go2rs.frontend.diagnostics.DiagnosticRenderer;
import org.go2rs.frontend.load.LoadOptions;
import org.go2rs.frontend.parse.GoFileParser;
import org.go2rs.frontend.source.FileSet;
import org.go2rs.frontend.types.Pkg;
import org.go2rs.frontend.types.Sizes;
import org.go2rs.frontend.types.Universe;

/**
 * Compares our errors with those of {@code go tool compile} for a corpus of single files, such as the Go distribution's own tests. As a program,
 * {@code CorpusComparison DIRECTORY_OR_FILE...} prints what differs.
 */
final class CorpusComparison {
  private static final Pattern DIRECTORY = Pattern.compile("(?:[^\\s:\"]*/)([A-Za-z0-9_]+\\.go):(\\d+)");

  /** Files may ask for a language version in their first line. */
  private static final Pattern LANG = Pattern.compile("^// -lang=(go1\\.\\d+)");

  private final Map<String, Pkg> packages = new HashMap<>(Map.of("unsafe", Universe.UNSAFE));
  private final Path importcfg;
  private final Path scratch;

  /**
   * A comparison that can be asked about many files.
   *
   * @param scratch an empty directory
   */
  CorpusComparison(Path scratch) throws IOException, InterruptedException {
    this.scratch = scratch;
    Oracle.Output exports =
        Oracle.run(scratch, List.of("go", "list", "-export", "-f", "{{if .Export}}packagefile {{.ImportPath}}={{.Export}}{{end}}", "std"));
    importcfg = Files.write(scratch.resolve("importcfg"), exports.text().lines().filter(l -> l.startsWith("packagefile ")).toList());
    Frontend.check(LoadOptions.of(scratch, List.of("std")), p -> false).packages().forEach(p -> packages.put(p.loaded().importPath(), p.pkg()));
  }

  static List<Path> goFiles(Path root) throws IOException {
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(p -> p.toString().endsWith(".go")).sorted().toList();
    }
  }

  public static void main(String[] args) throws Exception {
    CorpusComparison comparison = new CorpusComparison(Files.createTempDirectory("corpus"));
    int same = 0;
    int different = 0;
    for (String arg : args) {
      for (Path file : goFiles(Path.of(arg))) {
        List<String> differences = comparison.compare(file);
        if (differences.isEmpty()) {
          same++;
          continue;
        }
        different++;
        System.out.println("== " + file);
        differences.stream().limit(12).forEach(line -> System.out.println("   " + line));
      }
    }
    System.out.printf("%d the same, %d differ%n", same, different);
  }

  /** The differences for one file, as {@code -} lines that Go prints and {@code +} lines that we print. */
  List<String> compare(Path file) throws IOException, InterruptedException {
    String first = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().findFirst().orElse("");
    Matcher lang = LANG.matcher(first);
    String version = lang.find() ? lang.group(1) : "go1.26";
    // Not /dev/null: the compiler removes its output after errors, and a superuser would lose the device.
    String output = scratch.resolve("output.o").toString();
    List<String> command =
        List.of("go", "tool", "compile", "-e", "-complete", "-p", "p", "-lang=" + version, "-importcfg", importcfg.toString(), "-o", output, file.toString());
    List<String> expected = lines(Oracle.run(scratch, command).text());
    List<String> actual = lines(ours(file, version));
    if (expected.equals(actual)) {
      return List.of();
    }
    List<String> differences = new ArrayList<>();
    expected.stream().filter(l -> !actual.contains(l)).forEach(l -> differences.add("-" + l));
    actual.stream().filter(l -> !expected.contains(l)).forEach(l -> differences.add("+" + l));
    return differences.isEmpty() ? List.of("the order or the number of messages") : differences;
  }

  private static List<String> lines(String text) {
    return text.lines().map(line -> DIRECTORY.matcher(line).replaceAll("$1:$2")).toList();
  }

  private String ours(Path path, String version) throws IOException {
    FileSet files = new FileSet();
    DiagnosticList sink = new DiagnosticList();
    try {
      File tree = GoFileParser.parse(files.addFile(path.toString(), Files.readAllBytes(path)), sink);
      if (tree != null) {
        Importer importer =
            name -> {
              Pkg found = packages.get(name);
              if (found == null) {
                throw new Importer.ImportException("open : no such file or directory");
              }
              return found;
            };
        Checker.check(new CheckConfig(importer, version, Sizes.AMD64, false, true, files, sink), "p", new ArrayList<>(List.of(tree)));
      }
    } catch (RuntimeException | StackOverflowError e) {
      StackTraceElement[] trace = e.getStackTrace();
      return "CRASH " + e + "\n" + Stream.of(trace).limit(10).map(t -> "  at " + t).reduce("", (a, b) -> a + b + "\n");
    }
    return new DiagnosticRenderer(files).withoutSource().withLimit(100_000).render(sink.all());
  }
}
