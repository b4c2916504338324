package org.go2rs.frontend.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.go2rs.frontend.types.Pkg;
import org.go2rs.frontend.types.Qualifier;
import org.jspecify.annotations.Nullable;

/** Package names in messages: none for the package itself, and the path in quotes where two packages in reach share a name. */
final class PackageNames implements Qualifier {
  private final Pkg self;
  private final IntFunction<String> positions;
  private final Set<Pkg> seen = new HashSet<>();
  private @Nullable Map<String, Set<String>> paths;

  PackageNames(Pkg self, IntFunction<String> positions) {
    this.self = self;
    this.positions = positions;
  }

  @Override
  public String qualify(Pkg pkg) {
    if (pkg == self) {
      return "";
    }
    Map<String, Set<String>> known = paths;
    if (known == null) {
      known = new HashMap<>();
      paths = known;
      mark(self, known);
    }
    return known.getOrDefault(pkg.name(), Set.of()).size() > 1 ? '"' + pkg.path() + '"' : pkg.name();
  }

  @Override
  public String position(int pos) {
    return positions.apply(pos);
  }

  /** Takes note of a package that is imported after the first message was written. */
  void imported(Pkg pkg) {
    if (paths != null) {
      mark(pkg, paths);
    }
  }

  private void mark(Pkg pkg, Map<String, Set<String>> into) {
    if (seen.add(pkg)) {
      into.computeIfAbsent(pkg.name(), name -> new HashSet<>()).add(pkg.path());
      pkg.imports().forEach(imported -> mark(imported, into));
    }
  }
}
