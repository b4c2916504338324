package org.go2rs.cli;

import picocli.CommandLine.Option;

/** Results for programs. */
final class JsonOption {
  @Option(names = "--json", description = "Write the result as one JSON object to standard output (docs/command.md describes it).")
  boolean json;
}
