package org.go2rs.frontend.load;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.go2rs.frontend.ast.Decl;
import org.go2rs.frontend.ast.Directive;
import org.go2rs.frontend.ast.File;
import org.go2rs.frontend.ast.FuncDecl;
import org.go2rs.frontend.diagnostics.DiagnosticSink;

/**
 * Lays our files over those of the standard library: a declaration of ours overrides the one of the same name, {@code //go2rs:add} marks
 * one that is new, {@code //go2rs:remove Name} drops one. What matches nothing is an error, so that no override outlives what it was
 * written for; only {@code //go2rs:optional}, in files for modules, leaves out what this version of the module does not declare.
 */
final class OverlayMerge {
  private final List<File> originals;
  private final List<File> ours;
  private final DiagnosticSink sink;

  private OverlayMerge(List<File> originals, List<File> ours, DiagnosticSink sink) {
    this.originals = originals;
    this.ours = ours;
    this.sink = sink;
  }

  record Merged(List<File> files, LoadedPackage.OverlayInfo info) {}

  static Merged merge(List<File> originals, List<File> ours, boolean replaced, DiagnosticSink sink) {
    if (ours.isEmpty()) {
      return new Merged(List.copyOf(originals), LoadedPackage.OverlayInfo.NONE);
    }
    if (replaced) {
      return new Merged(List.copyOf(ours), new LoadedPackage.OverlayInfo(true, List.of(), List.of(), List.of()));
    }
    return new OverlayMerge(originals, ours, sink).merge();
  }

  private Merged merge() {
    Set<String> known = new HashSet<>();
    originals.forEach(file -> file.decls().forEach(decl -> DeclNames.of(decl).forEach(name -> known.add(name.name()))));
    Map<String, Integer> removed = removals(known);
    Set<String> overridden = new LinkedHashSet<>();
    List<String> added = new ArrayList<>();
    Set<String> absent = new HashSet<>();
    for (File file : ours) {
      for (Decl decl : file.decls()) {
        for (DeclNames.Declared declared : DeclNames.of(decl)) {
          if (!known.contains(declared.name()) && isMarked(file, declared, "optional")) {
            absent.add(declared.name());
          } else {
            classify(file, declared, known, overridden, added);
          }
        }
      }
    }
    removed.forEach((name, pos) -> checkKnown(name, pos, known));
    Set<String> gone = new HashSet<>(overridden);
    gone.addAll(removed.keySet());
    List<File> files = new ArrayList<>();
    Set<String> unlinked = new HashSet<>(removed.keySet());
    unlinked.addAll(taken(overridden));
    originals.forEach(file -> files.add(DeclFilter.without(file, gone, unlinked)));
    ours.forEach(file -> files.add(DeclFilter.without(file, absent, Set.of())));
    List<String> removedNames = List.copyOf(removed.keySet());
    return new Merged(
        List.copyOf(files), new LoadedPackage.OverlayInfo(false, List.copyOf(overridden), List.copyOf(added), removedNames));
  }

  /** The overridden functions that were somebody else's by a {@code //go:linkname}; ours are the package's own. */
  private Set<String> taken(Set<String> overridden) {
    Set<String> taken = new HashSet<>();
    originals.forEach(
        file -> file.decls().stream()
            .filter(decl -> decl instanceof FuncDecl func && func.body() == null && overridden.contains(DeclNames.name(func)))
            .forEach(decl -> taken.add(DeclNames.name((FuncDecl) decl))));
    return taken;
  }

  private Map<String, Integer> removals(Set<String> known) {
    Map<String, Integer> removed = new LinkedHashMap<>();
    for (File file : ours) {
      for (Directive directive : file.directives()) {
        if (isOurs(directive, "remove")) {
          for (String name : directive.args().split("\\s+")) {
            if (known.contains(name) || !isOptional(file)) {
              removed.put(name, directive.pos());
            }
          }
        }
      }
    }
    return removed;
  }

  private void classify(File file, DeclNames.Declared declared, Set<String> known, Set<String> overridden, List<String> added) {
    String name = declared.name();
    if (name.equals("_") || name.equals("init")) {
      added.add(name);
      return;
    }
    boolean marked = isMarked(file, declared, "add");
    boolean exists = known.contains(name);
    if (exists && !declared.documentedAt(markPos(file, declared))) {
      overridden.add(name);
    } else if (exists) {
      sink.error("OverlayMismatch", declared.pos(), name + " is marked //go2rs:add, but the package declares it");
    } else if (marked) {
      added.add(name);
    } else {
      sink.error("OverlayMismatch", declared.pos(), name + " overrides nothing in the package; mark it //go2rs:add if it is new");
    }
  }

  /** Whether the documentation of the declaration, or what stands above the package clause, has a mark. */
  private static boolean isMarked(File file, DeclNames.Declared declared, String mark) {
    return file.directives().stream().anyMatch(d -> isOurs(d, mark) && (declared.documentedAt(d.pos()) || d.pos() < file.packagePos()));
  }

  private static boolean isOptional(File file) {
    return file.directives().stream().anyMatch(d -> isOurs(d, "optional") && d.pos() < file.packagePos());
  }

  /** The position of the mark in the declaration's own documentation, or 0. */
  private static int markPos(File file, DeclNames.Declared declared) {
    for (Directive directive : file.directives()) {
      if (isOurs(directive, "add") && declared.documentedAt(directive.pos())) {
        return directive.pos();
      }
    }
    return 0;
  }

  private void checkKnown(String name, int pos, Set<String> known) {
    if (!known.contains(name)) {
      sink.error("OverlayMismatch", pos, "//go2rs:remove " + name + ": the package declares no such name");
    }
  }

  private static boolean isOurs(Directive directive, String name) {
    return directive.tool().equals("go2rs") && directive.name().equals(name);
  }
}
