package org.go2rs.frontend;

import java.util.List;
import org.go2rs.frontend.diagnostics.Diagnostic;
import org.go2rs.frontend.load.GoEnvironment;
import org.go2rs.frontend.source.FileSet;
import org.jspecify.annotations.Nullable;

/**
 * Packages and everything they import, checked.
 *
 * @param files gives positions their places
 * @param packages those without errors, each behind all that it imports
 * @param diagnostics what was found wrong, in no particular order; {@link org.go2rs.frontend.diagnostics.DiagnosticRenderer} sorts
 * @param environment absent if the go command could not be asked
 */
public record Program(FileSet files, List<CheckedPackage> packages, List<Diagnostic> diagnostics, @Nullable GoEnvironment environment) {
  /** Whether nothing keeps the program from being translated. */
  public boolean ok() {
    return diagnostics.stream().noneMatch(Diagnostic::isError);
  }

  /** The packages that patterns named, rather than imports. */
  public List<CheckedPackage> roots() {
    return packages.stream().filter(each -> each.loaded().root()).toList();
  }

  /** How many lines of Go were read. */
  public long lines() {
    return packages.stream().mapToLong(CheckedPackage::lines).sum();
  }
}
