package org.go2rs.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where go2rs keeps what it can make again: translated crates, cargo's intermediate files, workspaces of programs.
 *
 * <p>{@code GO2RS_CACHE} names the place; otherwise it is {@code go2rs} below {@code XDG_CACHE_HOME} or {@code ~/.cache}.
 */
public record CacheDir(Path root) {

  /** The directory that the environment asks for: {@code GO2RS_CACHE}, else the place for caches of this user. */
  public static CacheDir locate(Map<String, String> env) {
    String own = env.get("GO2RS_CACHE");
    if (own != null && !own.isBlank()) {
      return new CacheDir(Path.of(own).toAbsolutePath());
    }
    String xdg = env.get("XDG_CACHE_HOME");
    Path base = xdg != null && !xdg.isBlank() ? Path.of(xdg) : Path.of(System.getProperty("user.home"), ".cache");
    return new CacheDir(base.toAbsolutePath().resolve("go2rs"));
  }

  /** Translated crates of the standard library and of modules, one directory per content. */
  public Path crates() {
    return root.resolve("crates");
  }

  /** Snapshots of the runtime's crates, one directory per content. */
  public Path runtimes() {
    return root.resolve("runtime");
  }

  /** What translation of a package produced last time, by hash of all that went into it. */
  public Path translations() {
    return root.resolve("translations");
  }

  /** Cargo's intermediate files, shared by all programs: crates are told apart by their path, which holds their content hash. */
  public Path build() {
    return root.resolve("build");
  }

  /** The workspace of one program, told apart by where its source lives. */
  public Path program(Path sourceDir, String packagePath) {
    String key = new ContentHash().add(sourceDir.toString()).add(packagePath).hex();
    return root.resolve("programs").resolve(key);
  }

  /** The file that builds and removals lock. */
  Path lockFile() {
    return root.resolve(".lock");
  }

  /** Makes the directory, with one clear message where that is not possible. */
  public void create() {
    try {
      Files.createDirectories(root);
    } catch (IOException e) {
      throw new DriverException("cannot create the cache directory " + root + ": " + IoReasons.of(e) + "; set GO2RS_CACHE to a directory you may write", e);
    }
  }
}
