package org.go2rs.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Keeps the cache within its bounds, and empties it on request. */
public final class CacheCleaner {
  private static final Duration BETWEEN_LOOKS = Duration.ofHours(1);
  private static final Duration ABANDONED = Duration.ofDays(1);

  /** How much of the limit is left full when something had to go, so that the next build does not meet it again at once. */
  private static final double KEPT = 0.8;

  private final CacheDir cache;

  public CacheCleaner(CacheDir cache) {
    this.cache = cache;
  }

  /**
   * What the cache holds.
   *
   * @param byKind bytes by what they are for
   */
  public record Contents(long bytes, Map<String, Long> byKind) {}

  /** Measures the cache. */
  public Contents contents() {
    Map<String, Long> byKind = new TreeMap<>();
    CacheEntries.of(cache).forEach(entry -> byKind.merge(entry.kind(), entry.bytes(), Long::sum));
    return new Contents(byKind.values().stream().mapToLong(Long::longValue).sum(), byKind);
  }

  /**
   * Removes everything.
   *
   * @return how many bytes that freed
   */
  public long removeAll() {
    return exclusively(() -> {
      long bytes = contents().bytes();
      try (Stream<Path> entries = Files.list(cache.root())) {
        for (Path each : entries.filter(p -> !p.equals(cache.lockFile())).toList()) {
          FileTrees.deleteTree(each);
        }
      }
      return bytes;
    });
  }

  /**
   * Removes what was not used for longest, until no more than {@code limit} bytes are left.
   *
   * @param keepSince what was used at this time or later stays; milliseconds since 1970
   * @return how many bytes that freed
   */
  public long trimTo(long limit, long keepSince) {
    return exclusively(() -> trim(limit, limit, keepSince));
  }

  /** After a build: keeps the cache below its limit. Looks once an hour, and not while another build runs. */
  public void afterBuild(CacheLimit limit, long buildStarted) {
    Path looked = cache.root().resolve(".looked");
    try {
      boolean due = !Files.exists(looked) || Files.getLastModifiedTime(looked).toInstant().isBefore(Instant.now().minus(BETWEEN_LOOKS)) || limit.explicit();
      if (!due || limit.bytes() == Long.MAX_VALUE) {
        return;
      }
      try (CacheLock lock = CacheLock.tryExclusive(cache)) {
        if (lock != null) {
          trim(limit.bytes(), (long) (limit.bytes() * KEPT), buildStarted);
          FileTrees.writeIfChanged(looked, new byte[0]);
          Files.setLastModifiedTime(looked, FileTime.from(Instant.now()));
        }
      }
    } catch (IOException e) {
      // The next build looks again.
    }
  }

  private long trim(long limit, long target, long keepSince) throws IOException {
    removeAbandoned();
    List<CacheEntries.Entry> entries = CacheEntries.of(cache);
    long left = entries.stream().mapToLong(CacheEntries.Entry::bytes).sum();
    if (left <= limit) {
      return 0;
    }
    long before = left;
    for (CacheEntries.Entry entry : entries.stream().sorted(Comparator.comparingLong(CacheEntries.Entry::used)).toList()) {
      if (left <= target || entry.used() >= keepSince) {
        break;
      }
      for (Path path : entry.paths()) {
        FileTrees.deleteTree(path);
      }
      left -= entry.bytes();
    }
    return before - left;
  }

  /** What a killed build was writing when it was killed. */
  private void removeAbandoned() throws IOException {
    Instant old = Instant.now().minus(ABANDONED);
    for (Path dir : List.of(cache.crates(), cache.runtimes(), cache.translations())) {
      if (!Files.isDirectory(dir)) {
        continue;
      }
      try (Stream<Path> entries = Files.list(dir)) {
        for (Path each : entries.filter(p -> p.getFileName().toString().matches("[.](new|go2rs)-.*")).toList()) {
          if (Files.getLastModifiedTime(each).toInstant().isBefore(old)) {
            FileTrees.deleteTree(each);
          }
        }
      }
    }
  }

  private interface Removal {
    long run() throws IOException;
  }

  private long exclusively(Removal removal) {
    if (!Files.isDirectory(cache.root())) {
      return 0;
    }
    try (CacheLock lock = CacheLock.tryExclusive(cache)) {
      if (lock == null) {
        throw new DriverException("a build is using the cache " + cache.root() + ": wait for its end, then clean again");
      }
      return removal.run();
    } catch (IOException e) {
      throw new DriverException("cannot clean the cache " + cache.root() + ": " + IoReasons.of(e), e);
    }
  }
}
