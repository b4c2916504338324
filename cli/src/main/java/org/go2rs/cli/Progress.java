package org.go2rs.cli;

import java.io.PrintWriter;

/** One line on standard error that says what goes on; nothing where standard error is no terminal, unless the user asked for more. */
final class Progress {
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintWriter err;
  private final boolean interactive;
  private final boolean verbose;
  private boolean shown;

  Progress(PrintWriter err, boolean interactive, boolean verbose) {
    this.err = err;
    this.interactive = interactive;
    this.verbose = verbose;
  }

  synchronized void say(String what) {
    if (verbose) {
      err.println(what);
    } else if (interactive) {
      err.print(CLEAR_LINE + (what.length() > 78 ? what.substring(0, 78) : what));
      err.flush();
      shown = true;
    }
  }

  /** Takes the line away, before something else is printed. */
  synchronized void clear() {
    if (shown) {
      err.print(CLEAR_LINE);
      err.flush();
      shown = false;
    }
  }
}
