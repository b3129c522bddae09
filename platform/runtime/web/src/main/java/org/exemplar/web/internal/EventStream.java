package org.exemplar.web.internal;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.exemplar.graphql.GraphQlResponse;
import org.jspecify.annotations.Nullable;

/**
 * A response stream on its way to one client. The next response is asked for when the last one is
 * written, so that a client that reads slowly holds back its own source and nobody else. No thread
 * of the server waits for it: responses and comments come on threads of their own.
 */
final class EventStream implements Flow.Subscriber<GraphQlResponse>, OpenStream, AsyncListener {
  private final AsyncContext connection;
  private final OutputStream out;
  private final EventStreams streams;
  private final Function<Throwable, Map<String, Object>> failure;
  private final ReentrantLock writing = new ReentrantLock();
  private final AtomicBoolean released = new AtomicBoolean();
  private volatile Flow.@Nullable Subscription source;

  /**
   * A stream that has a place.
   *
   * @param failure what a client is told when the source fails
   */
  EventStream(
      AsyncContext connection,
      OutputStream out,
      EventStreams streams,
      Function<Throwable, Map<String, Object>> failure) {
    this.connection = connection;
    this.out = out;
    this.streams = streams;
    this.failure = failure;
  }

  /** Sends the header, for the first event may be long in coming. */
  void begin() {
    write(new byte[0]);
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    source = subscription;
    if (released.get()) {
      subscription.cancel();
    } else {
      subscription.request(1);
    }
  }

  @Override
  public void onNext(GraphQlResponse response) {
    Flow.Subscription asked = source;
    if (write(Events.next(response.body())) && asked != null) {
      asked.request(1);
    }
  }

  @Override
  public void onError(Throwable thrown) {
    write(Events.next(failure.apply(thrown)));
    onComplete();
  }

  /** Tells the client that nothing more comes, and lets it go. */
  @Override
  public void onComplete() {
    // nothing may be written between the last event and the end
    writing.lock();
    try {
      if (write(Events.complete())) {
        end();
      }
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void finish() {
    onComplete();
  }

  /** A comment, where nothing else is being written. */
  @Override
  public void keepAlive() {
    if (writing.tryLock()) {
      try {
        write(Events.comment());
      } finally {
        writing.unlock();
      }
    }
  }

  /** False when the stream has ended, or ends now because its client has gone. */
  private boolean write(byte[] event) {
    writing.lock();
    try {
      if (released.get()) {
        return false;
      }
      out.write(event);
      out.flush();
      return true;
    } catch (IOException | IllegalStateException gone) {
      end();
      return false;
    } finally {
      writing.unlock();
    }
  }

  private void end() {
    if (release()) {
      connection.complete();
    }
  }

  /** Lets go of the place and of the source; true the first time. */
  private boolean release() {
    if (!released.compareAndSet(false, true)) {
      return false;
    }
    streams.closed(this);
    Flow.Subscription held = source;
    if (held != null) {
      held.cancel();
    }
    return true;
  }

  @Override
  public void onComplete(AsyncEvent event) {
    release();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    release();
  }

  @Override
  public void onError(AsyncEvent event) {
    release();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {}
}
