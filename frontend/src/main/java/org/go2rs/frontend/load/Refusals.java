package org.go2rs.frontend.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.go2rs.frontend.ast.File;
import org.go2rs.frontend.ast.ImportSpec;
import org.go2rs.frontend.diagnostics.DiagnosticSink;
import org.jspecify.annotations.Nullable;

/** Packages that do not run: a file {@code UNSUPPORTED} in their overlay says why. Whoever imports one is told so, instead of finding out when the program runs. */
final class Refusals {
  private final @Nullable Path overlay;
  private final DiagnosticSink sink;

  Refusals(@Nullable Path overlay, DiagnosticSink sink) {
    this.overlay = overlay;
    this.sink = sink;
  }

  boolean isRefused(String importPath) {
    return overlay != null && Files.exists(reason(overlay, importPath));
  }

  /** Reports the imports of refused packages; false if there are any. */
  boolean check(List<File> files) throws IOException {
    boolean fine = true;
    for (File file : files) {
      for (ImportSpec each : file.imports()) {
        if (overlay != null && isRefused(each.importPath())) {
          sink.error("Unsupported", each.pos(), "package " + each.importPath() + " does not run: " + Files.readString(reason(overlay, each.importPath())).strip());
          fine = false;
        }
      }
    }
    return fine;
  }

  private static Path reason(Path overlay, String importPath) {
    return overlay.resolve(importPath).resolve("UNSUPPORTED");
  }
}
