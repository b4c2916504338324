package org.go2rs.driver;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.go2rs.frontend.diagnostics.Diagnostic;
import org.go2rs.frontend.load.LoadedPackage;
import org.go2rs.frontend.source.SourceFile;

/** The packages that one program of a build is made of: of several programs, each is told about its own errors. */
final class ProgramParts {
  private final Compilation.Result result;
  private final Set<LoadedPackage> parts;

  /** A main package and all it imports, directly or not. */
  ProgramParts(LoadedPackage main, Compilation.Result result) {
    this.result = result;
    this.parts = new LinkedHashSet<>(List.of(main));
    for (LoadedPackage each : result.packages().reversed()) {
      if (parts.stream().anyMatch(importer -> importer.imports().containsValue(each.importPath()))) {
        parts.add(each);
      }
    }
  }

  /** What was found in these packages; all that was found, if that is nothing. */
  List<Diagnostic> diagnostics() {
    Set<Path> dirs = parts.stream().map(LoadedPackage::dir).collect(Collectors.toSet());
    List<Diagnostic> theirs = result.diagnostics().stream().filter(d -> isIn(dirs, d)).toList();
    return theirs.isEmpty() ? result.diagnostics() : theirs;
  }

  /** Names of the user's crates among them. */
  Set<String> ownCrates() {
    return parts.stream().map(p -> result.own().get(p.importPath())).filter(Objects::nonNull).map(CrateSource::name).collect(Collectors.toSet());
  }

  private boolean isIn(Set<Path> dirs, Diagnostic diagnostic) {
    SourceFile file = result.files().file(diagnostic.pos());
    return file != null && dirs.contains(Path.of(file.name()).getParent());
  }
}
