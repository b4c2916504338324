package org.go2rs.frontend.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.go2rs.frontend.ast.Node;
import org.go2rs.frontend.diagnostics.Diagnostic;
import org.go2rs.frontend.diagnostics.DiagnosticSink;
import org.go2rs.frontend.diagnostics.Severity;
import org.go2rs.frontend.source.FileSet;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.Obj;

/** Takes the errors of one package as they are found and decides which of them the user sees. */
final class Errors {
  private static final Pattern VERSION = Pattern.compile("requires go[0-9]+\\.[0-9]+ or later");

  private final List<Diagnostic> found = new ArrayList<>();
  private final FileSet files;
  private final IntFunction<String> versionHint;
  private int redirected;

  /** An error collector; {@code versionHint} says where the language version at a position comes from. */
  Errors(FileSet files, IntFunction<String> versionHint) {
    this.files = files;
    this.versionHint = versionHint;
  }

  /** From now on all errors are reported at this position, or at their own again if it is 0. Returns what was set before. */
  int redirect(int pos) {
    int before = redirected;
    redirected = pos;
    return before;
  }

  /** An error at a node. */
  void at(Node node, ErrorCode code, String message) {
    at(Positions.start(node), code, message);
  }

  /** An error at an operand's expression. */
  void at(Operand x, ErrorCode code, String message) {
    at(x.pos(), code, message);
  }

  /** An error at the declaration of an object. */
  void at(Obj obj, ErrorCode code, String message) {
    at(obj.pos(), code, message);
  }

  void at(int pos, ErrorCode code, String message) {
    report(code, pos, message, List.of());
  }

  /** An error that also shows another declaration of the same name. */
  void redeclared(int pos, ErrorCode code, String message, Obj other) {
    if (other.pos() == Node.NO_POS) {
      at(pos, code, message);
    } else {
      report(code, pos, message, List.of(new Diagnostic.Related(other.pos(), "other declaration of " + other.name())));
    }
  }

  void report(ErrorCode code, int pos, String message, List<Diagnostic.Related> related) {
    if (!found.isEmpty() && isFollowUp(message)) {
      return;
    }
    int at = redirected != 0 ? redirected : pos;
    String text = VERSION.matcher(message).find() ? message + versionHint.apply(at) : message;
    found.add(new Diagnostic(code.codeName(), Severity.ERROR, at, text, related));
  }

  /** An error that Go's type checker does not know, because other tools find it. */
  void general(int pos, String code, String message) {
    found.add(Diagnostic.error(code, pos, message));
  }

  boolean any() {
    return !found.isEmpty();
  }

  /** Hands on what the user shall see. */
  List<Diagnostic> flush(DiagnosticSink sink) {
    List<Diagnostic> shown = new ArrayList<>();
    Diagnostic last = null;
    for (Diagnostic next : found) {
      // Like Go, not the same twice on a line.
      boolean repeated = last != null && last.message().equals(next.message()) && last.related().equals(next.related());
      if (!repeated || files.position(last.pos()).line() != files.position(next.pos()).line()) {
        shown.add(next);
        sink.report(next);
      }
      last = next;
    }
    return List.copyOf(shown);
  }

  /** Messages that mention something invalid tend to follow from an error that was reported before. */
  private static boolean isFollowUp(String message) {
    return message.indexOf("invalid operand") > 0 || message.indexOf("invalid type") > 0;
  }
}
