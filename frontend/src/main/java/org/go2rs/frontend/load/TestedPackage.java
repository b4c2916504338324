package org.go2rs.frontend.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.go2rs.frontend.diagnostics.DiagnosticSink;
import org.jspecify.annotations.Nullable;

/**
 * A package that a pattern names, as one who wants to test it sees it.
 *
 * @param importPath names the package, also as a pattern, unless it was named by its files
 * @param dir where its tests run; absent if the package was not found
 * @param hasTests whether there are files of tests
 * @param error what the go command found wrong with it, or null
 */
public record TestedPackage(String importPath, @Nullable Path dir, boolean hasTests, @Nullable String error) {
  static final String FIELDS = "ImportPath,Dir,TestGoFiles,XTestGoFiles,Error";

  /** Asks the go command for the packages that the options' patterns name. */
  public static List<TestedPackage> list(LoadOptions options, DiagnosticSink sink) {
    try {
      return new GoList(new GoCommand(options), options.tags()).listTested(options.patterns());
    } catch (LoadException e) {
      sink.error(e.code(), 0, e.getMessage());
      return List.of();
    }
  }

  /** Whether files were named instead of the package. */
  public boolean isNamedByFiles() {
    return importPath.startsWith("command-line-arguments");
  }

  static TestedPackage of(JsonNode json) {
    String dir = json.path("Dir").asText();
    boolean tests = !json.path("TestGoFiles").isEmpty() || !json.path("XTestGoFiles").isEmpty();
    ListedPackage.ListError error = ListedPackage.ListError.of(json.get("Error"));
    return new TestedPackage(json.path("ImportPath").asText(), dir.isEmpty() ? null : Path.of(dir), tests, error == null ? null : error.message());
  }
}
