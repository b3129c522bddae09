package org.exemplar.plugins.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.exemplar.plugins.Catalogue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread on which the catalogue changes and listeners are called. Changes that wait
 * together are made together, so that a start with many plugins tells listeners once or twice.
 */
final class CatalogueThread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogueThread.class);
  private static final long DRAIN_SECONDS = 60;
  private static final long LOOK_MILLIS = 20;

  /** What the thread keeps up to date; called on it alone. */
  interface Content {
    /** The catalogue after the changes that were made; the same one where none was. */
    Catalogue compose();

    /** Whether to look again soon although nothing was submitted. */
    boolean expectsMore();

    /** Whether listeners are to be told now. */
    boolean audible();

    /** Whether the platform stops: what its bundles take along is no problem of plugins. */
    boolean stopping();
  }

  /** A change and who waits for it. */
  private record Change(Runnable make, CompletableFuture<Void> done) {}

  /** A listener and the catalogue that it was told last. */
  private static final class Listener {
    private final Consumer<Catalogue> consumer;
    private Optional<Catalogue> told = Optional.empty();

    Listener(Consumer<Catalogue> consumer) {
      this.consumer = consumer;
    }
  }

  private final BlockingQueue<Change> changes = new LinkedBlockingQueue<>();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final Content content;
  private final Thread thread;
  private volatile Catalogue current = new Catalogue(List.of());
  private volatile boolean closed;

  CatalogueThread(Content content) {
    this.content = content;
    this.thread = Thread.ofPlatform().name("exemplar-plugins").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  Catalogue current() {
    return current;
  }

  /** Makes a change soon. */
  void submit(Runnable make) {
    enqueue(make, new CompletableFuture<>());
  }

  /** Makes a change and waits until every listener has been told; on the thread itself, soon. */
  void submitAndWait(Runnable make) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    enqueue(make, done);
    if (!Thread.currentThread().equals(thread)) {
      await(done);
    }
  }

  private void enqueue(Runnable make, CompletableFuture<Void> done) {
    changes.add(new Change(make, done));
    if (closed) {
      release(changes);
    }
  }

  private static void await(CompletableFuture<Void> done) {
    try {
      done.get(DRAIN_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      LOG.warn("A listener of the plugin catalogue did not return within {} s", DRAIN_SECONDS);
    } catch (ExecutionException e) {
      LOG.debug("What was waited for failed and was logged", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void release(Collection<Change> changes) {
    changes.forEach(change -> change.done().complete(null));
  }

  AutoCloseable onChange(Consumer<Catalogue> consumer) {
    Listener listener = new Listener(consumer);
    submitAndWait(() -> listeners.add(listener));
    return () -> submitAndWait(() -> listeners.remove(listener));
  }

  /** Ends the thread; listeners are told nothing more. */
  @Override
  public void close() {
    closed = true;
    submitAndWait(() -> {});
  }

  private void run() {
    List<Change> batch = new ArrayList<>();
    while (!closed) {
      try {
        collect(batch);
        batch.forEach(CatalogueThread::make);
        publish();
      } catch (InterruptedException e) {
        closed = true;
      }
      release(batch);
      batch.clear();
    }
    release(changes);
  }

  private void collect(List<Change> batch) throws InterruptedException {
    Change first =
        content.expectsMore() ? changes.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS) : changes.take();
    if (first != null) {
      batch.add(first);
      changes.drainTo(batch);
    }
  }

  private static void make(Change change) {
    try {
      change.make().run();
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      LOG.error("A change of the plugin catalogue failed", e);
      change.done().completeExceptionally(e);
    }
  }

  private void publish() {
    Catalogue next = content.compose();
    if (!next.equals(current)) {
      if (!content.stopping()) {
        CatalogueLog.changed(current, next);
      }
      current = next;
    }
    if (content.audible() && !closed) {
      listeners.forEach(this::tell);
    }
  }

  private void tell(Listener listener) {
    if (listener.told.equals(Optional.of(current))) {
      return;
    }
    listener.told = Optional.of(current);
    try {
      listener.consumer.accept(current);
    } catch (RuntimeException | LinkageError e) {
      LOG.error("A listener of the plugin catalogue failed", e);
    }
  }
}
