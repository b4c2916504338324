package org.go2rs.frontend.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Runs the user's go command. */
final class GoCommand {
  private final Path directory;
  private final Target target;

  private final Consumer<List<String>> listener;

  GoCommand(LoadOptions options) {
    this.directory = options.directory();
    this.target = options.target();
    this.listener = options.commands();
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
    listener.accept(command);
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
      String problem = Files.isDirectory(directory) ? "the go command is not on the PATH: install Go 1.26 or newer, https://go.dev/dl" : "no such directory: " + directory;
      throw new LoadException("ToolMissing", problem);
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
