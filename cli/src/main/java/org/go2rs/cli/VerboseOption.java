package org.go2rs.cli;

import picocli.CommandLine.Option;

/** {@code -v}, where it means go2rs's own work. */
final class VerboseOption {
  @Option(names = {"-v", "--verbose"}, description = "Say on standard error what is done and which commands run.")
  boolean verbose;
}
