package org.go2rs.frontend.load;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.go2rs.frontend.diagnostics.DiagnosticSink;

/** Sorts packages so that each comes behind what it imports, and reports import cycles in Go's words. */
final class DependencyOrder {
  /** By name, so that the order does not depend on which thread was first. */
  private final Map<String, PackageInProgress> packages = new TreeMap<>();

  private final DiagnosticSink sink;
  private final List<PackageInProgress> sorted = new ArrayList<>();
  private final Set<String> done = new HashSet<>();
  private final Map<String, Integer> onPath = new HashMap<>();
  private final List<PackageInProgress> path = new ArrayList<>();

  private DependencyOrder(Collection<PackageInProgress> packages, DiagnosticSink sink) {
    packages.forEach(each -> this.packages.put(each.listed().importPath(), each));
    this.sink = sink;
  }

  static List<PackageInProgress> of(Collection<PackageInProgress> packages, DiagnosticSink sink) {
    DependencyOrder order = new DependencyOrder(packages, sink);
    order.packages.keySet().forEach(order::visit);
    return List.copyOf(order.sorted);
  }

  private void visit(String importPath) {
    PackageInProgress each = packages.get(importPath);
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

  private void reportCycle(List<PackageInProgress> cycle) {
    StringBuilder message = new StringBuilder("package ").append(cycle.get(0).listed().importPath());
    for (int i = 0; i < cycle.size(); i++) {
      String next = cycle.get((i + 1) % cycle.size()).listed().importPath();
      message.append("\n\timports ").append(next).append(" from ").append(cycle.get(i).importingFile(next));
    }
    sink.error("ImportCycle", 0, message.append(": import cycle not allowed").toString());
  }
}
