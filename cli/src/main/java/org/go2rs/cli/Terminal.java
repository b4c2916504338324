package org.go2rs.cli;

import java.util.Map;

/** What standard error is connected to. */
final class Terminal {
  private static final int USUAL_COLUMNS = 80;

  private Terminal() {}

  /** The launcher knows whether standard error is a terminal: a JVM can tell only for all streams at once. */
  static boolean interactive() {
    return Boolean.getBoolean("go2rs.stderr.tty");
  }

  /** How wide the terminal is: a longer line would wrap, and could not be taken away again. */
  static int columns() {
    int known = Integer.getInteger("go2rs.stderr.columns", USUAL_COLUMNS);
    return known > 1 ? known : USUAL_COLUMNS;
  }

  /** Colour only on a terminal, and never against {@code NO_COLOR} (any value but empty) or a dumb terminal. */
  static boolean colours() {
    Map<String, String> env = System.getenv();
    return interactive() && env.getOrDefault("NO_COLOR", "").isEmpty() && !"dumb".equals(env.get("TERM"));
  }
}
