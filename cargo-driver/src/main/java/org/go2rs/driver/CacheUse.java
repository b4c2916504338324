package org.go2rs.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Notes what a build used, as the modification times of directories: crates, workspaces, and cargo's directory of fingerprints for each compiled crate. Cargo itself compares
 * the times of files only.
 */
final class CacheUse {
  private CacheUse() {}

  static void record(CacheDir cache, CargoBuild.Outcome outcome, Path workspace, Compilation.Result result, StoredCrate runtime) {
    FileTime now = FileTime.from(Instant.now());
    touch(workspace, now);
    touch(runtime.dir(), now);
    result.stored().values().forEach(crate -> touch(crate.dir(), now));
    Set<Path> profiles = new HashSet<>();
    Set<String> hashes = new HashSet<>();
    for (Path file : outcome.used()) {
      if (!file.startsWith(cache.build())) {
        continue;
      }
      // A build script, and what it writes, lies in a directory that has the hash in its name.
      Path named = CacheEntries.hashIn(file.getFileName().toString()).isEmpty() ? file.getParent() : file;
      String hash = CacheEntries.hashIn(named.getFileName().toString());
      if (!hash.isEmpty()) {
        hashes.add(hash);
        profiles.add(named.getParent().resolveSibling(".fingerprint"));
      }
    }
    profiles.forEach(dir -> touchAll(dir, hashes, now));
  }

  private static void touchAll(Path fingerprints, Set<String> hashes, FileTime now) {
    try (Stream<Path> dirs = Files.list(fingerprints)) {
      dirs.filter(dir -> hashes.contains(CacheEntries.hashIn(dir.getFileName().toString()))).forEach(dir -> touch(dir, now));
    } catch (IOException e) {
      // Without a note it only seems older than it is.
    }
  }

  private static void touch(Path path, FileTime now) {
    try {
      Files.setLastModifiedTime(path, now);
    } catch (IOException e) {
      // As above.
    }
  }
}
