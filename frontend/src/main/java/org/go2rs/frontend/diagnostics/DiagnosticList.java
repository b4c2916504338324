package org.go2rs.frontend.diagnostics;

import java.util.ArrayList;
import java.util.List;

/** A sink that keeps what it is given. Safe for use by several threads. */
public final class DiagnosticList implements DiagnosticSink {
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private int errors;

  @Override
  public synchronized void report(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
    if (diagnostic.isError()) {
      errors++;
    }
  }

  /** What has been reported so far, in order of arrival. */
  public synchronized List<Diagnostic> all() {
    return List.copyOf(diagnostics);
  }

  /** Whether an error has been reported. */
  public synchronized boolean hasErrors() {
    return errors > 0;
  }

  /** How many errors have been reported. */
  public synchronized int errorCount() {
    return errors;
  }
}
