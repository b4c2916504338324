package org.go2rs.frontend.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the Go toolchain for tests. */
final class Oracle {
  /** What a command printed, on both outputs, and its exit code. */
  record Output(String text, int exitCode) {}

  private Oracle() {}

  static Output run(Path directory, List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().put("GOFLAGS", "");
    builder.environment().put("GOTOOLCHAIN", "local");
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Output(text, process.waitFor());
  }

  /** What go/types says about standard packages and all they import, in a file. */
  static Path dump(Path scratch, List<String> packages) throws IOException, InterruptedException {
    Path program = scratch.resolve("oracle");
    require(run(Path.of("src/test/go/oracle"), List.of("go", "build", "-o", program.toString(), ".")));
    Path dump = scratch.resolve("oracle.dump");
    String goroot = require(run(scratch, List.of("go", "env", "GOROOT"))).strip();
    List<String> command = new ArrayList<>(List.of(program.toString(), "-o", dump.toString(), "-goroot", goroot));
    command.addAll(packages);
    require(run(scratch, command));
    if (!Files.exists(dump)) {
      throw new IOException("the oracle wrote nothing");
    }
    return dump;
  }

  private static String require(Output output) throws IOException {
    if (output.exitCode != 0) {
      throw new IOException(output.text);
    }
    return output.text;
  }
}
