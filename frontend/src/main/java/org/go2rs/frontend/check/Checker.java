package org.go2rs.frontend.check;

import java.util.List;
import org.go2rs.frontend.ast.File;
import org.go2rs.frontend.diagnostics.Diagnostic;
import org.go2rs.frontend.types.Info;
import org.go2rs.frontend.types.Pkg;

/** The type checker's entry. */
public final class Checker {
  private Checker() {}

  /**
   * What a check leaves behind.
   *
   * @param pkg complete, also after errors
   * @param info types, values and objects of the syntax; partial where there were errors
   * @param diagnostics the errors that went to the sink, in the order in which they were found
   */
  public record Result(Pkg pkg, Info info, List<Diagnostic> diagnostics) {
    /** Whether the package is free of errors. */
    public boolean ok() {
      return diagnostics.isEmpty();
    }
  }

  /**
   * Checks a package.
   *
   * @param path its import path
   * @param files all its files, whose package clauses should agree; they may be shared between threads, but one package is checked by one thread
   */
  public static Result check(CheckConfig config, String path, List<File> files) {
    return new Session(config, path).run(files);
  }
}
