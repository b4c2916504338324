package org.go2rs.frontend.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * Compares our errors with those of {@code go tool compile} for a corpus of single files, such as the Go distribution's own tests: {@code CorpusComparison
 * DIRECTORY_OR_FILE... }. Prints what differs; files that only the parsers see differently are counted apart.
 */
final class CorpusComparison {
  private static final Pattern DIRECTORY = Pattern.compile("(?:[^\\s:\"]*/)([A-Za-z0-9_]+\\.go):(\\d+)");

  private final Map<String, Pkg> packages = new HashMap<>(Map.of("unsafe", Universe.UNSAFE));
  private final Path importcfg;
  private final Path scratch;
  private int same;
  private int syntax;
  private int different;

  private CorpusComparison(Path scratch) throws IOException, InterruptedException {
    this.scratch = scratch;
    Oracle.Output exports =
        Oracle.run(scratch, List.of("go", "list", "-export", "-f", "{{if .Export}}packagefile {{.ImportPath}}={{.Export}}{{end}}", "std"));
    importcfg = Files.write(scratch.resolve("importcfg"), exports.text().lines().filter(l -> l.startsWith("packagefile ")).toList());
    Frontend.check(LoadOptions.of(scratch, List.of("std")), p -> false).packages().forEach(p -> packages.put(p.loaded().importPath(), p.pkg()));
  }

  public static void main(String[] args) throws Exception {
    CorpusComparison comparison = new CorpusComparison(Files.createTempDirectory("corpus"));
    for (String arg : args) {
      try (Stream<Path> walk = Files.walk(Path.of(arg))) {
        for (Path file : walk.filter(p -> p.toString().endsWith(".go")).sorted().toList()) {
          comparison.compare(file);
        }
      }
    }
    System.out.printf("%d the same, %d differ in syntax, %d differ%n", comparison.same, comparison.syntax, comparison.different);
  }

  private void compare(Path file) throws IOException, InterruptedException {
    List<String> command =
        List.of("go", "tool", "compile", "-e", "-p", "p", "-lang=go1.26", "-importcfg", importcfg.toString(), "-o", scratch.resolve("out.o").toString(), file.toString());
    Oracle.Output compiled = Oracle.run(scratch, command);
    List<String> expected = lines(compiled.text());
    List<String> actual = lines(ours(file));
    if (expected.equals(actual)) {
      same++;
    } else if (expected.stream().anyMatch(l -> l.contains("syntax error")) || actual.stream().anyMatch(l -> l.contains("syntax error"))) {
      syntax++;
      System.out.println("   (syntax) " + file);
    } else {
      different++;
      System.out.println("== " + file);
      expected.stream().filter(l -> !actual.contains(l)).limit(8).forEach(l -> System.out.println("   -" + l));
      actual.stream().filter(l -> !expected.contains(l)).limit(8).forEach(l -> System.out.println("   +" + l));
    }
  }

  private static List<String> lines(String text) {
    return text.lines().map(line -> DIRECTORY.matcher(line).replaceAll("$1:$2")).toList();
  }

  private String ours(Path path) throws IOException {
    FileSet files = new FileSet();
    DiagnosticList sink = new DiagnosticList();
    try {
      File tree = GoFileParser.parse(files.addFile(path.toString(), Files.readAllBytes(path)), sink);
      if (tree != null) {
        Importer importer =
            name -> {
              Pkg found = packages.get(name);
              if (found == null) {
                throw new Importer.ImportException("file not found");
              }
              return found;
            };
        Checker.check(new CheckConfig(importer, "go1.26", Sizes.AMD64, false, true, files, sink), "p", new ArrayList<>(List.of(tree)));
      }
    } catch (RuntimeException | StackOverflowError e) {
      StackTraceElement[] trace = e.getStackTrace();
      return "CRASH " + e + "\n" + Stream.of(trace).limit(10).map(t -> "  at " + t).reduce("", (a, b) -> a + b + "\n");
    }
    return new DiagnosticRenderer(files).withoutSource().withLimit(100_000).render(sink.all());
  }
}
