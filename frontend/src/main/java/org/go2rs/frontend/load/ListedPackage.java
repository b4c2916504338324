package org.go2rs.frontend.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A package as {@code go list} knows it.
 *
 * @param dir absent if the package was not found
 * @param depOnly whether only other packages' imports brought it in
 * @param module absent for the standard library and for loose files
 * @param importMap what import paths in the source stand for, where that differs: vendoring
 * @param files the source files if the package was named by its files or is the main package of a test, otherwise empty
 * @param assembly the names of the assembly files that go list selects
 * @param godebug the settings of GODEBUG that a main package is built with, {@code name=value} separated by commas; those of the go line of its module and of its {@code //go:debug} lines
 * @param part which of the directory's files it takes
 * @param error what go list found wrong with it, if anything
 */
record ListedPackage(
    String importPath,
    @Nullable Path dir,
    boolean standard,
    boolean depOnly,
    @Nullable ModuleInfo module,
    Map<String, String> importMap,
    List<String> files,
    List<String> assembly,
    String godebug,
    Part part,
    @Nullable ListError error) {

  /** The fields that {@link #of} reads; naming them keeps go list from computing the others. */
  static final String FIELDS = "ImportPath,Dir,Standard,DepOnly,Module,ImportMap,GoFiles,SFiles,DefaultGODEBUG,ForTest,Error";

  /** What a test makes of the files of one directory. */
  enum Part {
    /** The package as importers see it. */
    SOURCES,
    /** The package with the tests that belong to it. */
    WITH_TESTS,
    /** The package of the tests that look at it from outside, {@code p_test}. */
    EXTERNAL_TESTS,
    /** The main package {@code p.test}: a file that the go command generates. */
    TEST_MAIN
  }

  /**
   * An error of go list.
   *
   * @param importer the package whose import failed, or empty
   */
  record ListError(String importer, String pos, String message) {
    static @Nullable ListError of(@Nullable JsonNode json) {
      if (json == null) {
        return null;
      }
      JsonNode stack = json.path("ImportStack");
      String importer = stack.isEmpty() ? "" : stack.get(stack.size() - 1).asText();
      return new ListError(importer, json.path("Pos").asText(), json.path("Err").asText());
    }
  }

  static ListedPackage of(JsonNode json) {
    String dir = json.path("Dir").asText();
    Map<String, String> importMap = new LinkedHashMap<>();
    json.path("ImportMap").fields().forEachRemaining(entry -> importMap.put(entry.getKey(), entry.getValue().asText()));
    List<String> files = new ArrayList<>();
    String importPath = json.path("ImportPath").asText();
    Part part = TestVariants.part(json);
    if (importPath.startsWith("command-line-arguments") || part == Part.TEST_MAIN) {
      json.path("GoFiles").forEach(file -> files.add(file.asText()));
    }
    List<String> assembly = new ArrayList<>();
    json.path("SFiles").forEach(file -> assembly.add(file.asText()));
    return new ListedPackage(
        importPath,
        dir.isEmpty() ? null : Path.of(dir),
        json.path("Standard").asBoolean(),
        json.path("DepOnly").asBoolean(),
        ModuleInfo.of(json.get("Module")),
        Map.copyOf(importMap),
        List.copyOf(files),
        List.copyOf(assembly),
        json.path("DefaultGODEBUG").asText(),
        part,
        ListError.of(json.get("Error")));
  }
}
