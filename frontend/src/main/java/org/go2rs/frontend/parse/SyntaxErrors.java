package org.go2rs.frontend.parse;

import org.go2rs.frontend.diagnostics.DiagnosticSink;
import org.go2rs.frontend.source.SourceFile;

/** Takes the errors of one file. */
final class SyntaxErrors {
  /** The code of every error in this package. */
  static final String CODE = "SyntaxError";

  private final SourceFile file;
  private final DiagnosticSink sink;
  private int lastLine;
  private int count;
  private int mild;

  SyntaxErrors(SourceFile file, DiagnosticSink sink) {
    this.file = file;
    this.sink = sink;
  }

  boolean any() {
    return count > 0;
  }

  /** Whether an error has been found after which the tree is of no use. */
  boolean fatal() {
    return count > mild;
  }

  /** How many errors have been found, those that share a line included. */
  int count() {
    return count;
  }

  /** Reports a syntax error. One in a line is enough, as in Go: the others mostly follow from the first. */
  void report(int pos, String message) {
    count++;
    int line = file.line(pos);
    if (line != lastLine) {
      lastLine = line;
      sink.error(CODE, pos, "syntax error: " + message);
    }
  }

  /** Reports something that Go does not call a syntax error, such as a malformed literal. */
  void reportPlain(int pos, String message) {
    count++;
    sink.error(CODE, pos, message);
  }

  /** Reports something that is wrong with a tree that can be checked all the same, as Go does it. */
  void reportMild(int pos, String message) {
    mild++;
    reportPlain(pos, message);
  }
}
