package org.exemplar.graphql.internal;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Flow;
import org.exemplar.graphql.GraphQlResponse;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a response to a query that puts some of them off, in the order in which they were
 * made. They wait here until they are asked for; who cancels, gives the query up.
 */
final class DeferredStream implements Flow.Publisher<GraphQlResponse>, Flow.Subscription {
  private final Runnable giveUp;

  /** All that changes is read and written in turn. */
  private final Turns turns = new Turns();

  private final Queue<GraphQlResponse> parts = new ArrayDeque<>();
  private Flow.@Nullable Subscriber<? super GraphQlResponse> below;
  private Optional<Throwable> failure = Optional.empty();
  private boolean whole;
  private long asked;

  /** Besides, set by whoever cancels. */
  private volatile boolean ended;

  /**
   * A stream.
   *
   * @param first what was not put off
   * @param giveUp what is done where nobody wants the rest any more
   */
  DeferredStream(GraphQlResponse first, Runnable giveUp) {
    this.giveUp = giveUp;
    parts.add(first);
  }

  void add(GraphQlResponse part) {
    turns.execute(
        () -> {
          parts.add(part);
          deliver();
        });
  }

  /** There are no more parts. */
  void end(Optional<Throwable> why) {
    turns.execute(
        () -> {
          whole = true;
          failure = why;
          deliver();
        });
  }

  @Override
  public void subscribe(Flow.Subscriber<? super GraphQlResponse> subscriber) {
    turns.execute(() -> below = subscriber);
    subscriber.onSubscribe(this);
  }

  @Override
  public void request(long count) {
    turns.execute(
        () -> {
          asked += count;
          deliver();
        });
  }

  @Override
  public void cancel() {
    if (!ended) {
      ended = true;
      giveUp.run();
    }
  }

  private void deliver() {
    Flow.Subscriber<? super GraphQlResponse> subscriber = below;
    if (subscriber == null) {
      return;
    }
    while (!ended && asked > 0 && !parts.isEmpty()) {
      asked--;
      subscriber.onNext(parts.remove());
    }
    if (!ended && whole && parts.isEmpty()) {
      ended = true;
      failure.ifPresentOrElse(subscriber::onError, subscriber::onComplete);
    }
  }
}
