package org.go2rs.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The workspace that {@code go2rs translate} writes: it holds all a program needs, with relative paths, and builds with plain {@code cargo build --release --offline} where go2rs
 * is not installed. The user's crates are in {@code crates/}, translated packages of the standard library and of modules in {@code go/}, the runtime in {@code go2rs/}.
 */
public final class StandaloneWorkspace {
  private StandaloneWorkspace() {}

  /**
   * @param dir where to; absent, empty, or written by an earlier translate
   * @param crates the user's crates
   * @param dependencies the other translated crates
   * @param runtime the runtime's snapshot
   */
  public static void write(Path dir, List<CrateSource> crates, List<CrateSource> dependencies, StoredCrate runtime) {
    try {
      if (!OwnedFiles.mayReplace(dir)) {
        throw new DriverException(dir + " is not empty and was not written by go2rs: name another directory with -o, or remove it");
      }
      SortedMap<String, byte[]> files = new TreeMap<>();
      addRuntime(runtime.dir(), files);
      Map<String, String> homes = new TreeMap<>();
      crates.forEach(crate -> homes.put(crate.name(), "crates/" + crate.name()));
      dependencies.forEach(crate -> homes.put(crate.name(), "go/" + crate.name()));
      List<String> members = new ArrayList<>();
      crates.forEach(crate -> members.add(homes.get(crate.name())));
      Stream.concat(crates.stream(), dependencies.stream()).forEach(crate -> add(crate, homes, files));
      files.put("Cargo.toml", ProgramWorkspace.utf8(WorkspaceFiles.standaloneManifest(members)));
      files.put(".cargo/config.toml", ProgramWorkspace.utf8(WorkspaceFiles.cargoConfig()));
      files.put("rustfmt.toml", ProgramWorkspace.utf8(WorkspaceFiles.rustfmt()));
      OwnedFiles.replace(dir, files);
    } catch (IOException e) {
      throw new DriverException("cannot write to " + dir + ": " + reason(e), e);
    }
  }

  private static void add(CrateSource crate, Map<String, String> homes, SortedMap<String, byte[]> files) {
    String home = homes.get(crate.name());
    Path up = Path.of("..", "..");
    String manifest = CrateManifest.render(crate, up.resolve("go2rs"), name -> up.resolve(homes.get(name)));
    files.put(home + "/Cargo.toml", ProgramWorkspace.utf8(manifest));
    crate.files().forEach((path, content) -> files.put(home + "/" + path, content));
  }

  private static void addRuntime(Path runtime, SortedMap<String, byte[]> files) throws IOException {
    try (Stream<Path> walk = Files.walk(runtime)) {
      for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
        files.put("go2rs/" + runtime.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case java.nio.file.AccessDeniedException denied -> "permission denied: " + denied.getFile();
      case java.nio.file.FileSystemException fs when fs.getReason() != null -> fs.getReason() + ": " + fs.getFile();
      default -> e.getMessage();
    };
  }
}
