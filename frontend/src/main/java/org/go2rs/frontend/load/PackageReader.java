package org.go2rs.frontend.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.go2rs.frontend.ast.File;
import org.go2rs.frontend.ast.ImportSpec;
import org.go2rs.frontend.diagnostics.DiagnosticSink;
import org.go2rs.frontend.parse.GoFileParser;
import org.go2rs.frontend.source.FileSet;
import org.jspecify.annotations.Nullable;

/** Reads one package: selects its files, parses them and lays the overlay over them. Used by several threads. */
final class PackageReader {
  private final GoEnvironment environment;
  private final LoadOptions options;
  private final FileSet files;
  private final DiagnosticSink sink;
  private final ImportResolver resolver;
  private final FileSelector selector;

  PackageReader(GoEnvironment environment, LoadOptions options, FileSet files, DiagnosticSink sink, ImportResolver resolver) {
    this.environment = environment;
    this.options = options;
    this.files = files;
    this.sink = sink;
    this.resolver = resolver;
    this.selector = new FileSelector(new BuildTags(options.target(), environment, options.tags()));
  }

  /** A package that has been read but does not know its imports' packages yet. */
  static final class ReadPackage {
    private final ListedPackage listed;
    private final String name;
    private final Path dir;
    private final List<File> files;
    private final LoadedPackage.OverlayInfo overlay;
    private final List<LoadedPackage.EmbedPattern> embeds;
    private final List<Path> rustFiles;
    private Map<String, String> imports = Map.of();

    ReadPackage(
        ListedPackage listed,
        Path dir,
        List<File> files,
        LoadedPackage.OverlayInfo overlay,
        List<LoadedPackage.EmbedPattern> embeds,
        List<Path> rustFiles) {
      this.listed = listed;
      this.name = files.get(0).name().name();
      this.dir = dir;
      this.files = files;
      this.overlay = overlay;
      this.embeds = embeds;
      this.rustFiles = rustFiles;
    }

    ListedPackage listed() {
      return listed;
    }

    void setImports(Map<String, String> imports) {
      this.imports = Map.copyOf(imports);
    }

    Set<String> importedPaths() {
      Set<String> paths = new LinkedHashSet<>();
      for (File file : files) {
        for (ImportSpec spec : file.imports()) {
          paths.add(spec.importPath());
        }
      }
      return paths;
    }

    LoadedPackage toLoaded(GoEnvironment environment) {
      return new LoadedPackage(
          listed.importPath(),
          name,
          dir,
          files,
          languageVersion(environment),
          imports,
          listed.standard(),
          !listed.depOnly(),
          listed.module(),
          overlay,
          embeds,
          rustFiles);
    }

    /** A module without a go line speaks Go 1.16; loose files and the standard library speak the newest. */
    private String languageVersion(GoEnvironment environment) {
      ModuleInfo module = listed.module();
      if (module == null) {
        return environment.languageVersion();
      }
      return module.goVersion().isEmpty() ? "go1.16" : "go" + module.goVersion();
    }
  }

  /** Reads a package; the result is null if an error has been reported. */
  @Nullable ReadPackage read(String importPath) {
    ListedPackage listed = resolver.find(importPath);
    if (listed == null || listed.dir() == null || isFatal(listed.error())) {
      reportMissing(importPath, listed);
      return null;
    }
    try {
      return read(listed, listed.dir());
    } catch (IOException e) {
      sink.error("UnreadableFile", 0, "package " + importPath + ": cannot read " + e.getMessage());
      return null;
    }
  }

  /** Import cycles, empty packages and syntax errors are found here too, in our own words and places. */
  private static boolean isFatal(ListedPackage.@Nullable ListError error) {
    return error != null && (error.message().startsWith("use of internal package") || error.message().contains("is a program, not an importable"));
  }

  private void reportMissing(String importPath, @Nullable ListedPackage listed) {
    ListedPackage.ListError error = listed == null ? null : listed.error();
    String message = error == null ? "cannot find package " + importPath : error.message();
    sink.error("PackageNotFound", error == null ? 0 : importPosition(importPath, error), message);
  }

  /** The import that asks for a missing package: go list gives a file, a line and a column. */
  private int importPosition(String importPath, ListedPackage.ListError error) {
    return ImportPlaces.find(files, options.directory(), error.pos());
  }

