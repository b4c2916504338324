package org.go2rs.driver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.go2rs.frontend.load.LoadedPackage;

/**
 * The order in which a program's packages are initialised. Go's linker takes, over and over, the first by name of the packages whose imports are all done; a package that
 * initialises its imports before itself, as each crate does, comes to another order where independent packages are imported from different depths.
 */
final class InitSchedule {
  private final Map<String, LoadedPackage> packages;

  InitSchedule(List<LoadedPackage> loaded) {
    this.packages = loaded.stream().collect(Collectors.toMap(LoadedPackage::importPath, each -> each, (a, b) -> a));
  }

  /** The packages that a program imports, directly or not, without those of the standard library; none if its crates come to that order by themselves. */
  List<String> of(LoadedPackage program) {
    Set<String> nested = new LinkedHashSet<>();
    visit(program, nested);
    List<String> wanted = own(linked(nested));
    return wanted.equals(own(nested)) ? List.of() : wanted;
  }

  private List<String> own(Iterable<String> paths) {
    var out = new ArrayList<String>();
    paths.forEach(path -> {
      if (!packages.get(path).standard()) {
        out.add(path);
      }
    });
    return out;
  }

  /** The order of crates that initialise their imports first, in the order of their paths. */
  private void visit(LoadedPackage each, Set<String> out) {
    for (String path : imports(each)) {
      if (!out.contains(path)) {
        visit(packages.get(path), out);
        out.add(path);
      }
    }
  }

  /** The linker's order. */
  private List<String> linked(Set<String> reached) {
    Map<String, Integer> waiting = new HashMap<>();
    Map<String, List<String>> importers = new HashMap<>();
    var ready = new TreeMap<String, String>();
    for (String path : reached) {
      Set<String> imports = imports(packages.get(path));
      waiting.put(path, imports.size());
      imports.forEach(each -> importers.computeIfAbsent(each, none -> new ArrayList<>()).add(path));
      if (imports.isEmpty()) {
        ready.put(symbol(path), path);
      }
    }
    var out = new ArrayList<String>();
    while (!ready.isEmpty()) {
      String path = ready.pollFirstEntry().getValue();
      out.add(path);
      for (String importer : importers.getOrDefault(path, List.of())) {
        if (waiting.merge(importer, -1, Integer::sum) == 0) {
          ready.put(symbol(importer), importer);
        }
      }
    }
    return out;
  }

  /** What the linker sorts by: the name of a symbol, in which a dot behind the last slash is escaped. */
  private static String symbol(String path) {
    int last = path.lastIndexOf('/') + 1;
    return path.substring(0, last) + path.substring(last).replace(".", "%2e") + "..inittask";
  }

  private Set<String> imports(LoadedPackage each) {
    var out = new TreeSet<>(each.imports().values());
    out.retainAll(packages.keySet());
    return out;
  }
}
