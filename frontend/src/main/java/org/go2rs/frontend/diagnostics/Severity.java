package org.go2rs.frontend.diagnostics;

/** How bad a diagnostic is. */
public enum Severity {
  /** The program cannot be translated. */
  ERROR,
  /** The program can be translated, but the user should look. */
  WARNING
}
