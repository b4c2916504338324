package org.go2rs.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.go2rs.driver.Events;
import org.jspecify.annotations.Nullable;

/** One line on standard error that says what goes on; nothing where standard error is no terminal, unless the user asked for more. */
final class Progress implements Events {
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

  @Override
  public synchronized void progress(String what) {
    if (verbose) {
      err.println(what);
    } else if (interactive) {
      int room = Terminal.columns() - 1;
      err.print(CLEAR_LINE + (what.length() > room ? what.substring(0, room) : what));
      err.flush();
      shown = true;
    }
  }

  /** With {@code -v} only. */
  @Override
  public synchronized void said(String line) {
    if (verbose) {
      err.println(line);
    }
  }

  /** With {@code -v}: the command as one could type it. */
  @Override
  public synchronized void command(@Nullable Path dir, List<String> command) {
    if (verbose) {
      String typed = command.stream().map(Progress::quoted).collect(Collectors.joining(" "));
      err.println(dir == null ? "+ " + typed : "+ cd " + quoted(dir.toString()) + " && " + typed);
    }
  }

  private static String quoted(String word) {
    return word.matches("[-A-Za-z0-9_./=,:@%+]+") ? word : "'" + word.replace("'", "'\\''") + "'";
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
