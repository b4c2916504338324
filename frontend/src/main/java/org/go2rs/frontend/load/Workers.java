package org.go2rs.frontend.load;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads for parsing and checking. */
public final class Workers {
  /** Nested expressions recurse; the pages are only taken when they are used. */
  private static final long STACK_BYTES = 256L << 20;

  private Workers() {}

  /** A pool with one daemon thread per processor and deep stacks. The caller closes it. */
  public static ExecutorService create() {
    int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
    return Executors.newFixedThreadPool(
        threads,
        task -> {
          Thread thread = new Thread(null, task, "go2rs-worker", STACK_BYTES);
          thread.setDaemon(true);
          return thread;
        });
  }

  /** The result of a task; what it throws is thrown here. */
  static <T> T get(Future<T> future) throws LoadException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LoadException expected) {
        throw expected;
      }
      throw new IllegalStateException("a worker failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LoadException("Interrupted", "interrupted");
    }
  }
}
