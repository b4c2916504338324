package org.go2rs.maven;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;

/** Runs the translator and hands what it says to Maven's log. It does not outlive Maven. */
final class TranslatorProcess {
  private final Log log;

  TranslatorProcess(Log log) {
    this.log = log;
  }

  /**
   * Runs a command to its end.
   *
   * @return its exit code
   */
  int run(Path directory, List<String> command) throws MojoExecutionException {
    log.debug(String.join(" ", command));
    Process process = start(directory, command);
    Thread kill = new Thread(process::destroy);
    Runtime.getRuntime().addShutdownHook(kill);
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        log.info(line);
      }
      return process.waitFor();
    } catch (IOException e) {
      throw new MojoExecutionException("go2rs: cannot read what the translator says", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("go2rs was interrupted", e);
    } finally {
      process.destroy();
      removeHook(kill);
    }
  }

  private static Process start(Path directory, List<String> command) throws MojoExecutionException {
    try {
      return new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new MojoExecutionException("go2rs: cannot start " + command.get(0), e);
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // Maven is being shut down: the hook runs now.
    }
  }
}
