package org.go2rs.driver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A content-addressed store of translated crates. A crate's directory is named after a hash of its text and of the keys of its dependencies: a crate that did not
 * change keeps its path, and with it what cargo compiled of it, whatever program asks. Entries are written aside and renamed, so that two builds at once, or a
 * killed one, leave nothing half-written.
 */
public final class CrateStore {
  private final Path root;
  private final StoredCrate runtime;

  public CrateStore(CacheDir cache, StoredCrate runtime) {
    this.root = cache.crates();
    this.runtime = runtime;
  }

  /** Puts a crate into the store. All it depends on must be in {@code stored}, by crate name. */
  public StoredCrate put(CrateSource crate, Map<String, StoredCrate> stored) {
    SortedMap<String, byte[]> files = new TreeMap<>(crate.files());
    String manifest = CrateManifest.render(crate, runtime.dir(), name -> dependency(crate, name, stored).dir());
    files.put("Cargo.toml", manifest.getBytes(StandardCharsets.UTF_8));
    String key = key(crate.name(), files);
    Path dir = root.resolve(crate.name() + "-" + key);
    try {
      if (!Files.isDirectory(dir)) {
        publish(files, dir);
      }
    } catch (IOException e) {
      throw new DriverException("cannot write the translated crate " + crate.name() + " to " + dir + ": " + IoReasons.of(e), e);
    }
    return new StoredCrate(crate.name(), key, dir);
  }

  /** Reads a stored crate back, as {@link #put} got it. */
  public static CrateSource read(StoredCrate crate) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(crate.dir())) {
      for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
        files.put(crate.dir().relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new DriverException("cannot read the translated crate " + crate.dir() + ": " + IoReasons.of(e), e);
    }
    byte[] manifest = files.remove("Cargo.toml");
    List<String> dependencies = manifest == null ? List.of() : CrateManifest.dependencies(new String(manifest, StandardCharsets.UTF_8));
    return new CrateSource(crate.name(), "", files, dependencies, false);
  }

  private static StoredCrate dependency(CrateSource crate, String name, Map<String, StoredCrate> stored) {
    StoredCrate found = stored.get(name);
    if (found == null) {
      throw new IllegalStateException("crate " + crate.name() + " is stored before its dependency " + name);
    }
    return found;
  }

  private void publish(SortedMap<String, byte[]> files, Path dir) throws IOException {
    publish(root, files, dir);
  }

  /** Writes a tree under a temporary name below {@code root} and renames it to {@code dir}; a concurrent writer of the same content may win. */
  static void publish(Path root, SortedMap<String, byte[]> files, Path dir) throws IOException {
    Files.createDirectories(root);
    Path temp = TempFiles.own(Files.createTempDirectory(root, ".new-"));
    try {
      FileTrees.writeTree(temp, files);
      try {
        Files.move(temp, dir);
      } catch (IOException e) {
        if (!Files.isDirectory(dir)) {
          throw e;
        }
      }
    } finally {
      TempFiles.delete(temp);
    }
  }

  /** The manifest holds the paths of the dependencies, and these hold their keys: so the hash covers the whole tree below a crate. */
  static String key(String name, SortedMap<String, byte[]> files) {
    ContentHash hash = new ContentHash().add(name);
    files.forEach((path, content) -> hash.add(path).add(content));
    return hash.hex();
  }
}
