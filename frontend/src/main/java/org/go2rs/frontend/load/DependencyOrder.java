package org.go2rs.frontend.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.go2rs.frontend.ast.File;
import org.go2rs.frontend.ast.ImportSpec;
import org.go2rs.frontend.diagnostics.DiagnosticSink;

/** Sorts packages so that each comes behind what it imports, and reports import cycles in Go's words. */
final class DependencyOrder {
  private final Map<String, LoadedPackage> packages = new LinkedHashMap<>();
  private final DiagnosticSink sink;
  private final List<LoadedPackage> sorted = new ArrayList<>();
  private final Set<String> done = new HashSet<>();
  private final Map<String, Integer> onPath = new HashMap<>();
  private final List<LoadedPackage> path = new ArrayList<>();

  private DependencyOrder(List<LoadedPackage> packages, DiagnosticSink sink) {
    packages.forEach(each -> this.packages.put(each.importPath(), each));
    this.sink = sink;
  }

  static List<LoadedPackage> of(List<LoadedPackage> packages, DiagnosticSink sink) {
    DependencyOrder order = new DependencyOrder(packages, sink);
    // By name, so that the order does not depend on which thread was first.
    packages.stream().map(LoadedPackage::importPath).sorted().forEach(order::visit);
    return List.copyOf(order.sorted);
  }

  private void visit(String importPath) {
    LoadedPackage each = packages.get(importPath);
    if (each == null || done.contains(importPath)) {
      return;
    }
    Integer begin = onPath.get(importPath);
    if (begin != null) {
      reportCycle(path.subList(begin, path.size()));
      return;
    }
    onPath.put(importPath, path.size());
    path.add(each);
    each.imports().values().stream().sorted().forEach(this::visit);
    path.remove(path.size() - 1);
    onPath.remove(importPath);
    if (done.add(importPath)) {
      sorted.add(each);
    }
  }

  private void reportCycle(List<LoadedPackage> cycle) {
    StringBuilder message = new StringBuilder("package ").append(cycle.get(0).importPath());
    for (int i = 0; i < cycle.size(); i++) {
      LoadedPackage next = cycle.get((i + 1) % cycle.size());
      message.append("\n\timports ").append(next.importPath()).append(" from ").append(importingFile(cycle.get(i), next.importPath()));
    }
    sink.error("ImportCycle", 0, message.append(": import cycle not allowed").toString());
  }

  private static String importingFile(LoadedPackage importer, String imported) {
    for (File file : importer.files()) {
      for (ImportSpec spec : file.imports()) {
        if (imported.equals(importer.imports().get(spec.importPath()))) {
          return Path.of(file.source().name()).getFileName().toString();
        }
      }
    }
    throw new IllegalStateException(importer.importPath() + " does not import " + imported);
  }
}
