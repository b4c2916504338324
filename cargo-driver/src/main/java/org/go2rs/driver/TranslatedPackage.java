package org.go2rs.driver;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.go2rs.frontend.CheckedPackage;
import org.go2rs.frontend.diagnostics.Diagnostic;
import org.go2rs.transpile.decl.PackageSummary;
import org.go2rs.transpile.rust.RustCrate;
import org.jspecify.annotations.Nullable;

/**
 * A package after translation.
 *
 * @param cached what an earlier translation left, if nothing changed since
 * @param crate the new translation, null if it was cached or failed
 * @param summary what importers need, null if it failed
 * @param symbols what its functions without bodies need from other crates, with their places; of a cached package nothing
 */
record TranslatedPackage(
    CheckedPackage checked,
    Optional<TranslationCache.Entry> cached,
    @Nullable RustCrate crate,
    @Nullable PackageSummary summary,
    Map<String, Integer> symbols,
    List<Diagnostic> diagnostics) {
  TranslatedPackage {
    diagnostics = List.copyOf(diagnostics);
  }

  boolean ok() {
    return summary != null;
  }
}
