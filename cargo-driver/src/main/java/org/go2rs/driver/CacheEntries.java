package org.go2rs.driver;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the cache consists of, in pieces that can be removed one by one: each can be made again. */
final class CacheEntries {
  /** Cargo gives the files of one compiled crate a common hash. */
  private static final Pattern HASH = Pattern.compile("-([0-9a-f]{16})(?:\\.|$)");

  private final List<Entry> entries = new ArrayList<>();

  private CacheEntries() {}

  /**
   * One piece.
   *
   * @param kind what it is, for a person
   * @param paths files and directories that go together
   * @param used when a build used it last, in milliseconds since 1970
   */
  record Entry(String kind, List<Path> paths, long bytes, long used) {}

  /** All pieces of a cache. What vanishes meanwhile is left out. */
  static List<Entry> of(CacheDir cache) {
    CacheEntries found = new CacheEntries();
    found.addEach("programs", cache.root().resolve("programs"));
    found.addEach("translated packages", cache.crates());
    found.addEach("runtime", cache.runtimes());
    found.addGroups("translations", List.of(cache.translations()), name -> name.contains(".") ? name.substring(0, name.indexOf('.')) : name);
    for (Path profile : found.profiles(cache.build())) {
      List<Path> places = Stream.of(".fingerprint", "deps", "build").map(profile::resolve).toList();
      found.addGroups("compiled crates", places, CacheEntries::hashIn);
      found.addEach("incremental compilation", profile.resolve("incremental"));
    }
    return found.entries;
  }

  /** The hash in the name of a file of cargo's, empty if there is none. */
  static String hashIn(String name) {
    Matcher matcher = HASH.matcher(name);
    return matcher.find() ? matcher.group(1) : "";
  }

  /** Directories of cargo's that hold a profile's crates: {@code debug}, or {@code x86_64-unknown-linux-gnu/release}. */
  private List<Path> profiles(Path build) {
    List<Path> found = new ArrayList<>();
    for (Path dir : list(build)) {
      (Files.isDirectory(dir.resolve("deps")) ? List.of(dir) : list(dir)).stream().filter(d -> Files.isDirectory(d.resolve("deps"))).forEach(found::add);
    }
    return found;
  }

  private void addEach(String kind, Path dir) {
    for (Path each : list(dir)) {
      entries.add(entry(kind, List.of(each), each));
    }
  }

  private void addGroups(String kind, List<Path> dirs, java.util.function.UnaryOperator<String> key) {
    Map<String, List<Path>> groups = new HashMap<>();
    for (Path dir : dirs) {
      for (Path each : list(dir)) {
        groups.computeIfAbsent(key.apply(each.getFileName().toString()), k -> new ArrayList<>()).add(each);
      }
    }
    groups.values().forEach(paths -> entries.add(entry(kind, List.copyOf(paths), paths.get(0))));
  }

  private static Entry entry(String kind, List<Path> paths, Path dated) {
    return new Entry(kind, paths, paths.stream().mapToLong(CacheEntries::size).sum(), modified(dated));
  }

  private static long modified(Path path) {
    try {
      return Files.getLastModifiedTime(path).toMillis();
    } catch (IOException e) {
      return 0;
    }
  }

  private static List<Path> list(Path dir) {
    if (!Files.isDirectory(dir)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(dir)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static long size(Path root) {
    long[] sum = {0};
    try {
      Files.walkFileTree(root, new SimpleFileVisitor<>() {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
          sum[0] += attributes.size();
          return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
          return FileVisitResult.CONTINUE;
        }
      });
    } catch (IOException e) {
      return sum[0];
    }
    return sum[0];
  }
}
