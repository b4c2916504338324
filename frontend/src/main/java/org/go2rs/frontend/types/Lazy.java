package org.go2rs.frontend.types;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The one lock under which types compute what they hold lazily. Readers look at a volatile field first and come here only when it is unset, so that the
 * lock is rarely contended; one lock for all makes a deadlock between two instances that expand each other impossible.
 */
final class Lazy {
  private static final ReentrantLock LOCK = new ReentrantLock();

  private Lazy() {}

  static <T> T locked(Supplier<T> compute) {
    LOCK.lock();
    try {
      return compute.get();
    } finally {
      LOCK.unlock();
    }
  }
}
