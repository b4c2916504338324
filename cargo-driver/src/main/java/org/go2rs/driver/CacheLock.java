package org.go2rs.driver;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A lock of the operating system on a file of the cache: it holds against other processes and other threads, and is gone when its process is, however that ended. All
 * builds share the lock of the cache itself; who removes things takes it alone.
 */
final class CacheLock implements AutoCloseable {
  /** Locks that this JVM holds: the operating system knows processes only. */
  private static final Map<Path, Held> HELD = new HashMap<>();

  private static final class Held {
    final FileChannel channel;
    final FileLock lock;
    int users = 1;

    Held(FileChannel channel, FileLock lock) {
      this.channel = channel;
      this.lock = lock;
    }
  }

  private final Path file;

  private CacheLock(Path file) {
    this.file = file;
  }

  /** The lock that each build holds; waits while something is being removed. */
  static CacheLock shared(CacheDir cache, Events events) {
    cache.create();
    return Objects.requireNonNull(acquire(cache.lockFile(), true, () -> events.progress("waiting for another go2rs that cleans the cache")));
  }

  /** The lock for removing things, null if a build runs. */
  static @Nullable CacheLock tryExclusive(CacheDir cache) {
    cache.create();
    return acquire(cache.lockFile(), false, null);
  }

  /** The lock for changing and building one program's workspace; waits for another build of it. */
  static CacheLock program(Path workspace, Events events) {
    Path file = workspace.resolveSibling(workspace.getFileName() + ".lock");
    return Objects.requireNonNull(acquire(file, false, () -> events.progress("waiting for another build of this program")));
  }

  /**
   * Takes a lock.
   *
   * @param waiting told before it waits; if null, the result is null instead of a wait
   */
  private static @Nullable CacheLock acquire(Path file, boolean shared, @Nullable Runnable waiting) {
    try {
      Files.createDirectories(file.getParent());
      synchronized (HELD) {
        for (Held held = HELD.get(file); held != null; held = HELD.get(file)) {
          if (shared && held.lock.isShared()) {
            held.users++;
            return new CacheLock(file);
          }
          if (waiting == null) {
            return null;
          }
          HELD.wait();
        }
        return lock(file, shared, waiting);
      }
    } catch (IOException e) {
      throw new DriverException("cannot lock " + file + ": " + IoReasons.of(e) + "; set GO2RS_CACHE to a directory you may write", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DriverException("interrupted", e);
    }
  }

  private static @Nullable CacheLock lock(Path file, boolean shared, @Nullable Runnable waiting) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
    if (lock == null && waiting != null) {
      waiting.run();
      lock = channel.lock(0, Long.MAX_VALUE, shared);
    }
    if (lock == null) {
      channel.close();
      return null;
    }
    HELD.put(file, new Held(channel, lock));
    return new CacheLock(file);
  }

  @Override
  public void close() {
    synchronized (HELD) {
      Held held = HELD.get(file);
      if (held != null && --held.users == 0) {
        HELD.remove(file);
        closeQuietly(held.channel);
        HELD.notifyAll();
      }
    }
  }

  private static void closeQuietly(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // The lock ends with the process at the latest.
    }
  }
}
