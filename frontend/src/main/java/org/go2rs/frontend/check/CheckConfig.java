package org.go2rs.frontend.check;

import org.go2rs.frontend.diagnostics.DiagnosticSink;
import org.go2rs.frontend.source.FileSet;
import org.go2rs.frontend.types.Sizes;

/**
 * How a package is to be checked.
 *
 * @param importer finds the packages that the files import
 * @param goVersion the language version of the module, as {@code go1.26}; empty for the newest
 * @param sizes of the target
 * @param ignoreFuncBodies whether only what other packages can see is checked
 * @param complete whether nothing but these files makes up the package: then functions need bodies, and directives are looked at
 * @param files the file set of the syntax trees
 * @param sink takes the errors
 */
public record CheckConfig(
    Importer importer, String goVersion, Sizes sizes, boolean ignoreFuncBodies, boolean complete, FileSet files, DiagnosticSink sink) {
  /** As above, for a package that has more to it than these files. */
  public CheckConfig(Importer importer, String goVersion, Sizes sizes, boolean ignoreFuncBodies, FileSet files, DiagnosticSink sink) {
    this(importer, goVersion, sizes, ignoreFuncBodies, false, files, sink);
  }
}
