package org.go2rs.frontend.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.go2rs.frontend.ast.File;
import org.go2rs.frontend.check.CheckConfig;
import org.go2rs.frontend.check.Checker;
import org.go2rs.frontend.diagnostics.DiagnosticList;
import org.go2rs.frontend.parse.GoFileParser;
import org.go2rs.frontend.source.FileSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares look-up, method sets, identity, implementation, sizes and texts of the fixture's types with go/types. */
class TypeRulesOracleTest {
  @TempDir Path dir;

  @Test
  void agreesWithGo() throws Exception {
    Path fixture = dir.resolve("fixture.txt");
    Files.write(fixture, resource("/oracle/types/fixture.go.txt"));
    List<String> ours = TypeDump.of(check(fixture));
    List<String> go = runGo(fixture);
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < Math.max(ours.size(), go.size()); i++) {
      String a = i < go.size() ? go.get(i) : "(nothing)";
      String b = i < ours.size() ? ours.get(i) : "(nothing)";
      if (!a.equals(b)) {
        differences.add("line " + (i + 1) + "\n  go:   " + a + "\n  ours: " + b);
      }
    }
    assertThat(differences).isEmpty();
  }

  private static Pkg check(Path fixture) throws IOException {
    FileSet files = new FileSet();
    DiagnosticList errors = new DiagnosticList();
    File file = GoFileParser.parse(files.addFile(fixture.toString(), Files.readAllBytes(fixture)), errors);
    CheckConfig config = new CheckConfig(path -> Universe.UNSAFE, "", Sizes.AMD64, false, files, errors);
    Checker.Result result = Checker.check(config, "fixture", List.of(file));
    assertThat(errors.all()).isEmpty();
    return result.pkg();
  }

  private byte[] resource(String name) throws IOException {
    try (InputStream in = getClass().getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  private List<String> runGo(Path fixture) throws IOException, InterruptedException {
    Files.write(dir.resolve("main.go"), resource("/oracle/types/main.go.txt"));
    Path output = dir.resolve("answers");
    ProcessBuilder go = new ProcessBuilder("go", "run", "main.go", fixture.toString()).directory(dir.toFile());
    go.redirectOutput(output.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
    assertThat(go.start().waitFor()).isZero();
    return Files.readAllLines(output, StandardCharsets.UTF_8);
  }
}
