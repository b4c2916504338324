package org.go2rs.driver;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs tools. A tool that was started ends with us: its whole process tree is stopped when this JVM is (Ctrl-C included). */
public final class Processes {
  private Processes() {}

  /** What a finished tool left behind. */
  public record Result(int exitCode, String stdout, String stderr) {
    /** Whether the tool was content. */
    public boolean ok() {
      return exitCode == 0;
    }
  }

  /** Runs a tool to its end and keeps what it printed. */
  public static Result capture(@Nullable Path dir, Map<String, String> env, List<String> command) {
    try (Running running = start(dir, env, command)) {
      Process process = running.process;
      process.getOutputStream().close();
      CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> readAll(process.getErrorStream()));
      String out = readAll(process.getInputStream());
      return new Result(process.waitFor(), out, err.join());
    } catch (IOException e) {
      throw new DriverException("cannot run " + command.get(0) + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DriverException(command.get(0) + " was interrupted", e);
    }
  }

  /** Runs a tool and hands on its lines as they come: standard output to one consumer, standard error to the other (on a thread of its own). */
  public static int stream(Path dir, Map<String, String> env, List<String> command, Consumer<String> out, Consumer<String> err) {
    try (Running running = start(dir, env, command)) {
      Process process = running.process;
      process.getOutputStream().close();
      CompletableFuture<Void> errors = CompletableFuture.runAsync(() -> process.errorReader(StandardCharsets.UTF_8).lines().forEach(err));
      process.inputReader(StandardCharsets.UTF_8).lines().forEach(out);
      errors.join();
      return process.waitFor();
    } catch (IOException e) {
      throw new DriverException("cannot run " + command.get(0) + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DriverException(command.get(0) + " was interrupted", e);
    }
  }

  /** Takes what a program prints, to its end. */
  @FunctionalInterface
  public interface Output {
    /** Reads all of the stream. */
    void read(InputStream stream) throws IOException;
  }

  /** Runs a program without input, with standard output and error in one stream, and returns its exit code as {@link #inherit} does. */
  public static int merged(Path dir, Map<String, String> env, List<String> command, Output output) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(dir.toFile()).redirectErrorStream(true).redirectInput(new File("/dev/null"));
    builder.environment().putAll(env);
    try (Running running = new Running(builder.start())) {
      output.read(running.process.getInputStream());
      return running.process.waitFor();
    } catch (IOException e) {
      throw new DriverException("cannot run " + command.get(0) + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DriverException(command.get(0) + " was interrupted", e);
    }
  }

  /** Runs a program with our own standard streams and returns its exit code, 128 + n for a signal n, as a shell does. */
  public static int inherit(@Nullable Path dir, List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    if (dir != null) {
      builder.directory(dir.toFile());
    }
    try (Running running = new Running(builder.start())) {
      return running.process.waitFor();
    } catch (IOException e) {
      throw new DriverException("cannot start " + command.get(0) + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DriverException(command.get(0) + " was interrupted", e);
    }
  }

  private static Running start(@Nullable Path dir, Map<String, String> env, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(env);
    if (dir != null) {
      builder.directory(dir.toFile());
    }
    return new Running(builder.start());
  }

  private static String readAll(InputStream in) {
    try (in) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** A process that a shutdown hook watches while it runs. */
  private static final class Running implements AutoCloseable {
    private final Process process;
    private final Thread hook;

    Running(Process process) {
      this.process = process;
      this.hook = new Thread(this::stop, "stop-" + process.pid());
      Runtime.getRuntime().addShutdownHook(hook);
    }

    private void stop() {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }

    @Override
    public void close() {
      if (process.isAlive()) {
        stop();
      }
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The JVM is shutting down: the hook does the work.
      }
    }
  }
}
