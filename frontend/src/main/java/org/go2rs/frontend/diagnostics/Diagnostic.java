package org.go2rs.frontend.diagnostics;

import java.util.List;

/**
 * One thing that the user is told about the program.
 *
 * @param code the stable name that a documentation page explains, such as {@code SyntaxError} or {@code MismatchedTypes}; the checker uses
 *     the names that Go's own type checker gives its errors
 * @param pos where, as an offset in the {@link org.go2rs.frontend.source.FileSet}; 0 for nowhere in a source file
 * @param message in Go's wording, without the position; further lines are indented by a tab
 * @param related other places that the message speaks about
 */
public record Diagnostic(String code, Severity severity, int pos, String message, List<Related> related) {
  /** Copies the list. */
  public Diagnostic {
    related = List.copyOf(related);
  }

  /** Another place that explains a diagnostic, such as the earlier of two declarations. */
  public record Related(int pos, String message) {}

  /** An error without related places. */
  public static Diagnostic error(String code, int pos, String message) {
    return new Diagnostic(code, Severity.ERROR, pos, message, List.of());
  }

  /** A warning without related places. */
  public static Diagnostic warning(String code, int pos, String message) {
    return new Diagnostic(code, Severity.WARNING, pos, message, List.of());
  }

  /** Whether this stops the translation. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
