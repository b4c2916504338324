package org.go2rs.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.go2rs.frontend.diagnostics.Diagnostic;
import org.go2rs.frontend.diagnostics.DiagnosticRenderer;
import org.go2rs.frontend.source.FileSet;
import org.jspecify.annotations.Nullable;

/** The whole way of a program: load, check, lower, render, build. The command's subcommands are thin callers of this. */
public final class Pipeline {
  private final Path home;
  private final Path directory;
  private final Map<String, String> env;
  private final Consumer<String> progress;

  /**
   * @param home where go2rs is installed: it holds {@code rust-runtime}
   * @param directory where package patterns are resolved
   * @param env the environment
   * @param progress hears what is being done
   */
  public Pipeline(Path home, Path directory, Map<String, String> env, Consumer<String> progress) {
    this.home = home;
    this.directory = directory;
    this.env = Map.copyOf(env);
    this.progress = progress;
  }

  /** What {@link #check} gives. */
  public sealed interface CheckResult permits Checked, Failure {}

  /** What {@link #build} gives. */
  public sealed interface BuildResult permits Built, Failure {}

  /** What {@link #export} gives. */
  public sealed interface ExportResult permits Exported, Failure {}

  /** All packages are free of errors. */
  public record Checked(int packages, long lines, long nanos) implements CheckResult {
    private static final double GIGA = 1e9;
    private static final long MEBI = 1 << 20;

    /** One line with figures. */
    public String statistics() {
      Runtime jvm = Runtime.getRuntime();
      double seconds = nanos / GIGA;
      return String.format(
          "%d packages, %d lines in %.2f s (%.0f lines/s), heap %d MiB of %d MiB",
          packages, lines, seconds, lines / seconds, (jvm.totalMemory() - jvm.freeMemory()) / MEBI, jvm.totalMemory() / MEBI);
    }
  }

  /**
   * A binary.
   *
   * @param importPath the main package
   * @param executable where cargo put it
   * @param compiled the crates that this build compiled
   */
  public record Built(String importPath, Path executable, List<String> compiled) implements BuildResult {
    public Built {
      compiled = List.copyOf(compiled);
    }

    /** The name that {@code go build} would give the binary. */
    public String name() {
      return importPath.substring(importPath.lastIndexOf('/') + 1);
    }

    /** Copies the binary to a file, into a directory, or to its own name in the current directory. */
    public void copyTo(@Nullable Path output) {
      Path target = output == null ? Path.of(name()) : Files.isDirectory(output) ? output.resolve(name()) : output;
      try {
        Path temp = Files.createTempFile(target.toAbsolutePath().getParent(), ".go2rs", "");
        try {
          Files.copy(executable, temp, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
          FileTrees.move(temp, target);
        } finally {
          Files.deleteIfExists(temp);
        }
      } catch (IOException e) {
        throw new DriverException("cannot write the binary " + target + ": " + e.getMessage(), e);
      }
    }
  }

  /** A workspace was written. */
  public record Exported(int crates) implements ExportResult {}

  /**
   * Errors that were found.
   *
   * @param ours whether go2rs is at fault: rustc refused what we wrote
   * @param text what stands behind the diagnostics, for errors that are not in Go files
   */
  public record Failure(@Nullable FileSet files, List<Diagnostic> diagnostics, String text, boolean ours)
      implements CheckResult, BuildResult, ExportResult {
    public Failure {
      diagnostics = List.copyOf(diagnostics);
    }

    /** The errors as a user reads them. */
    public String render(int limit, boolean colours) {
      String shown = files == null ? "" : new DiagnosticRenderer(files).withLimit(limit).render(diagnostics);
      return shown + text;
    }
  }

  /** Parses and checks packages. */
  public CheckResult check(List<String> patterns) {
    throw new DriverException("not connected yet: " + home + directory + env.size() + patterns + progress);
  }

  /** Translates and builds one program. */
  public BuildResult build(String pattern, Profile profile) {
    throw new DriverException("not connected yet: " + pattern + profile);
  }

  /** Translates one program to a workspace of its own. */
  public ExportResult export(String pattern, Path output) {
    throw new DriverException("not connected yet: " + pattern + output);
  }
}
