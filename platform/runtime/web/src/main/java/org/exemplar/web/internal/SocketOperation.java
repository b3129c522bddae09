package org.exemplar.web.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.exemplar.graphql.GraphQlAnswer;
import org.exemplar.graphql.GraphQlEngine;
import org.exemplar.graphql.GraphQlRequest;
import org.exemplar.graphql.GraphQlResponse;
import org.exemplar.graphql.GraphQlResponse.Outcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One operation on a socket. The next response is asked for when the last one is sent, so that a
 * client that reads slowly holds back its own source and nobody else.
 */
final class SocketOperation implements Flow.Subscriber<GraphQlResponse> {
  private static final Logger LOG = LoggerFactory.getLogger(SocketOperation.class);

  private final String id;
  private final GraphQlSocket socket;
  private final Function<Throwable, Map<String, Object>> failure;
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile Flow.@Nullable Subscription source;

  /**
   * An operation that is on its socket's list.
   *
   * @param failure what a client is told when something of ours fails
   */
  SocketOperation(
      String id, GraphQlSocket socket, Function<Throwable, Map<String, Object>> failure) {
    this.id = id;
    this.socket = socket;
    this.failure = failure;
  }

  String id() {
    return id;
  }

  /** Whether it is a subscription whose stream has begun. */
  boolean isStream() {
    return source != null;
  }

  /** Executes it; a query or a mutation to its end. */
  void begin(GraphQlEngine engine, GraphQlRequest request, Metrics metrics) {
    try {
      switch (engine.begin(request)) {
        case GraphQlAnswer.Single single -> {
          metrics.graphQl(single.response());
          answer(single.response());
        }
        case GraphQlAnswer.Stream stream -> {
          metrics.graphQl("STREAM");
          stream.responses().subscribe(this);
        }
      }
    } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError defect) {
      onError(defect);
    }
  }

  private void answer(GraphQlResponse response) {
    if (response.outcome() == Outcome.EXECUTED) {
      next(response, () -> {});
      onComplete();
    } else {
      refuse(response.body());
    }
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    source = subscription;
    if (ended.get()) {
      subscription.cancel();
    } else {
      subscription.request(1);
    }
  }

  @Override
  public void onNext(GraphQlResponse response) {
    Flow.Subscription asked = source;
    if (response.outcome() != Outcome.EXECUTED) {
      refuse(response.body());
    } else if (asked != null) {
      next(response, () -> asked.request(1));
    }
  }

  private void next(GraphQlResponse response, Runnable sent) {
    if (!ended.get()) {
      socket.send(SocketMessage.say("next", Optional.of(id), response.body()), sent);
    }
  }

  @Override
  public void onError(Throwable thrown) {
    LOG.error("An operation on a socket failed", thrown);
    refuse(failure.apply(thrown));
  }

  /** Tells the client that nothing more comes. */
  @Override
  public void onComplete() {
    end(SocketMessage.say("complete", Optional.of(id), null));
  }

  /** Tells the client the errors of a response that has no data; nothing more comes. */
  void refuse(Map<String, ?> body) {
    end(
        SocketMessage.say(
            "error",
            Optional.of(id),
            Optional.<Object>ofNullable(body.get("errors")).orElse(List.of())));
  }

  private void end(String last) {
    if (leave()) {
      socket.ended(this, last);
    }
  }

  /** Lets go of the source, telling nobody; true the first time. */
  boolean leave() {
    if (!ended.compareAndSet(false, true)) {
      return false;
    }
    Flow.Subscription held = source;
    if (held != null) {
      held.cancel();
    }
    return true;
  }
}
