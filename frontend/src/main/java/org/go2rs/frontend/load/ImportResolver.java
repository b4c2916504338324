package org.go2rs.frontend.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Finds the package that an import means: what go list says, then GOROOT and its vendor directory, then the overlay. */
final class ImportResolver {
  private final Path source;
  private final GoList list;
  private final @Nullable Path overlay;
  private final Map<String, ListedPackage> packages = new ConcurrentHashMap<>();

  ImportResolver(Path goroot, List<ListedPackage> listed, GoList list, @Nullable Path overlay) {
    this.source = goroot.resolve("src");
    this.list = list;
    this.overlay = overlay;
    listed.forEach(each -> packages.put(each.importPath(), each));
  }

  /** The package of a path, if it has been found. */
  @Nullable ListedPackage find(String importPath) {
    return packages.get(importPath);
  }

  /** Records in the package what its imports mean; the result is the paths of the packages. */
  List<String> resolve(PackageInProgress read) {
    Map<String, String> meanings = new HashMap<>();
    for (String path : read.importedPaths()) {
      meanings.put(path, resolve(path, read.listed()));
    }
    read.setImports(meanings);
    return new ArrayList<>(meanings.values());
  }

  private String resolve(String path, ListedPackage importer) {
    String mapped = importer.importMap().get(path);
    if (mapped != null) {
      return mapped;
    }
    boolean vendored = importer.standard() && path.contains(".") && Files.isDirectory(source.resolve("vendor").resolve(path));
    String meaning = vendored ? "vendor/" + path : path;
    if (!packages.containsKey(meaning) && !meaning.equals("unsafe")) {
      ListedPackage found = inStandardLibrary(meaning);
      if (found != null) {
        packages.put(meaning, found);
      }
    }
    return meaning;
  }

  private @Nullable ListedPackage inStandardLibrary(String path) {
    Path dir = source.resolve(path);
    boolean overlaid = overlay != null && Files.isDirectory(overlay.resolve(path));
    if (!overlaid && (!Files.isDirectory(dir) || path.startsWith("."))) {
      return null;
    }
    return new ListedPackage(path, dir, true, true, null, Map.of(), List.of(), List.of(), "", ListedPackage.Part.SOURCES, null);
  }

  /** Asks go list again for packages that only our choice of files imports. */
  void listMissing(Set<String> paths) throws LoadException {
    List<String> missing = paths.stream().filter(path -> !path.equals("unsafe") && !packages.containsKey(path)).toList();
    if (!missing.isEmpty()) {
      for (ListedPackage each : list.list(missing)) {
        packages.putIfAbsent(each.importPath(), each);
      }
    }
  }
}
