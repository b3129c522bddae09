package org.exemplar.graphql.internal;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.exemplar.graphql.ChangedObject;
import org.exemplar.graphql.ObjectWatch;
import org.exemplar.store.Change;

/**
 * Somebody who watches the change log, on a thread of its own that costs nothing while it waits.
 */
final class ChangeReading implements Flow.Subscription, Runnable {
  private final ChangeFeed feed;
  private final ObjectWatch watch;
  private final Flow.Subscriber<? super ChangedObject> subscriber;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();

  /** Position of the last change that was looked at; of the reading thread alone. */
  private long position;

  private long demand;
  private boolean finished;
  private boolean cancelled;

  ChangeReading(
      ChangeFeed feed,
      ObjectWatch watch,
      long after,
      Flow.Subscriber<? super ChangedObject> subscriber) {
    this.feed = feed;
    this.watch = watch;
    this.subscriber = subscriber;
    this.position = after;
  }

  @Override
  public void run() {
    try {
      while (await()) {
        read(feed.after(position));
      }
      if (!isCancelled()) {
        subscriber.onComplete();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException broken) {
      subscriber.onError(broken);
    } finally {
      feed.ended(this);
    }
  }

  private void read(List<Change> page) throws InterruptedException {
    Iterator<Change> changes = page.iterator();
    while (changes.hasNext() && await()) {
      Change change = changes.next();
      Optional<ChangedObject> told = feed.told(change, watch);
      position = change.position();
      if (told.isPresent()) {
        answered();
        subscriber.onNext(told.get());
      }
    }
  }

  /** Waits until something is asked for and there; false when nothing is any more. */
  private boolean await() throws InterruptedException {
    lock.lock();
    try {
      while (!over() && !(demand > 0 && feed.isBehind(position))) {
        news.await();
      }
      return !over();
    } finally {
      lock.unlock();
    }
  }

  private boolean over() {
    return finished || cancelled;
  }

  private boolean isCancelled() {
    lock.lock();
    try {
      return cancelled;
    } finally {
      lock.unlock();
    }
  }

  private void answered() {
    lock.lock();
    try {
      demand--;
    } finally {
      lock.unlock();
    }
  }

  /** Something was committed. */
  void wake() {
    change(() -> {});
  }

  /** Nothing more comes. */
  void finish() {
    change(() -> finished = true);
  }

  @Override
  public void request(long count) {
    change(() -> demand = Math.max(demand, demand + count));
  }

  @Override
  public void cancel() {
    change(() -> cancelled = true);
  }

  private void change(Runnable step) {
    lock.lock();
    try {
      step.run();
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