  private @Nullable ReadPackage read(ListedPackage listed, Path dir) throws IOException {
    Overlay overlay = Overlay.of(options.overlay(), listed);
    List<File> parsed = new ArrayList<>();
    boolean complete = true;
    if (!overlay.replaces()) {
      complete = parse(listed, dir, listed.files().isEmpty() ? namesIn(dir) : listed.files(), parsed);
    }
    List<File> ours = new ArrayList<>();
    if (overlay.dir() != null) {
      complete &= parse(listed, overlay.dir(), namesIn(overlay.dir()), ours);
    }
    if (parsed.isEmpty() && ours.isEmpty()) {
      if (complete) {
        reportEmpty(listed, dir);
      }
      return null;
    }
    if (!complete || !namesAgree(dir, parsed)) {
      return null;
    }
    OverlayMerge.Merged merged = OverlayMerge.merge(parsed, ours, overlay.replaces(), sink);
    List<LoadedPackage.EmbedPattern> embeds = new EmbedFiles(dir, sink).resolve(merged.files());
    return new ReadPackage(listed, dir, merged.files(), merged.info(), embeds, rustFiles(dir, overlay.dir()));
  }

  private static List<String> namesIn(Path dir) throws IOException {
    if (!Files.isDirectory(dir)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(dir)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  /** Parses the files of a directory that belong to the build; false if one has errors. */
  private boolean parse(ListedPackage listed, Path dir, List<String> names, List<File> parsed) throws IOException {
    boolean real = Target.keepsArchitecture(listed.importPath());
    boolean complete = true;
    for (String name : names) {
      if (!selector.matchesName(name, real) || Files.isDirectory(dir.resolve(name))) {
        continue;
      }
      byte[] content = readFile(dir.resolve(name));
      if (content == null) {
        complete = false;
      } else if (selector.matchesHeader(content, real)) {
        File file = GoFileParser.parse(files.addFile(dir.resolve(name).toString(), content), sink);
        if (file == null) {
          complete = false;
        } else if (!importsC(file) && !file.name().name().equals("documentation")) {
          parsed.add(file);
        }
      }
    }
    return complete;
  }

  private byte @Nullable [] readFile(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      String reason = e instanceof java.nio.file.AccessDeniedException ? "permission denied" : String.valueOf(e.getMessage());
      sink.error("UnreadableFile", 0, "open " + path + ": " + reason);
      return null;
    }
  }

  /** Files that need cgo do not belong to a build without it. */
  private static boolean importsC(File file) {
    return file.imports().stream().anyMatch(spec -> spec.importPath().equals("C"));
  }

  /** A pattern with a wildcard passes over packages without files for this target. */
  private void reportEmpty(ListedPackage listed, Path dir) {
    if (!listed.depOnly() && options.patterns().stream().anyMatch(PackageReader::isWildcard)) {
      return;
    }
    ListedPackage.ListError error = listed.error();
    String message = error != null ? error.message() : "build constraints exclude all Go files in " + dir;
    int pos = error == null ? 0 : importPosition(listed.importPath(), error);
    sink.error("NoGoFiles", pos, message);
  }

  private static boolean isWildcard(String pattern) {
    return pattern.contains("...") || pattern.equals("std") || pattern.equals("cmd") || pattern.equals("all");
  }

  private boolean namesAgree(Path dir, List<File> parsed) {
    for (File file : parsed) {
      String first = parsed.get(0).name().name();
      String name = file.name().name();
      if (!name.equals(first)) {
        String one = first + " (" + Path.of(parsed.get(0).source().name()).getFileName() + ")";
        String other = name + " (" + Path.of(file.source().name()).getFileName() + ")";
        sink.error("MismatchedPackageName", file.name().pos(), "found packages " + one + " and " + other + " in " + dir);
        return false;
      }
    }
    return true;
  }

  private static List<Path> rustFiles(Path dir, @Nullable Path overlay) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path each : overlay == null ? List.of(dir) : List.of(dir, overlay)) {
      for (String name : namesIn(each)) {
        if (name.endsWith(".rs")) {
          found.add(each.resolve(name));
        }
      }
    }
    return List.copyOf(found);
  }
}
