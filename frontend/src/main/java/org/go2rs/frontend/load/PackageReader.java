package org.go2rs.frontend.load;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.go2rs.frontend.ast.File;
import org.go2rs.frontend.diagnostics.DiagnosticSink;
import org.go2rs.frontend.load.ListedPackage.Part;
import org.go2rs.frontend.parse.GoFileParser;
import org.go2rs.frontend.parse.ImportScanner;
import org.go2rs.frontend.source.FileSet;
import org.go2rs.frontend.source.SourceFile;
import org.jspecify.annotations.Nullable;

/** Reads packages: selects their files, scans or parses them and lays the overlay over them. Used by several threads. */
final class PackageReader {
  private final LoadOptions options;
  private final FileSet files;
  private final DiagnosticSink sink;
  private final FileSelector selector;
  private final Architectures architectures;
  private final Refusals refusals;
  private final EarlierLoads earlier;

  PackageReader(GoEnvironment environment, LoadOptions options, FileSet files, DiagnosticSink sink, Architectures architectures, EarlierLoads earlier) {
    this.architectures = architectures;
    this.earlier = earlier;
    this.refusals = new Refusals(options.overlay(), sink);
    this.options = options;
    this.files = files;
    this.sink = sink;
    this.selector = new FileSelector(new BuildTags(options.target(), environment, options.tags()));
  }

  /** Selects a package's files and reads their imports; the result is null if an error has been reported. */
  @Nullable PackageInProgress scan(ListedPackage listed, Path dir) {
    try {
      Overlay overlay = Overlay.of(options.overlay(), listed);
      boolean real = architectures.keeps(listed, overlay);
      List<PackageInProgress.Scan> originals = new ArrayList<>();
      List<PackageInProgress.Scan> ours = new ArrayList<>();
      boolean complete = true;
      if (!overlay.replaces()) {
        complete =
            listed.part() == Part.TEST_MAIN
                ? testMain(dir, Path.of(listed.files().get(0)), originals)
                : select(real, listed.part(), dir, listed.files().isEmpty() ? namesIn(dir) : listed.files(), originals);
      }
      if (overlay.dir() != null) {
        complete &= select(real, listed.part(), overlay.dir(), namesIn(overlay.dir()), ours);
      }
      if (!complete || !namesAgree(dir, originals)) {
        return null;
      }
      PackageInProgress result = new PackageInProgress(listed, dir, overlay, originals, ours, rustFiles(overlay.dir()));
      if (result.isEmpty() && !isPassedOver(listed)) {
        sink.error("NoGoFiles", 0, nothingToBuild(listed, dir));
      }
      return result.isEmpty() || !knowsImports(result) ? null : result;
    } catch (IOException e) {
      sink.error("UnreadableFile", 0, "package " + listed.importPath() + ": cannot read " + e.getMessage());
      return null;
    }
  }

  /** Finds out what a package imports, by parsing it if need be; false if an error has been reported. */
  private boolean knowsImports(PackageInProgress each) {
    if (!each.needsParsing()) {
      return true;
    }
    boolean byContent = each.hasImportsByContent();
    if (byContent && each.rememberImports(earlier)) {
      return true;
    }
    if (!parse(each)) {
      return false;
    }
    if (byContent) {
      each.keepImports(earlier);
    }
    return true;
  }

  /** Why none of the files in a directory is built. */
  private static String nothingToBuild(ListedPackage listed, Path dir) throws IOException {
    boolean cgo = false;
    boolean tests = listed.error() == null;
    for (String name : namesIn(dir)) {
      if (name.endsWith(".go") && !name.endsWith("_test.go")) {
        tests = false;
        ImportScanner.Header header = ImportScanner.scan(Files.readAllBytes(dir.resolve(name)));
        cgo |= header != null && header.imports().contains("C");
      }
    }
    if (cgo) {
      return "the Go files in " + dir + " need cgo (import \"C\"), which go2rs does not translate yet";
    }
    if (listed.error() != null) {
      return listed.error().message();
    }
    return (tests ? "no non-test Go files in " : "build constraints exclude all Go files in ") + dir;
  }

  /** Parses a scanned package; false if an error has been reported. */
  boolean parse(PackageInProgress each) {
    if (each.isParsed()) {
      return true;
    }
    try {
      if (refusals.isRefused(each.listed().importPath())) {
        return false;
      }
      List<File> originals = parse(each.originals());
      List<File> ours = parse(each.ours());
      if (originals.size() != each.originals().size() || ours.size() != each.ours().size() || !refusals.check(originals)) {
        return false;
      }
      OverlayMerge.Merged merged = OverlayMerge.merge(originals, ours, each.overlay().replaces(), sink);
      each.setParsed(merged, new EmbedFiles(each.dir(), sink).resolve(merged.files()));
      return true;
    } catch (IOException e) {
      sink.error("UnreadableFile", 0, "package " + each.listed().importPath() + ": cannot read " + e.getMessage());
      return false;
    }
  }

