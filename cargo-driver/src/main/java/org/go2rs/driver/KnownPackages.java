package org.go2rs.driver;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.go2rs.frontend.exportdata.ExportData;
import org.go2rs.frontend.load.EarlierLoads;
import org.go2rs.frontend.load.ScannedPackage;

/** Finds what earlier builds left in the cache: translated packages, and what packages under an overlay import. */
final class KnownPackages implements EarlierLoads {
  private final TranslationCache translations;
  private final String toolKey;
  private final Map<String, String> keys = new HashMap<>();
  private final Map<String, TranslationCache.Entry> translated = new HashMap<>();
  private final Map<String, ExportData> exports = new HashMap<>();

  KnownPackages(TranslationCache translations, String toolKey) {
    this.translations = translations;
    this.toolKey = toolKey;
  }

  /** Finds the packages that have been translated before. One counts only if all that it imports do: export data mention each other. */
  @Override
  public Set<String> unchanged(List<ScannedPackage> packages) {
    keys.putAll(PackageKeys.of(packages, toolKey));
    for (ScannedPackage each : packages) {
      String path = each.importPath();
      boolean importsKnown = each.imports().values().stream().allMatch(imported -> imported.equals("unsafe") || exports.containsKey(imported));
      Optional<ExportData> data = each.own() || !importsKnown ? Optional.empty() : translations.exports(keys.get(path));
      Optional<TranslationCache.Entry> entry = data.flatMap(found -> translations.get(keys.get(path)));
      entry.ifPresent(
          found -> {
            translated.put(path, found);
            exports.put(path, data.get());
          });
    }
    return exports.keySet();
  }

  @Override
  public Optional<List<String>> imports(List<byte[]> originals, List<byte[]> ours) {
    return translations.imports(contentKey(originals, ours));
  }

  @Override
  public void keepImports(List<byte[]> originals, List<byte[]> ours, List<String> paths) {
    translations.putImports(contentKey(originals, ours), paths);
  }

  /** What is hashed besides the files is this go2rs, because it decides what an overlay does. */
  private String contentKey(List<byte[]> originals, List<byte[]> ours) {
    ContentHash hash = new ContentHash().add(toolKey).add("imports").add(String.valueOf(originals.size()));
    originals.forEach(hash::add);
    ours.forEach(hash::add);
    return hash.hex();
  }

  /** The keys of all packages, by import path. */
  Map<String, String> keys() {
    return keys;
  }

  /** The packages that need not be translated, by import path. */
  Map<String, TranslationCache.Entry> translated() {
    return translated;
  }

  /** What the packages that need not be translated offer their importers. */
  Map<String, ExportData> exports() {
    return exports;
  }
}
