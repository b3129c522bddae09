package org.exemplar.webhooks.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.exemplar.store.Store;
import org.exemplar.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends each webhook on a thread of its own, so that a receiver that is slow holds up no other. */
final class Rounds implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
  private static final Duration AFTER_A_FAULT = Duration.ofSeconds(5);
  private static final Duration TO_END = Duration.ofSeconds(2);

  private final Store store;
  private final Courier courier;
  private final Clock clock;
  private final Map<String, Round> rounds = new ConcurrentHashMap<>();
  private final AutoCloseable listening;
  private volatile boolean closed;

  Rounds(Store store, Courier courier, Clock clock) {
    this.store = store;
    this.courier = courier;
    this.clock = clock;
    this.listening = store.changes().onCommit(() -> rounds.values().forEach(Round::wake));
  }

  /** Begins with those that are there, such as other nodes have made. */
  void begin() {
    Set.copyOf(store.read(WebhookStore::active)).forEach(this::look);
  }

  /** A webhook was made or changed. */
  void look(String key) {
    if (!closed) {
      rounds.computeIfAbsent(key, this::begun).wake();
    }
  }

  /** A webhook has gone. */
  void drop(String key) {
    Round round = rounds.remove(key);
    if (round != null) {
      round.end();
    }
  }

  private Round begun(String key) {
    Round round = new Round(key);
    round.thread.start();
    return round;
  }

  @Override
  public void close() throws Exception {
    closed = true;
    listening.close();
    rounds.values().forEach(Round::end);
    for (Round round : rounds.values()) {
      round.thread.join(TO_END);
    }
  }

  /** What is done for one webhook as long as there is something to do or to wait for. */
  private final class Round implements Runnable {
    private final String key;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Thread thread;
    private boolean woken;
    private volatile boolean ended;

    private Round(String key) {
      this.key = key;
      this.thread = Thread.ofVirtual().name("webhook-" + key).unstarted(this);
    }

    @Override
    public void run() {
      try {
        while (!ended && !closed) {
          await(step());
        }
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
      }
    }

    private Optional<Instant> step() throws InterruptedException {
      try {
        return courier.step(key);
      } catch (StoreException unavailable) {
        LOG.debug("Webhook {} waits for the store", key, unavailable);
      } catch (RuntimeException defect) {
        LOG.error("Webhook {} could not be sent; it is tried again", key, defect);
      }
      return Optional.of(clock.instant().plus(AFTER_A_FAULT));
    }

    private void await(Optional<Instant> until) throws InterruptedException {
      lock.lock();
      try {
        while (!woken && !ended) {
          if (until.isEmpty()) {
            news.await();
          } else if (news.awaitNanos(Duration.between(clock.instant(), until.get()).toNanos())
              <= 0) {
            return;
          }
        }
        woken = false;
      } finally {
        lock.unlock();
      }
    }

    void wake() {
      lock.lock();
      try {
        woken = true;
        news.signalAll();
      } finally {
        lock.unlock();
      }
    }

    void end() {
      ended = true;
      thread.interrupt();
    }
  }
}
