package org.go2rs.driver;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.go2rs.frontend.exportdata.ExportData;
import org.go2rs.frontend.exportdata.ExportFormatException;
import org.go2rs.templates.LineMap;
import org.go2rs.transpile.decl.PackageSummary;

/** Remembers what translating a package gave, by a hash of all that goes into it, so that a package that did not change is neither checked in full nor translated again. */
final class TranslationCache {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path root;

  TranslationCache(CacheDir cache) {
    this.root = cache.translations();
  }

  /**
   * What is remembered of a package.
   *
   * @param crateName the crate's name
   * @param crateKey its key in the store
   * @param crateDir its directory in the store
   */
  record Entry(String crateName, String crateKey, String crateDir, PackageSummary summary) {
    StoredCrate crate() {
      return new StoredCrate(crateName, crateKey, Path.of(crateDir));
    }
  }

  Optional<Entry> get(String key) {
    Path file = root.resolve(key + ".json");
    try {
      if (!Files.isRegularFile(file)) {
        return Optional.empty();
      }
      Entry entry = JSON.readValue(file.toFile(), Entry.class);
      return Files.isDirectory(Path.of(entry.crateDir())) ? Optional.of(entry) : Optional.empty();
    } catch (IOException e) {
      // A damaged entry is made anew.
      return Optional.empty();
    }
  }

  /** What the package offers its importers; empty if it must be checked again for that. */
  Optional<ExportData> exports(String key) {
    Path file = root.resolve(key + ".export");
    try {
      return Files.isRegularFile(file) ? Optional.of(ExportData.of(Files.readAllBytes(file))) : Optional.empty();
    } catch (IOException | ExportFormatException e) {
      return Optional.empty();
    }
  }

  /** Where the lines of the crate's files come from; empty if that is not known any more. */
  Map<String, LineMap> lines(String key) {
    try {
      return LineMaps.read(Files.readString(root.resolve(key + ".lines")));
    } catch (IOException | RuntimeException e) {
      return Map.of();
    }
  }

  /** The paths that a package imports, where files of go2rs override parts of it. */
  Optional<List<String>> imports(String key) {
    Path file = root.resolve(key + ".imports");
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readAllLines(file)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  void putImports(String key, List<String> paths) {
    try {
      FileTrees.writeIfChanged(root.resolve(key + ".imports"), String.join("\n", paths).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new DriverException("cannot write to the cache " + root + ": " + IoReasons.of(e), e);
    }
  }

  void put(String key, Entry entry, ExportData exports, Map<String, LineMap> lines) {
    try {
      FileTrees.writeIfChanged(root.resolve(key + ".lines"), LineMaps.write(lines).getBytes(StandardCharsets.UTF_8));
      FileTrees.writeIfChanged(root.resolve(key + ".export"), exports.toBytes());
      FileTrees.writeIfChanged(root.resolve(key + ".json"), JSON.writeValueAsBytes(entry));
    } catch (IOException e) {
      throw new DriverException("cannot write to the cache " + root + ": " + IoReasons.of(e), e);
    }
  }
}
