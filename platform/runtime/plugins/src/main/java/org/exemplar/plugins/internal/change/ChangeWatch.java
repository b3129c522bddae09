package org.exemplar.plugins.internal.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells those who watch a change how far it has come: its present state at once, then each later
 * one. While nobody asks for the next state only the newest is kept, so that a slow watcher costs
 * one state, holds nobody up, and always learns of the end.
 */
final class ChangeWatch {
  private final Predicate<PluginChange> over;
  private final List<Watcher> watchers = new ArrayList<>();
  private boolean closed;

  /**
   * Nobody watches yet.
   *
   * @param over whether nothing more can come of a change
   */
  ChangeWatch(Predicate<PluginChange> over) {
    this.over = over;
  }

  /**
   * The states of one change.
   *
   * @param now finds the present one
   */
  Flow.Publisher<ChangeView> of(String key, Supplier<Optional<PluginChange>> now) {
    return subscriber -> {
      Watcher watcher = new Watcher(key, subscriber);
      subscriber.onSubscribe(watcher);
      add(watcher, now);
    };
  }

  /** Nothing is told between the look at the present state and the beginning of the watch. */
  private synchronized void add(Watcher watcher, Supplier<Optional<PluginChange>> now) {
    Optional<PluginChange> present = now.get();
    present.ifPresent(watcher::offer);
    if (closed || present.filter(over.negate()).isEmpty()) {
      watcher.finish();
    } else {
      watchers.add(watcher);
    }
  }

  /** A change has come further; plans that can be applied no more because of it are over, too. */
  synchronized void tell(PluginChange change) {
    for (Watcher watcher : List.copyOf(watchers)) {
      if (watcher.key.equals(change.key())) {
        watcher.offer(change);
      }
      if (watcher.isOver()) {
        watcher.finish();
        watchers.remove(watcher);
      }
    }
  }

  /** Nothing more comes of any. */
  synchronized void close() {
    closed = true;
    watchers.forEach(Watcher::finish);
    watchers.clear();
  }

  private synchronized void remove(Watcher watcher) {
    watchers.remove(watcher);
  }

  /** One who watches, and what he has not asked for yet. */
  private final class Watcher implements Flow.Subscription {
    private final String key;
    private final Flow.Subscriber<? super ChangeView> subscriber;
    private @Nullable PluginChange last;
    private @Nullable PluginChange waiting;
    private long demand;
    private boolean finished;
    private boolean cancelled;
    private boolean telling;

    Watcher(String key, Flow.Subscriber<? super ChangeView> subscriber) {
      this.key = key;
      this.subscriber = subscriber;
    }

    synchronized boolean isOver() {
      return last == null || over.test(last);
    }

    void offer(PluginChange change) {
      synchronized (this) {
        if (change.equals(last)) {
          return;
        }
        last = change;
        waiting = change;
      }
      tell();
    }

    void finish() {
      synchronized (this) {
        finished = true;
      }
      tell();
    }

    @Override
    public void request(long count) {
      synchronized (this) {
        demand = Math.max(demand, demand + count);
      }
      tell();
    }

    @Override
    public void cancel() {
      synchronized (this) {
        cancelled = true;
      }
      remove(this);
    }

    /** One thread at a time tells; what comes meanwhile is found by the one that does. */
    private void tell() {
      synchronized (this) {
        if (telling) {
          return;
        }
        telling = true;
      }
      while (true) {
        PluginChange next;
        synchronized (this) {
          next = waiting;
          boolean asked = next != null && demand > 0;
          boolean end = next == null && finished;
          if (cancelled) {
            return;
          }
          if (!asked && !end) {
            telling = false;
            return;
          }
          if (asked) {
            waiting = null;
            demand--;
          }
        }
        if (next == null) {
          subscriber.onComplete();
          return;
        }
        subscriber.onNext(new ChangeView(next));
      }
    }
  }
}
