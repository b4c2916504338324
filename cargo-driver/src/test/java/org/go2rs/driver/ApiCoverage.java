package org.go2rs.driver;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.go2rs.frontend.CheckedPackage;
import org.go2rs.frontend.load.LoadOptions;
import org.go2rs.frontend.types.Func;
import org.go2rs.frontend.types.Interface;
import org.go2rs.frontend.types.Named;
import org.go2rs.frontend.types.Obj;
import org.go2rs.frontend.types.Pkg;
import org.go2rs.frontend.types.TypeName;

/**
 * How much of the everyday standard packages the fixtures call: exported functions, and exported methods of exported types that are no interfaces, by the uses that the
 * type checker recorded. As a program ({@code tools/api-coverage [-v]}) it prints the share of each package, with {@code -v} also what nobody calls.
 */
public final class ApiCoverage {
  /** The packages that an ordinary program leans on. */
  static final List<String> PACKAGES =
      List.of(
          "errors", "fmt", "strings", "strconv", "bytes", "bufio", "io", "os", "sort", "slices", "maps", "cmp", "iter", "math", "math/bits", "math/rand",
          "math/rand/v2", "time", "sync", "sync/atomic", "context", "unicode", "unicode/utf8", "container/heap", "container/list", "container/ring", "flag",
          "path", "path/filepath");

  private final Path home;
  private final CacheDir cache;

  ApiCoverage(Path home, CacheDir cache) {
    this.home = home;
    this.cache = cache;
  }

  /**
   * What is called of a package.
   *
   * @param missing functions, and methods as {@code Type.Method}, that no fixture calls
   */
  record Share(String importPath, int called, int all, List<String> missing) {
    private static final double PERCENT = 100.0;

    double percent() {
      return all == 0 ? PERCENT : PERCENT * called / all;
    }

    @Override
    public String toString() {
      return String.format("%-16s %3d of %3d  %5.1f %%", importPath, called, all, percent());
    }
  }

  public static void main(String[] args) {
    boolean verbose = args.length > 0 && args[0].equals("-v");
    Path home = Path.of(System.getProperty("go2rs.home", ".")).toAbsolutePath().normalize();
    for (Share share : new ApiCoverage(home, CacheDir.locate(System.getenv())).run()) {
      System.out.println(share + (verbose && !share.missing.isEmpty() ? "  without " + String.join(" ", share.missing) : ""));
    }
  }

  List<Share> run() {
    Compilation compilation = new Compilation(cache, new StoredCrate("go2rs", "", home), "", line -> {});
    List<CheckedPackage> checked = compilation.check(LoadOptions.of(home.resolve("fixtures"), Stream.concat(Stream.of("./..."), PACKAGES.stream()).toList()));
    Set<Obj> called = Collections.newSetFromMap(new IdentityHashMap<>());
    Map<String, Pkg> packages = new TreeMap<>();
    for (CheckedPackage each : checked) {
      packages.put(each.pkg().path(), each.pkg());
      if (!each.loaded().standard()) {
        each.info().uses.values().forEach(o -> called.add(o instanceof Func f ? f.origin() : o));
      }
    }
    return PACKAGES.stream().map(path -> share(packages.get(path), called)).toList();
  }

  private static Share share(Pkg pkg, Set<Obj> called) {
    List<String> missing = new ArrayList<>();
    int all = 0;
    for (String name : pkg.scope().names()) {
      Obj obj = pkg.scope().lookup(name);
      if (obj == null || !obj.exported()) {
        continue;
      }
      List<Func> found = obj instanceof Func f ? List.of(f) : methods(obj);
      all += found.size();
      found.stream().filter(f -> !called.contains(f.origin())).forEach(f -> missing.add(obj == f ? name : name + "." + f.name()));
    }
    return new Share(pkg.path(), all - missing.size(), all, missing);
  }

  private static List<Func> methods(Obj obj) {
    boolean concrete = obj instanceof TypeName t && t.type() instanceof Named n && n.obj() == t && !(n.underlying() instanceof Interface);
    return concrete ? ((Named) obj.type()).methods().stream().filter(Obj::exported).toList() : List.of();
  }
}
