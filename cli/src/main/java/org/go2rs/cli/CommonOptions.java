package org.go2rs.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.go2rs.driver.DriverException;
import picocli.CommandLine.Option;

/** Options of every subcommand. */
final class CommonOptions {
  @Option(names = {"-v", "--verbose"}, description = "Say what is done and which commands run, on standard error.")
  boolean verbose;

  @Option(names = "--all-errors", description = "Report all errors, not the first ten.")
  boolean allErrors;

  Progress progress(PrintWriter err) {
    return new Progress(err, Terminal.interactive(), verbose);
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
