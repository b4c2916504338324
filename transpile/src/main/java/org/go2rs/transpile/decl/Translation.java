package org.go2rs.transpile.decl;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.go2rs.frontend.diagnostics.Diagnostic;
import org.go2rs.transpile.rust.RustCrate;

/**
 * What became of a package.
 *
 * @param crate usable only if no diagnostic is an error
 * @param summary what importers need
 * @param symbols the symbols that functions without bodies need from elsewhere, each with the position of its declaration
 */
public record Translation(RustCrate crate, PackageSummary summary, Map<String, Integer> symbols, List<Diagnostic> diagnostics) {
  public Translation {
    symbols = Collections.unmodifiableMap(new TreeMap<>(symbols));
    diagnostics = List.copyOf(diagnostics);
  }

  /** Whether some of the package could not be lowered; the crate is then not to be built. */
  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }
}
