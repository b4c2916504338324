package org.go2rs.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.go2rs.driver.DriverException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of every subcommand that looks at packages. */
final class CommonOptions {
  static final int DEFAULT_ERRORS = 10;

  @Option(names = "--all-errors", description = "Report all errors, not the first ten.")
  boolean allErrors;

  @Option(names = "-C", paramLabel = "DIR", description = "Change to a directory first: packages and -o are meant from there.")
  private @Nullable Path directory;

  Progress progress(PrintWriter err, boolean verbose) {
    return new Progress(err, Terminal.interactive(), verbose);
  }

  int errorLimit() {
    return allErrors ? Integer.MAX_VALUE : DEFAULT_ERRORS;
  }

  /** Where the command works. */
  Path directory() {
    Path here = Path.of("").toAbsolutePath();
    if (directory == null) {
      return here;
    }
    Path chosen = here.resolve(directory).normalize();
    if (!Files.isDirectory(chosen)) {
      throw new DriverException("-C " + directory + ": no such directory");
    }
    return chosen;
  }

  /** Where go2rs is installed: the launcher says so. */
  static Path home() {
    String home = System.getProperty("go2rs.home");
    if (home == null) {
      throw new DriverException("the system property go2rs.home is not set: start go2rs by its launcher");
    }
    return Path.of(home);
  }
}
