package org.go2rs.frontend.diagnostics;

/** Takes diagnostics as they are found. Analysis never throws on user code: it reports here and goes on. */
@FunctionalInterface
public interface DiagnosticSink {
  /** Takes one diagnostic. */
  void report(Diagnostic diagnostic);

  /** Reports an error without related places. */
  default void error(String code, int pos, String message) {
    report(Diagnostic.error(code, pos, message));
  }

  /** Reports a warning without related places. */
  default void warning(String code, int pos, String message) {
    report(Diagnostic.warning(code, pos, message));
  }
}
