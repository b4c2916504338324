package org.go2rs.frontend.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The module of a package.
 *
 * @param version empty for a main module
 * @param main whether it is the user's own
 * @param dir where its files are
 * @param goVersion the {@code go} line of its go.mod, such as {@code 1.22}; empty if there is none
 */
public record ModuleInfo(String path, String version, boolean main, @Nullable Path dir, String goVersion) {
  static @Nullable ModuleInfo of(@Nullable JsonNode json) {
    if (json == null) {
      return null;
    }
    // A replacement says where the files are; path and version stay those that importers see.
    JsonNode files = json.has("Replace") ? json.get("Replace") : json;
    String dir = json.path("Dir").asText(files.path("Dir").asText());
    String goVersion = json.path("GoVersion").asText(files.path("GoVersion").asText());
    return new ModuleInfo(
        json.path("Path").asText(), json.path("Version").asText(), json.path("Main").asBoolean(), dir.isEmpty() ? null : Path.of(dir), goVersion);
  }
}
