package org.go2rs.templates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs rustfmt once for many texts. */
final class Rustfmt {
  static final String CONFIG = ManifestWriter.shared().rustfmt();

  /**
   * What rustfmt made of the texts.
   *
   * @param texts in the order given; a text that rustfmt could not read comes back unchanged
   * @param messages what rustfmt said on its error stream
   */
  record Result(List<String> texts, String messages) {}

  private Rustfmt() {}

  static Result format(List<String> texts) {
    if (texts.isEmpty()) {
      return new Result(List.of(), "");
    }
    try {
      var dir = Files.createTempDirectory("go2rs-fmt");
      // A signal ends the virtual machine while rustfmt runs: nothing but a hook sees that.
      var cleaner = new Thread(() -> deleteQuietly(dir));
      Runtime.getRuntime().addShutdownHook(cleaner);
      try {
        return formatIn(dir, texts);
      } finally {
        delete(dir);
        unhook(cleaner);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while rustfmt ran", e);
    }
  }

  private static Result formatIn(Path dir, List<String> texts) throws IOException, InterruptedException {
    Files.writeString(dir.resolve("rustfmt.toml"), CONFIG);
    var command = new ArrayList<>(List.of("rustfmt", "--edition", "2024", "--config-path", dir.toString()));
    for (int i = 0; i < texts.size(); i++) {
      var file = dir.resolve("f" + i + ".rs");
      Files.writeString(file, texts.get(i));
      command.add(file.toString());
    }
    var log = dir.resolve("messages");
    run(command, log);
    var out = new ArrayList<String>();
    for (int i = 0; i < texts.size(); i++) {
      out.add(Files.readString(dir.resolve("f" + i + ".rs")));
    }
    return new Result(out, new String(Files.readAllBytes(log), StandardCharsets.UTF_8));
  }

  private static void run(List<String> command, Path log) throws IOException, InterruptedException {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    } catch (IOException e) {
      throw new RustfmtMissingException("rustfmt is not on the PATH", e);
    }
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException("rustfmt did not finish within five minutes");
    }
    String messages = Files.readString(log, StandardCharsets.UTF_8);
    // rustup leaves a command of that name behind even where the component is not installed.
    if (process.exitValue() != 0 && messages.contains("is not installed for the toolchain")) {
      throw new RustfmtMissingException(messages.strip(), null);
    }
  }

  private static void unhook(Thread cleaner) {
    try {
      Runtime.getRuntime().removeShutdownHook(cleaner);
    } catch (IllegalStateException e) {
      // The virtual machine ends already; the hook finds nothing to do.
    }
  }

  private static void deleteQuietly(Path dir) {
    try {
      delete(dir);
    } catch (IOException | UncheckedIOException e) {
      // Gone already, or rustfmt still writes there: the end of the process must not wait for it.
    }
  }

  private static void delete(Path dir) throws IOException {
    try (Stream<Path> files = Files.walk(dir)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
