package org.go2rs.cli;

/** What the command's exit codes mean. {@code run} otherwise hands on the program's own. */
final class ExitCode {
  static final int OK = 0;
  /** The user's program or environment is at fault: an error in the Go code, a missing file or tool. */
  static final int FAILED = 1;
  /** The command line is at fault. */
  static final int USAGE = 2;
  /** go2rs is at fault: rustc refused our output, or an exception escaped. */
  static final int INTERNAL = 3;

  private ExitCode() {}
}
