package org.go2rs.driver;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.go2rs.frontend.diagnostics.Diagnostic;
import org.go2rs.frontend.load.LoadOptions;
import org.go2rs.frontend.load.LoadedPackage;
import org.go2rs.frontend.source.FileSet;
import org.go2rs.frontend.source.Position;
import org.go2rs.transpile.names.CrateNames;

/**
 * Translates packages of the standard library all at once, has cargo check what came out, and says of each package how far it gets. As a program it prints the table and, with
 * {@code -v}, each error: {@code tools/std-sweep [-v] [-t] [PACKAGE...]}; without packages it takes all that a program may import. With {@code -t} it takes the program of each
 * package's own tests, one by one.
 */
public final class StandardLibrarySweep {
  /** What a program cannot ask for on this system: they need C, or the race detector's runtime. */
  private static final Set<String> UNREACHABLE = Set.of("plugin", "runtime/cgo", "runtime/race");

  private final Path home;
  private final CacheDir cache;
  private final Map<String, List<String>> translateErrors = new HashMap<>();
  private final Map<String, List<String>> rustErrors = new HashMap<>();

  StandardLibrarySweep(Path home, CacheDir cache) {
    this.home = home;
    this.cache = cache;
  }

  /** How far a package gets. */
  enum Stage {
    COMPILES,
    REFUSED_BY_RUSTC,
    NEEDS_ONE_THAT_RUSTC_REFUSES,
    NOT_TRANSLATED,
    NEEDS_ONE_THAT_IS_NOT_TRANSLATED
  }

  /**
   * A package's fate.
   *
   * @param errors what the translator or rustc said about this package itself
   */
  record Fate(String importPath, Stage stage, List<String> errors) {}

  public static void main(String[] args) {
    boolean verbose = List.of(args).contains("-v");
    List<String> packages = Stream.of(args).filter(a -> !a.startsWith("-")).toList();
    Path home = Path.of(System.getProperty("go2rs.home", ".")).toAbsolutePath().normalize();
    List<String> all = packages.isEmpty() ? importable() : packages;
    List<List<String>> programs = List.of(args).contains("-t") ? all.stream().map(List::of).toList() : List.of(all);
    for (List<String> program : programs) {
      List<Fate> fates = new StandardLibrarySweep(home, CacheDir.locate(System.getenv())).run(program, program != all);
      fates.stream().filter(f -> f.stage != Stage.COMPILES).forEach(f -> print(f, verbose));
      System.out.println((program == all ? "standard library" : "tests of " + program.get(0)) + summary(fates));
    }
  }

  /** All packages of the standard library that a program may import. */
  static List<String> importable() {
    Processes.Result listed = Processes.capture(null, Map.of(), List.of("go", "list", "std"));
    return listed.stdout().lines().filter(p -> !p.startsWith("vendor/") && !p.contains("internal") && !UNREACHABLE.contains(p)).toList();
  }

  static String summary(List<Fate> fates) {
    Map<Stage, Long> counts = fates.stream().collect(Collectors.groupingBy(Fate::stage, TreeMap::new, Collectors.counting()));
    return ": " + fates.size() + " packages: " + counts;
  }

  private static void print(Fate fate, boolean verbose) {
    System.out.println(fate.importPath + ": " + fate.stage + (fate.errors.isEmpty() ? "" : ", " + fate.errors.size() + " errors"));
    fate.errors.stream().limit(verbose ? Integer.MAX_VALUE : 2).forEach(e -> System.out.print(e.stripTrailing().indent(4)));
  }

