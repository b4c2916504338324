package org.go2rs.frontend.parse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.go2rs.frontend.diagnostics.DiagnosticList;
import org.go2rs.frontend.diagnostics.DiagnosticRenderer;
import org.go2rs.frontend.source.FileSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Our syntax errors are those of Go's compiler: same places, same words.
 *
 * <p>The cases are sections of {@code syntax/errors.txt}, each below a line {@code -- name --}, and those files of GOROOT/test that we reject.
 */
class SyntaxErrorOracleTest {
  private static final int NO_LIMIT = 1000;

  @TempDir static Path scratch;

  @ParameterizedTest
  @MethodSource("cases")
  void messagesAgree(String name, String source) throws Exception {
    Path file = Files.writeString(scratch.resolve(name + ".go"), source);
    assertThat(ours(file)).isEqualTo(compiler(file));
  }

  static Stream<Arguments> cases() throws IOException {
    String text = new String(SyntaxErrorOracleTest.class.getResourceAsStream("/syntax/errors.txt").readAllBytes(), StandardCharsets.UTF_8);
    List<Arguments> cases = new ArrayList<>();
    for (String section : text.split("(?m)^-- ")) {
      int end = section.indexOf(" --\n");
      if (end > 0) {
        cases.add(Arguments.of(section.substring(0, end), section.substring(end + 4)));
      }
    }
    return cases.stream();
  }

  /** Compares the messages for every file given, or below a directory given, that we reject. */
  public static void main(String[] args) throws Exception {
    int files = 0;
    int same = 0;
    for (String arg : args) {
      List<Path> paths;
      try (Stream<Path> walk = Files.walk(Path.of(arg))) {
        paths = walk.filter(p -> p.toString().endsWith(".go") && Files.isRegularFile(p)).sorted().toList();
      }
      for (Path path : paths) {
        List<String> ours = ours(path);
        if (!ours.isEmpty()) {
          files++;
          List<String> compiler = compiler(path);
          if (ours.equals(compiler)) {
            same++;
          } else {
            System.out.println("== " + path);
            compiler.stream().filter(line -> !ours.contains(line)).forEach(line -> System.out.println("  go: " + line));
            ours.stream().filter(line -> !compiler.contains(line)).forEach(line -> System.out.println("  us: " + line));
          }
        }
      }
    }
    System.out.printf("%d files rejected, %d with the same messages%n", files, same);
  }

  private static List<String> ours(Path path) throws IOException {
    DiagnosticList errors = new DiagnosticList();
    FileSet files = new FileSet();
    GoFileParser.parse(files.addFile(path.toString(), Files.readAllBytes(path)), errors);
    return new DiagnosticRenderer(files).withLimit(NO_LIMIT).withoutSource().render(errors.all()).lines().toList();
  }

  private static List<String> compiler(Path path) throws Exception {
    // The compiler removes its output after errors, so this must be a file of our own.
    Path output = Files.createTempFile("syntax", ".o");
    Process process =
        new ProcessBuilder("go", "tool", "compile", "-e", "-o", output.toString(), path.toString()).redirectErrorStream(true).start();
    String messages = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    Files.deleteIfExists(output);
    return messages.lines().toList();
  }
}
