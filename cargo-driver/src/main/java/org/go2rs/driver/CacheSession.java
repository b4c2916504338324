package org.go2rs.driver;

import java.util.Map;

/** One build's use of the cache: nothing is removed meanwhile, and at its end the cache is kept within its limit. */
final class CacheSession implements AutoCloseable {
  private final CacheDir cache;
  private final CacheLimit limit;
  private final CacheLock lock;
  private final long started = System.currentTimeMillis();

  CacheSession(CacheDir cache, Map<String, String> env, Events events) {
    this.cache = cache;
    this.limit = CacheLimit.of(env);
    this.lock = CacheLock.shared(cache, events);
  }

  @Override
  public void close() {
    lock.close();
    new CacheCleaner(cache).afterBuild(limit, started);
  }
}
