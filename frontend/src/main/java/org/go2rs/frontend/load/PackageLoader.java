package org.go2rs.frontend.load;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.go2rs.frontend.diagnostics.DiagnosticSink;
import org.go2rs.frontend.source.FileSet;
import org.jspecify.annotations.Nullable;

/**
 * Loads packages and everything they import.
 *
 * <p>The go command is asked once, for directories and modules. Which files are built, and so which packages are needed, is decided here:
 * constraints and overlay change imports. First all packages are scanned, which gives the graph of imports; then those that the caller does
 * not know already are parsed.
 */
public final class PackageLoader {
  /** How the go command calls imports that it does not allow. */
  private static final List<String> BAD_IMPORTS =
      List.of(
          "use of internal package",
          "use of vendored package",
          "is a program, not an importable package",
          "malformed import path",
          "invalid import path",
          "case-insensitive import collision",
          "local import");

  private final LoadOptions options;
  private final FileSet files;
  private final DiagnosticSink sink;
  private final ExecutorService executor;
  private final Map<String, PackageInProgress> packages = new LinkedHashMap<>();
  private final List<Runnable> missing = new ArrayList<>();

  private PackageLoader(LoadOptions options, FileSet files, DiagnosticSink sink, ExecutorService executor) {
    this.options = options;
    this.files = files;
    this.sink = sink;
    this.executor = executor;
  }

  /**
   * Loads what the options ask for.
   *
   * @param sink takes all errors; nothing is thrown for what the user can mend
   * @param executor runs the parsers; its threads need deep stacks, as {@link Workers} gives them
   */
  public static LoadResult load(LoadOptions options, FileSet files, DiagnosticSink sink, ExecutorService executor) {
    return load(options, files, sink, executor, EarlierLoads.NONE);
  }

  /** Loads what the options ask for, and parses only what the caller does not know from earlier loads. */
  public static LoadResult load(LoadOptions options, FileSet files, DiagnosticSink sink, ExecutorService executor, EarlierLoads earlier) {
    return new PackageLoader(options, files, sink, executor).load(earlier);
  }

  private LoadResult load(EarlierLoads earlier) {
    GoEnvironment environment = null;
    try {
      GoCommand command = new GoCommand(options);
      Future<GoEnvironment> asked = executor.submit(() -> GoEnvironment.read(command));
      GoList list = new GoList(command, options.tags());
      List<ListedPackage> listed = options.test() ? list.listTest(options.patterns()) : list.list(options.patterns());
      GoEnvironment found = Workers.get(asked);
      environment = found;
      ImportResolver resolver = new ImportResolver(found.goroot(), listed, list, options.overlay());
      PackageReader reader = new PackageReader(found, options, files, sink, Architectures.of(listed, options), earlier);
      scanAll(listed, resolver, reader);
      List<PackageInProgress> order = DependencyOrder.of(packages.values(), sink);
      Set<String> skipped = earlier.unchanged(order.stream().map(each -> each.toScanned(found)).toList());
      List<PackageInProgress> complete = parseAll(order, skipped, reader);
      missing.forEach(Runnable::run);
      return new LoadResult(files, complete.stream().map(each -> each.toLoaded(found)).toList(), environment);
    } catch (LoadException e) {
      sink.error(e.code(), 0, e.getMessage());
      return new LoadResult(files, List.of(), environment);
    }
  }

  /** Scans the packages that patterns name, then in rounds what the last round imports. */
  private void scanAll(List<ListedPackage> listed, ImportResolver resolver, PackageReader reader) throws LoadException {
    Set<String> wanted = new LinkedHashSet<>();
    for (ListedPackage each : listed) {
      if (!each.depOnly() && !each.importPath().equals("unsafe")) {
        wanted.add(each.importPath());
      }
    }
    Set<String> seen = new HashSet<>(wanted);
    while (!wanted.isEmpty()) {
      Map<String, Future<@Nullable PackageInProgress>> running = new LinkedHashMap<>();
      for (String path : wanted) {
        running.put(path, executor.submit(() -> scan(resolver.find(path), path, reader)));
      }
      Set<String> next = new LinkedHashSet<>();
      for (Map.Entry<String, Future<@Nullable PackageInProgress>> each : running.entrySet()) {
        PackageInProgress scanned = Workers.get(each.getValue());
        if (scanned != null) {
          packages.put(each.getKey(), scanned);
          next.addAll(resolver.resolve(scanned));
        }
      }
      resolver.listMissing(next);
      next.removeIf(path -> path.equals("unsafe") || !seen.add(path));
      wanted = next;
    }
  }

  private @Nullable PackageInProgress scan(@Nullable ListedPackage listed, String importPath, PackageReader reader) {
    boolean found = listed != null && listed.dir() != null;
    if (!found || hasBadImport(listed.error())) {
      // The place of the import can be told only when the importing file has been parsed.
      synchronized (missing) {
        missing.add(() -> reportMissing(importPath, listed));
      }
    }
    return found ? reader.scan(listed, listed.dir()) : null;
  }

  /**
   * Whether a package that was found imports what it may not. Other errors of go list, such as import cycles, empty packages and syntax
   * errors, are found here too, in our own words and places.
   */
  private static boolean hasBadImport(ListedPackage.@Nullable ListError error) {
    return error != null && BAD_IMPORTS.stream().anyMatch(error.message()::contains);
  }

  private void reportMissing(String importPath, @Nullable ListedPackage listed) {
    ListedPackage.ListError error = listed == null ? null : listed.error();
    if (error == null) {
      sink.error("PackageNotFound", 0, "cannot find package " + importPath);
    } else {
      sink.error("PackageNotFound", ImportPlaces.find(files, options.directory(), error.pos()), error.message());
    }
  }

  /** Parses what is not known; the result leaves out packages with errors. */
  private List<PackageInProgress> parseAll(List<PackageInProgress> order, Set<String> known, PackageReader reader) throws LoadException {
    List<Future<Boolean>> running = new ArrayList<>();
    for (PackageInProgress each : order) {
      boolean skip = known.contains(each.listed().importPath());
      running.add(executor.submit(() -> skip || reader.parse(each)));
    }
    List<PackageInProgress> complete = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      if (Workers.get(running.get(i))) {
        complete.add(order.get(i));
      }
    }
    return complete;
  }
}
