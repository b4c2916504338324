package org.go2rs.driver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The workspace in the cache in which the user's crates are built: they live in it, and what they depend on stays in the store. Only files that changed are written, so
 * that cargo compiles only what changed.
 */
public final class ProgramWorkspace {
  private ProgramWorkspace() {}

  /**
   * @param dir the workspace's directory
   * @param crates the user's crates, dependencies first
   * @param stored crates of the store that they may depend on, by name
   * @param runtime the runtime's snapshot
   * @return the files
   */
  public static SortedMap<String, byte[]> write(Path dir, List<CrateSource> crates, Map<String, StoredCrate> stored, StoredCrate runtime) {
    try {
      SortedMap<String, byte[]> files = files(dir, crates, stored, runtime);
      OwnedFiles.replace(dir, files);
      LockFile.seed(dir, runtime);
      return files;
    } catch (IOException e) {
      throw new DriverException("cannot write the workspace " + dir + ": " + IoReasons.of(e), e);
    }
  }

  private static SortedMap<String, byte[]> files(Path dir, List<CrateSource> crates, Map<String, StoredCrate> stored, StoredCrate runtime) {
    Map<String, Path> places = new HashMap<>();
    stored.forEach((name, crate) -> places.put(name, crate.dir()));
    crates.forEach(crate -> places.put(crate.name(), dir.resolve("crates").resolve(crate.name())));
    SortedMap<String, byte[]> files = new TreeMap<>();
    List<String> members = new ArrayList<>();
    for (CrateSource crate : crates) {
      String home = "crates/" + crate.name();
      members.add(home);
      crate.files().forEach((path, content) -> files.put(home + "/" + path, content));
      files.put(home + "/Cargo.toml", utf8(CrateManifest.renderOf(dir.getFileName().toString(), crate, runtime.dir(), places::get)));
    }
    files.put("Cargo.toml", utf8(WorkspaceFiles.manifest(members)));
    files.put(".cargo/config.toml", utf8(WorkspaceFiles.cargoConfig()));
    files.put("rustfmt.toml", utf8(WorkspaceFiles.rustfmt()));
    return files;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
