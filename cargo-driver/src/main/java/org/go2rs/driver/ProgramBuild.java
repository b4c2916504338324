package org.go2rs.driver;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Builds one program in its workspace of the cache. Where nothing changed since the last build, cargo is not asked. */
final class ProgramBuild {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path workspace;
  private final CacheDir cache;
  private final Toolchain tools;
  private final Events events;

  ProgramBuild(Path workspace, CacheDir cache, Toolchain tools, Events events) {
    this.workspace = workspace;
    this.cache = cache;
    this.tools = tools;
    this.events = events;
  }

  /**
   * What the last build of a workspace gave.
   *
   * @param inputs a hash of all that it depended on
   */
  record Stamp(String inputs, Map<String, Binary> executables) {
    static Stamp of(String inputs, Map<String, Path> executables) {
      Map<String, Binary> binaries = new HashMap<>();
      executables.forEach((name, file) -> binaries.put(name, new Binary(file.toString(), modified(file))));
      return new Stamp(inputs, binaries);
    }

    private boolean holds(String now) {
      return inputs.equals(now) && executables.values().stream().allMatch(Binary::isThere);
    }

    private CargoBuild.Outcome outcome() {
      Map<String, Path> paths = new HashMap<>();
      executables.forEach((name, binary) -> paths.put(name, Path.of(binary.file())));
      return new CargoBuild.Outcome(true, paths, List.of(), List.of(), List.of(), "");
    }
  }

  /**
   * A binary that cargo made.
   *
   * @param modified when: a build with other options may have put another in its place
   */
  record Binary(String file, String modified) {
    private boolean isThere() {
      Path path = Path.of(file);
      return Files.isExecutable(path) && modified.equals(ProgramBuild.modified(path));
    }
  }

  Path workspace() {
    return workspace;
  }

  CargoBuild.Outcome run(List<CrateSource> crates, Map<String, StoredCrate> stored, StoredCrate runtime, BuildOptions options) {
    try (CacheLock lock = CacheLock.program(workspace, events)) {
      SortedMap<String, byte[]> files = ProgramWorkspace.write(workspace, crates, stored, runtime);
      String inputs = inputs(files, options);
      Path stampFile = workspace.resolve("target").resolve(".go2rs-" + new ContentHash().add(options.toString()).hex());
      Stamp last = read(stampFile);
      if (last != null && last.holds(inputs)) {
        return last.outcome();
      }
      CargoBuild.Outcome outcome = build(crates.size() + stored.size(), runtime, options);
      if (outcome.ok()) {
        write(stampFile, Stamp.of(inputs, outcome.executables()));
      }
      return outcome;
    }
  }

  private CargoBuild.Outcome build(int packages, StoredCrate runtime, BuildOptions options) {
    CargoBuild cargo = new CargoBuild(tools, cache, events, packages);
    if (!options.packed()) {
      return cargo.build(workspace, options);
    }
    Packer packer = Packer.of(runtime, cache, tools, events);
    CargoBuild.Outcome outcome = cargo.build(workspace, options);
    return outcome.ok() ? outcome.withExecutables(packer.pack(outcome.executables(), packed(options), options.debugInformation())) : outcome;
  }

  /** Where packed binaries of the same options are. */
  private Path packed(BuildOptions options) {
    return workspace.resolve("target").resolve("packed-" + new ContentHash().add(options.toString()).hex());
  }

  /** The files name the crates of the store by their content's hash; the tools are known by their files, because asking rustc for its version takes longer than this. */
  private String inputs(SortedMap<String, byte[]> files, BuildOptions options) {
    ContentHash hash = new ContentHash().add(options.toString());
    files.forEach((path, content) -> hash.add(path).add(content));
    for (Path tool : List.of(tools.cargo(), tools.rustc())) {
      hash.add(tool.toString()).add(modified(tool));
    }
    Path home = Path.of(System.getProperty("user.home"));
    hash.add(modified(home.resolve(".rustup").resolve("settings.toml")));
    for (String variable : List.of("RUSTUP_TOOLCHAIN", "RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "RUSTC_WRAPPER", "CARGO_BUILD_TARGET")) {
      hash.add(System.getenv().getOrDefault(variable, ""));
    }
    return hash.hex();
  }

  private static String modified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toString();
    } catch (IOException e) {
      return "absent";
    }
  }

  private static @org.jspecify.annotations.Nullable Stamp read(Path file) {
    try {
      return Files.isRegularFile(file) ? JSON.readValue(file.toFile(), Stamp.class) : null;
    } catch (IOException e) {
      return null;
    }
  }

  private static void write(Path file, Stamp stamp) {
    try {
      FileTrees.writeIfChanged(file, JSON.writeValueAsBytes(stamp));
    } catch (IOException e) {
      // The next build asks cargo.
    }
  }
}
