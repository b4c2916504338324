package org.go2rs.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The workspace that {@code go2rs translate} writes: it holds all a program needs, with relative paths, and builds with plain {@code cargo build --release --offline} where go2rs
 * is not installed. The user's crates are in {@code crates/}, translated packages of the standard library and of modules in {@code go/}, the runtime in {@code go2rs/}, the public crates that the runtime uses in {@code vendor/}.
 */
public final class StandaloneWorkspace {
  private StandaloneWorkspace() {}

  /**
   * @param dir where to; absent, empty, or written by an earlier translate
   * @param crates the user's crates
   * @param dependencies the other translated crates
   * @param runtime the runtime's snapshot
   * @param vendored the public crates that the runtime uses
   */
  public static void write(Path dir, List<CrateSource> crates, List<CrateSource> dependencies, StoredCrate runtime, VendoredCrates vendored) {
    try {
      requirePlace(dir);
      SortedMap<String, byte[]> files = new TreeMap<>();
      addTree(runtime.dir(), "go2rs/", files);
      addTree(vendored.dir(), "vendor/", files);
      Map<String, String> homes = new TreeMap<>();
      crates.forEach(crate -> homes.put(crate.name(), "crates/" + crate.name()));
      dependencies.forEach(crate -> homes.put(crate.name(), "go/" + crate.name()));
      List<String> members = new ArrayList<>();
      crates.forEach(crate -> members.add(homes.get(crate.name())));
      Stream.concat(crates.stream(), dependencies.stream()).forEach(crate -> add(crate, homes, files));
      files.put("Cargo.toml", ProgramWorkspace.utf8(WorkspaceFiles.standaloneManifest(members)));
      files.put(".cargo/config.toml", ProgramWorkspace.utf8(WorkspaceFiles.standaloneConfig()));
      files.put("rustfmt.toml", ProgramWorkspace.utf8(WorkspaceFiles.rustfmt()));
      OwnedFiles.replace(dir, files);
      LockFile.seed(dir, runtime);
    } catch (IOException e) {
      throw new DriverException("cannot write to " + dir + ": " + IoReasons.of(e), e);
    }
  }

  /** Fails with advice unless a workspace may be written there. */
  public static void requirePlace(Path dir) {
    try {
      if (Files.exists(dir) && !Files.isDirectory(dir)) {
        throw new DriverException(dir + " is a file: name a directory with -o");
      }
      if (!OwnedFiles.mayReplace(dir)) {
        throw new DriverException(dir + " is not empty and was not written by go2rs: name another directory with -o, or remove it");
      }
      Path existing = dir;
      while (!Files.exists(existing)) {
        existing = existing.getParent();
      }
      if (!Files.isDirectory(existing)) {
        throw new DriverException("cannot write to " + dir + ": " + existing + " is not a directory");
      }
      if (!Files.isWritable(existing)) {
        throw new DriverException("cannot write to " + dir + ": permission denied: " + existing);
      }
    } catch (IOException e) {
      throw new DriverException("cannot write to " + dir + ": " + IoReasons.of(e), e);
    }
  }

  private static void add(CrateSource crate, Map<String, String> homes, SortedMap<String, byte[]> files) {
    String home = homes.get(crate.name());
    Path up = Path.of("..", "..");
    Path runtime = up.resolve("go2rs");
    Function<String, Path> dirOf = name -> up.resolve(homes.get(name));
    String manifest = home.startsWith("go/") ? CrateManifest.renderQuiet(crate, runtime, dirOf) : CrateManifest.render(crate, runtime, dirOf);
    files.put(home + "/Cargo.toml", ProgramWorkspace.utf8(manifest));
    crate.files().forEach((path, content) -> files.put(home + "/" + path, content));
  }

  private static void addTree(Path tree, String place, SortedMap<String, byte[]> files) throws IOException {
    try (Stream<Path> walk = Files.walk(tree)) {
      for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
        files.put(place + tree.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
  }
}
