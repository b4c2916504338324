package org.go2rs.frontend.load;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.go2rs.frontend.ast.File;
import org.go2rs.frontend.ast.ImportSpec;
import org.go2rs.frontend.parse.ImportScanner;
import org.go2rs.frontend.source.FileSet;
import org.go2rs.frontend.source.SourceFile;
import org.jspecify.annotations.Nullable;

/** A package on its way from scanned to parsed. One thread at a time works on it. */
final class PackageInProgress {
  private static final byte[] EMBED = "//go:embed ".getBytes(StandardCharsets.US_ASCII);

  private final ListedPackage listed;
  private final Path dir;
  private final Overlay overlay;
  private final List<Scan> originals;
  private final List<Scan> ours;
  private final List<Path> rustFiles;
  private Map<String, String> imports = Map.of();
  private OverlayMerge.@Nullable Merged parsed;
  private List<LoadedPackage.EmbedPattern> embeds = List.of();
  private @Nullable List<String> rememberedImports;

  PackageInProgress(ListedPackage listed, Path dir, Overlay overlay, List<Scan> originals, List<Scan> ours, List<Path> rustFiles) {
    this.listed = listed;
    this.dir = dir;
    this.overlay = overlay;
    this.originals = originals;
    this.ours = ours;
    this.rustFiles = rustFiles;
  }

  /** A file that has been read; its header is null if it is malformed, which parsing will report. */
  static final class Scan {
    private final String name;
    private final byte[] content;
    private final ImportScanner.@Nullable Header header;
    private @Nullable SourceFile file;

    Scan(String name, byte[] content, ImportScanner.@Nullable Header header) {
      this.name = name;
      this.content = content;
      this.header = header;
    }

    ImportScanner.@Nullable Header header() {
      return header;
    }

    String packageName() {
      return header == null ? "" : header.packageName();
    }

    String describe() {
      return packageName() + " (" + Path.of(name).getFileName() + ")";
    }

    /** The file's place in the file set. */
    SourceFile file(FileSet files) {
      if (file == null) {
        file = files.addFile(name, content);
      }
      return file;
    }
  }

  ListedPackage listed() {
    return listed;
  }

  Path dir() {
    return dir;
  }

  Overlay overlay() {
    return overlay;
  }

  List<Scan> originals() {
    return originals;
  }

  List<Scan> ours() {
    return ours;
  }

  boolean isEmpty() {
    return originals.isEmpty() && ours.isEmpty();
  }

  /** Whether the imports can only be known by parsing: an overlay changes them. Embedded files are found by parsing, too. */
  boolean needsParsing() {
    return !ours.isEmpty() || originals.stream().anyMatch(scan -> scan.header == null || contains(scan.content, EMBED));
  }

  /** Whether an overlay is the only reason for parsing, so that the imports can be remembered by the files' contents. */
  boolean hasImportsByContent() {
    return Stream.concat(originals.stream(), ours.stream()).allMatch(scan -> scan.header != null && !contains(scan.content, EMBED));
  }

  /** Takes the imports from a load of the same files, unless there was none. */
  boolean rememberImports(EarlierLoads earlier) {
    rememberedImports = earlier.imports(contents(originals), contents(ours)).orElse(null);
    return rememberedImports != null;
  }

  /** Keeps the imports for the next load of the same files. */
  void keepImports(EarlierLoads earlier) {
    earlier.keepImports(contents(originals), contents(ours), List.copyOf(importedPaths()));
  }

  private static List<byte[]> contents(List<Scan> scans) {
    return scans.stream().map(scan -> scan.content).toList();
  }

  boolean isParsed() {
    return parsed != null;
  }

  void setParsed(OverlayMerge.Merged merged, List<LoadedPackage.EmbedPattern> patterns) {
    parsed = merged;
    embeds = patterns;
  }

  void setImports(Map<String, String> meanings) {
    imports = Map.copyOf(meanings);
  }

  Map<String, String> imports() {
    return imports;
  }

  Set<String> importedPaths() {
    Set<String> paths = new LinkedHashSet<>();
    if (parsed != null) {
      parsed.files().forEach(file -> file.imports().stream().map(ImportSpec::importPath).forEach(paths::add));
    } else if (rememberedImports != null) {
      paths.addAll(rememberedImports);
    } else {
      originals.stream().filter(scan -> scan.header != null).forEach(scan -> paths.addAll(scan.header.imports()));
    }
    return paths;
  }

  /** The name of the first file that imports what the given package is. */
  String importingFile(String importPath) {
    for (Scan scan : Stream.concat(originals.stream(), ours.stream()).toList()) {
      if (scan.header != null && scan.header.imports().stream().anyMatch(path -> importPath.equals(imports.get(path)))) {
        return Path.of(scan.name).getFileName().toString();
      }
    }
    throw new IllegalStateException(listed.importPath() + " does not import " + importPath);
  }

  ScannedPackage toScanned(GoEnvironment environment) {
    List<ScannedPackage.Source> sources = new ArrayList<>();
    for (Scan scan : Stream.concat(originals.stream(), ours.stream()).toList()) {
      sources.add(new ScannedPackage.Source(scan.name, scan.content, scan.header == null ? List.of() : scan.header.imports()));
    }
    List<Path> embedded = embeds.stream().flatMap(pattern -> pattern.files().stream()).distinct().map(dir::resolve).toList();
    boolean own = !listed.standard() && (listed.module() == null || listed.module().main());
    return new ScannedPackage(
        listed.importPath(), List.copyOf(sources), languageVersion(environment), listed.godebug(), imports, listed.standard(), own, embedded, rustFiles);
  }

  LoadedPackage toLoaded(GoEnvironment environment) {
    List<File> files = parsed == null ? List.of() : parsed.files();
    String name = files.isEmpty() ? (originals.isEmpty() ? ours : originals).get(0).packageName() : files.get(0).name().name();
    return new LoadedPackage(
        listed.importPath(),
        name,
        dir,
        files,
        languageVersion(environment),
        listed.godebug(),
        imports,
        listed.standard(),
        !listed.depOnly(),
        listed.module(),
        parsed == null ? LoadedPackage.OverlayInfo.NONE : parsed.info(),
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

  private static boolean contains(byte[] content, byte[] wanted) {
    for (int i = 0; i + wanted.length <= content.length; i++) {
      if (content[i] == wanted[0] && Arrays.equals(content, i, i + wanted.length, wanted, 0, wanted.length)) {
        return true;
      }
    }
    return false;
  }
}
