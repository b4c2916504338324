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
 * constraints and overlay change imports.
 */
public final class PackageLoader {
  private final LoadOptions options;
  private final FileSet files;
  private final DiagnosticSink sink;
  private final Map<String, PackageReader.ReadPackage> read = new LinkedHashMap<>();

  private PackageLoader(LoadOptions options, FileSet files, DiagnosticSink sink) {
    this.options = options;
    this.files = files;
    this.sink = sink;
  }

  /**
   * Loads what the options ask for.
   *
   * @param sink takes all errors; nothing is thrown for what the user can mend
   * @param executor runs the parsers; its threads need deep stacks, as {@link Workers} gives them
   */
  public static LoadResult load(LoadOptions options, FileSet files, DiagnosticSink sink, ExecutorService executor) {
    return new PackageLoader(options, files, sink).load(executor);
  }

  private LoadResult load(ExecutorService executor) {
    GoEnvironment environment = null;
    try {
      GoCommand command = new GoCommand(options.directory(), options.target());
      Future<GoEnvironment> asked = executor.submit(() -> GoEnvironment.read(command));
      GoList list = new GoList(command, options.tags());
      List<ListedPackage> listed = list.list(options.patterns());
      environment = Workers.get(asked);
      ImportResolver resolver = new ImportResolver(environment.goroot(), listed, list, options.overlay());
      PackageReader reader = new PackageReader(environment, options, files, sink, resolver);
      readAll(listed, resolver, reader, executor);
      return new LoadResult(files, DependencyOrder.of(assemble(environment), sink), environment);
    } catch (LoadException e) {
      sink.error(e.code(), 0, e.getMessage());
      return new LoadResult(files, List.of(), environment);
    }
  }

  /** Reads the packages that patterns name, then in rounds what the last round imports. */
  private void readAll(List<ListedPackage> listed, ImportResolver resolver, PackageReader reader, ExecutorService executor)
      throws LoadException {
    Set<String> wanted = new LinkedHashSet<>();
    for (ListedPackage each : listed) {
      if (!each.depOnly() && !each.importPath().equals("unsafe")) {
        wanted.add(each.importPath());
      }
    }
    Set<String> seen = new HashSet<>(wanted);
    while (!wanted.isEmpty()) {
      Map<String, Future<PackageReader.@Nullable ReadPackage>> running = new LinkedHashMap<>();
      for (String path : wanted) {
        running.put(path, executor.submit(() -> reader.read(path)));
      }
      Set<String> next = new LinkedHashSet<>();
      for (Map.Entry<String, Future<PackageReader.@Nullable ReadPackage>> each : running.entrySet()) {
        PackageReader.ReadPackage result = Workers.get(each.getValue());
        if (result != null) {
          read.put(each.getKey(), result);
          next.addAll(resolver.resolve(result));
        }
      }
      resolver.listMissing(next);
      next.removeIf(path -> path.equals("unsafe") || !seen.add(path));
      wanted = next;
    }
  }

  private List<LoadedPackage> assemble(GoEnvironment environment) {
    List<LoadedPackage> packages = new ArrayList<>(read.size());
    read.values().forEach(each -> packages.add(each.toLoaded(environment)));
    return packages;
  }
}
