package org.go2rs.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Keeps a snapshot of the runtime's crates in the cache, named after its content, so that an upgrade of go2rs never changes crates under a running build. */
public final class RuntimeStore {
  private RuntimeStore() {}

  /**
   * @param source the {@code rust-runtime} directory of this go2rs
   * @return the snapshot; the prelude crate is its subdirectory {@code go2rs}
   */
  public static StoredCrate snapshot(Path source, CacheDir cache) {
    try {
      SortedMap<String, byte[]> files = read(source);
      String key = CrateStore.key("runtime", files);
      Path dir = cache.runtimes().resolve("go2rs-" + key);
      if (!Files.isDirectory(dir)) {
        CrateStore.publish(cache.runtimes(), files, dir);
      }
      return new StoredCrate("go2rs", key, dir);
    } catch (IOException e) {
      throw new DriverException("cannot copy the runtime from " + source + " to the cache: " + IoReasons.of(e), e);
    }
  }

  private static SortedMap<String, byte[]> read(Path source) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(source)) {
      for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
        String name = source.relativize(file).toString().replace('\\', '/');
        if (belongsToRuntime(name)) {
          files.put(name, Files.readAllBytes(file));
        }
      }
    }
    if (!files.containsKey("go2rs/Cargo.toml")) {
      throw new DriverException("no runtime in " + source + ": this installation of go2rs is incomplete");
    }
    return files;
  }

  /** The overlay is read by the loader and reaches crates through translation; tests and build output are no part of a program. */
  private static boolean belongsToRuntime(String name) {
    return !name.startsWith("overlay/") && !name.startsWith("target") && !name.contains("/target/") && !name.contains("/tests/") && !name.contains("/benches/");
  }
}