  private List<File> parse(List<PackageInProgress.Scan> scans) {
    List<File> parsed = new ArrayList<>();
    for (PackageInProgress.Scan scan : scans) {
      File file = GoFileParser.parse(scan.file(files), sink);
      if (file != null) {
        parsed.add(file);
      }
    }
    return parsed;
  }

  private static List<String> namesIn(Path dir) throws IOException {
    if (!Files.isDirectory(dir)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(dir)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  /** Finds the files of a directory that belong to the build; false if one cannot be read. */
  private boolean select(boolean real, Part part, Path dir, List<String> names, List<PackageInProgress.Scan> selected) {
    boolean complete = true;
    for (String name : names) {
      Path path = dir.resolve(name);
      if (!mayTake(part, name, real) || Files.isDirectory(path)) {
        continue;
      }
      byte[] content = readFile(path);
      if (content == null) {
        complete = false;
      } else if (selector.matchesHeader(content, real)) {
        ImportScanner.Header header = ImportScanner.scan(content);
        if (header == null ? part != Part.EXTERNAL_TESTS : isWanted(header) && takes(part, name, header)) {
          selected.add(new PackageInProgress.Scan(path.toString(), content, header));
        }
      }
    }
    return complete;
  }

  private boolean mayTake(Part part, String name, boolean real) {
    boolean source = part != Part.EXTERNAL_TESTS && selector.matchesName(name, real);
    return source || part != Part.SOURCES && selector.matchesTestName(name, real);
  }

  /** Tests whose package clause ends in {@code _test} are a package of their own. */
  private static boolean takes(Part part, String name, ImportScanner.Header header) {
    boolean external = name.endsWith("_test.go") && header.packageName().endsWith("_test");
    return external == (part == Part.EXTERNAL_TESTS);
  }

  /** The go command keeps the main package that it generates in its cache, under a name that says nothing. */
  private boolean testMain(Path dir, Path generated, List<PackageInProgress.Scan> selected) {
    byte[] content = readFile(generated);
    if (content == null) {
      return false;
    }
    selected.add(new PackageInProgress.Scan(dir.resolve("_testmain.go").toString(), content, ImportScanner.scan(content)));
    return true;
  }

  /** Files that need cgo do not belong to a build without it; those of a package "documentation" to none. */
  private static boolean isWanted(ImportScanner.Header header) {
    return !header.imports().contains("C") && !header.packageName().equals("documentation");
  }

  private byte @Nullable [] readFile(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      sink.error("UnreadableFile", 0, "open " + path + ": " + reason(e));
      return null;
    }
  }

  /** In the words of the go command. */
  private static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> "permission denied";
      case NoSuchFileException gone -> "no such file or directory";
      case FileSystemException other when String.valueOf(other.getReason()).startsWith("Too many levels") -> "too many levels of symbolic links";
      case FileSystemException other when other.getReason() != null -> other.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }

  /** A pattern with a wildcard passes over packages without files for this target. */
  private boolean isPassedOver(ListedPackage listed) {
    return !listed.depOnly() && options.patterns().stream().anyMatch(PackageReader::isWildcard);
  }

  private static boolean isWildcard(String pattern) {
    return pattern.contains("...") || pattern.equals("std") || pattern.equals("cmd") || pattern.equals("all");
  }

  private boolean namesAgree(Path dir, List<PackageInProgress.Scan> scans) {
    PackageInProgress.Scan first = null;
    for (PackageInProgress.Scan scan : scans) {
      if (scan.header() == null) {
        continue;
      }
      if (first == null) {
        first = scan;
      } else if (!scan.packageName().equals(first.packageName())) {
        SourceFile file = scan.file(files);
        String both = "found packages " + first.describe() + " and " + scan.describe() + " in " + dir;
        sink.error("MismatchedPackageName", file.pos(scan.header().nameOffset()), both);
        return false;
      }
    }
    return true;
  }

  /** Rust of ours only: what lies in a Go package's directory that Go does not build is no part of it. */
  private static List<Path> rustFiles(@Nullable Path overlay) throws IOException {
    return overlay == null ? List.of() : namesIn(overlay).stream().filter(name -> name.endsWith(".rs")).map(overlay::resolve).toList();
  }
}