  /** Does it, for the packages and all that they import; with tests for the program of one package's tests. */
  List<Fate> run(List<String> packages, boolean tests) {
    cache.create();
    StoredCrate runtime = RuntimeStore.snapshot(home.resolve("rust-runtime"), cache);
    Compilation compilation = new Compilation(cache, runtime, PackageKeys.toolKey(jars(), runtime.key(), ""), line -> {});
    LoadOptions options = LoadOptions.of(home, packages).withOverlay(home.resolve("rust-runtime").resolve("overlay"));
    Compilation.Result result = compilation.run(tests ? options.withTest() : options);
    sortErrors(result);
    Map<String, String> crateOf = result.packages().stream().collect(Collectors.toMap(LoadedPackage::importPath, p -> CrateNames.of(p.importPath())));
    Set<String> compiled = check(result, runtime);
    List<Fate> fates = new ArrayList<>();
    for (LoadedPackage each : result.packages()) {
      if (!each.importPath().equals("unsafe")) {
        fates.add(fate(each.importPath(), crateOf.get(each.importPath()), result, compiled));
      }
    }
    return fates;
  }

  private Fate fate(String path, String crate, Compilation.Result result, Set<String> compiled) {
    if (translateErrors.containsKey(path)) {
      return new Fate(path, Stage.NOT_TRANSLATED, translateErrors.get(path));
    }
    if (!result.stored().containsKey(crate) && !result.own().containsKey(path)) {
      return new Fate(path, Stage.NEEDS_ONE_THAT_IS_NOT_TRANSLATED, List.of());
    }
    if (rustErrors.containsKey(crate)) {
      return new Fate(path, Stage.REFUSED_BY_RUSTC, rustErrors.get(crate));
    }
    return new Fate(path, compiled.contains(crate) ? Stage.COMPILES : Stage.NEEDS_ONE_THAT_RUSTC_REFUSES, List.of());
  }

  private void sortErrors(Compilation.Result result) {
    Map<Path, String> byDir = new HashMap<>();
    for (LoadedPackage each : result.packages()) {
      byDir.put(each.dir(), each.importPath());
      byDir.put(home.resolve("rust-runtime").resolve("overlay").resolve(each.importPath()), each.importPath());
    }
    FileSet files = result.files();
    for (Diagnostic each : result.diagnostics()) {
      if (each.isError()) {
        Position position = files.position(each.pos());
        String path = byDir.getOrDefault(Path.of(position.file()).getParent(), "?");
        translateErrors.computeIfAbsent(path, p -> new ArrayList<>()).add(position + ": " + each.message());
      }
    }
  }

  /** Checks all translated crates with one call of cargo, as dependencies of an empty one and beside it. Gives the crates without errors. */
  private Set<String> check(Compilation.Result result, StoredCrate runtime) {
    Path workspace = cache.program(home, "standard library");
    CrateSource all =
        new CrateSource("go_all", "all", new TreeMap<>(Map.of("src/lib.rs", new byte[0])), result.stored().keySet().stream().sorted().toList(), false);
    ProgramWorkspace.write(workspace, Stream.concat(result.own().values().stream(), Stream.of(all)).toList(), result.stored(), runtime);
    CargoMessages messages = new CargoMessages();
    Map<String, String> env =
        Map.of("CARGO_TARGET_DIR", workspace.resolve("target").toString(), "CARGO_BUILD_BUILD_DIR", cache.build().toString(), "CARGO_TERM_COLOR", "never");
    List<String> command = List.of("cargo", "check", "--message-format=json", "--keep-going", "--offline");
    Processes.stream(workspace, env, command, messages::accept, line -> {});
    for (RustcMessage each : messages.messages()) {
      if (each.isError() && each.file().isPresent()) {
        rustErrors.computeIfAbsent(crateOf(each), c -> new ArrayList<>()).add(each.rendered());
      }
    }
    return Stream.concat(messages.compiled().stream(), messages.fresh().stream()).collect(Collectors.toCollection(HashSet::new));
  }

  /** The crate that a message is about: its directory in the store is {@code NAME-KEY}, in the workspace {@code NAME}. */
  private static String crateOf(RustcMessage message) {
    for (Path part : Path.of(message.file().orElseThrow())) {
      String name = part.toString();
      if (name.startsWith("go_")) {
        return name.contains("-") ? name.substring(0, name.lastIndexOf('-')) : name;
      }
    }
    return message.file().orElseThrow();
  }

  private static List<Path> jars() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of).toList();
  }
}
