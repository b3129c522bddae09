package org.exemplar.store.internal;

import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.exemplar.store.StoreException;
import org.jspecify.annotations.Nullable;

/** Works that wait, in order. What is in it when it closes is still taken. */
final class WorkQueue {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<QueuedWork<?>> waiting = new ArrayDeque<>();
  private boolean closed;

  void add(QueuedWork<?> work) {
    lock.lock();
    try {
      if (closed) {
        throw new StoreException("STORE_CLOSED", "the store is closed");
      }
      waiting.add(work);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the next work; null once the queue is closed and empty. */
  @Nullable QueuedWork<?> take() {
    lock.lock();
    try {
      while (waiting.isEmpty() && !closed) {
        changed.awaitUninterruptibly();
      }
      return waiting.poll();
    } finally {
      lock.unlock();
    }
  }

  /** The next work, or null when none waits. */
  @Nullable QueuedWork<?> poll() {
    lock.lock();
    try {
      return waiting.poll();
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
