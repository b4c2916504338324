package org.go2rs.frontend.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.go2rs.frontend.ast.File;
import org.go2rs.frontend.diagnostics.DiagnosticList;
import org.go2rs.frontend.source.FileSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our trees are those of go/parser: every node, position, comment and attachment. */
class GoParserOracleTest {
  @TempDir static Path scratch;

  @ParameterizedTest
  @ValueSource(strings = {"src/fmt", "src/reflect", "src/go/types", "src/net/http", "src/slices", "src/text/template", "test/typeparam", "test/ken"})
  void treesAgree(String directory) throws Exception {
    List<Path> files;
    try (Stream<Path> list = Files.list(goroot().resolve(directory))) {
      files = list.filter(p -> p.toString().endsWith(".go")).sorted().toList();
    }
    List<String> differences = compare(files, scratch);
    assertThat(differences).isEmpty();
  }

  /** Compares all files below the directories given as arguments. */
  public static void main(String[] args) throws Exception {
    List<Path> files = new ArrayList<>();
    for (String arg : args) {
      try (Stream<Path> walk = Files.walk(Path.of(arg))) {
        walk.filter(p -> p.toString().endsWith(".go") && Files.isRegularFile(p)).sorted().forEach(files::add);
      }
    }
    List<String> differences = compare(files, Files.createTempDirectory("astdump"));
    differences.stream().limit(20).forEach(System.out::println);
    System.out.printf("%d files, %d differ%n", files.size(), differences.size());
  }

  /** One message for each file whose dumps differ. */
  private static List<String> compare(List<Path> files, Path work) throws Exception {
    Path list = Files.write(work.resolve("files.txt"), files.stream().map(Path::toString).toList());
    Process process = new ProcessBuilder(astdump(work).toString()).redirectInput(list.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<String> differences = new ArrayList<>();
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      String line = reader.readLine();
      for (Path file : files) {
        assertThat(line).isEqualTo("== " + file);
        List<String> expected = new ArrayList<>();
        while ((line = reader.readLine()) != null && !line.startsWith("== ")) {
          expected.add(line);
        }
        String difference = difference(expected, dump(file));
        if (!difference.isEmpty()) {
          differences.add(file + ": " + difference);
        }
      }
    }
    assertThat(process.waitFor()).isZero();
    return differences;
  }

  private static List<String> dump(Path path) throws IOException {
    DiagnosticList errors = new DiagnosticList();
    File file = GoFileParser.parse(new FileSet().addFile(path.toString(), Files.readAllBytes(path)), errors);
    return file == null ? List.of("error") : AstDump.of(file).lines().toList();
  }

  private static String difference(List<String> expected, List<String> actual) {
    for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
      String go = i < expected.size() ? expected.get(i) : "nothing";
      String ours = i < actual.size() ? actual.get(i) : "nothing";
      if (!go.equals(ours)) {
        return "line " + (i + 1) + ": go/parser has '" + go + "', we have '" + ours + "'";
      }
    }
    return "";
  }

  private static Path astdump(Path work) throws Exception {
    Path binary = work.resolve("astdump");
    if (!Files.exists(binary)) {
      try (InputStream source = GoParserOracleTest.class.getResourceAsStream("/oracle/ast/main.go.txt")) {
        Files.copy(source, work.resolve("main.go"));
      }
      Process build = new ProcessBuilder("go", "build", "-o", binary.toString(), work.resolve("main.go").toString()).inheritIO().start();
      assertThat(build.waitFor()).isZero();
    }
    return binary;
  }

  private static Path goroot() throws Exception {
    Process process = new ProcessBuilder("go", "env", "GOROOT").start();
    return Path.of(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
  }
}
