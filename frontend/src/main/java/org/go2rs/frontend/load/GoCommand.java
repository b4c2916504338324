package org.go2rs.frontend.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Runs the user's go command. */
final class GoCommand {
  private final Path directory;
  private final Target target;

  GoCommand(Path directory, Target target) {
    this.directory = directory;
    this.target = target;
  }

  /** What a run of the go command left behind. */
  record Result(int status, byte[] output, String errors) {
    String text() {
      return new String(output, StandardCharsets.UTF_8);
    }
  }

  Result run(String... arguments) throws LoadException {
    List<String> command = new ArrayList<>();
    command.add("go");
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().put("CGO_ENABLED", "0");
    builder.environment().put("GOOS", target.goos());
    builder.environment().put("GOARCH", target.goarch());
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      CompletableFuture<String> errors = CompletableFuture.supplyAsync(() -> readText(process.getErrorStream()));
      byte[] output = process.getInputStream().readAllBytes();
      return new Result(process.waitFor(), output, errors.join());
    } catch (IOException e) {
      throw new LoadException("ToolMissing", "cannot run the go command in " + directory + ": install Go, or put it on the PATH");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LoadException("ToolMissing", "interrupted while the go command ran");
    }
  }

  private static String readText(InputStream stream) {
    try {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.getMessage();
    }
  }
}
