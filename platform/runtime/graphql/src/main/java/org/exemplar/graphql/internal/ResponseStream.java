package org.exemplar.graphql.internal;

import java.util.concurrent.Flow;
import java.util.function.Function;
import org.exemplar.graphql.GraphQlResponse;
import org.exemplar.graphql.GraphQlResponse.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The response stream of a subscription: maps each event of the source stream, on a thread of its
 * own, and asks the source for no more than it is asked for itself. A response that could not be
 * executed is the last one.
 *
 * @param source the source stream
 * @param execute executes one event
 */
record ResponseStream(Flow.Publisher<?> source, Function<Object, GraphQlResponse> execute)
    implements Flow.Publisher<GraphQlResponse> {
  @Override
  public void subscribe(Flow.Subscriber<? super GraphQlResponse> subscriber) {
    source.subscribe(new Mapping(execute, subscriber));
  }

  private static final class Mapping implements Flow.Subscriber<Object>, Flow.Subscription {
    private final Function<Object, GraphQlResponse> execute;
    private final Flow.Subscriber<? super GraphQlResponse> below;
    private final Turns turns = new Turns();
    private volatile Flow.@Nullable Subscription above;

    /** Read and written in turn; besides, set by whoever cancels. */
    private volatile boolean ended;

    Mapping(
        Function<Object, GraphQlResponse> execute, Flow.Subscriber<? super GraphQlResponse> below) {
      this.execute = execute;
      this.below = below;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      above = subscription;
      below.onSubscribe(this);
    }

    @Override
    public void request(long count) {
      Flow.Subscription source = above;
      if (source != null) {
        source.request(count);
      }
    }

    @Override
    public void cancel() {
      ended = true;
      Flow.Subscription source = above;
      if (source != null) {
        source.cancel();
      }
    }

    @Override
    public void onNext(Object event) {
      turns.execute(() -> map(event));
    }

    @Override
    public void onError(Throwable thrown) {
      turns.execute(() -> end(() -> below.onError(thrown)));
    }

    @Override
    public void onComplete() {
      turns.execute(() -> end(below::onComplete));
    }

    private void map(Object event) {
      if (ended) {
        return;
      }
      GraphQlResponse response;
      try {
        response = execute.apply(event);
        below.onNext(response);
      } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError defect) {
        stop(() -> below.onError(defect));
        return;
      }
      if (response.outcome() != Outcome.EXECUTED) {
        stop(below::onComplete);
      }
    }

    private void stop(Runnable last) {
      boolean first = !ended;
      cancel();
      if (first) {
        last.run();
      }
    }

    private void end(Runnable last) {
      if (!ended) {
        ended = true;
        last.run();
      }
    }
  }
}
