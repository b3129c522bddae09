package org.exemplar.graphql.internal;

import graphql.ExecutionInput;
import graphql.GraphQLError;
import graphql.incremental.DelayedIncrementalPartialResult;
import graphql.incremental.IncrementalExecutionResult;
import graphql.incremental.IncrementalPayload;
import io.opentelemetry.context.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.exemplar.graphql.GraphQlAnswer;
import org.exemplar.graphql.GraphQlRequest;
import org.exemplar.graphql.GraphQlResponse;
import org.exemplar.graphql.GraphQlResponse.Outcome;
import org.exemplar.store.Deadline;
import org.exemplar.store.StoreException;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * Has the library execute what a query puts off, and puts it into its stream part by part. The
 * library does so where it is asked for the parts, on the thread that asks.
 *
 * @param errors errors as clients are told them
 */
record DeferredParts(
    DeferredStream stream, Function<List<GraphQLError>, List<Map<String, Object>>> errors) {

  /** What was not put off and, where there is more, a stream of that and of the rest. */
  static GraphQlAnswer answer(
      Generation generation, GraphQlRequest request, ExecutionInput input, GraphQlResponse first) {
    IncrementalExecutionResult parts =
        input.getGraphQLContext().get(IncrementalExecutionResult.class);
    if (parts == null) {
      return new GraphQlAnswer.Single(first);
    }
    DeferredStream stream = new DeferredStream(first, input::cancel);
    generation.share();
    new DeferredParts(stream, errors -> Requests.errors(generation, request, input, errors))
        .follow(parts, work -> inTime(generation, request, input, work), generation::release);
    return new GraphQlAnswer.Stream(stream);
  }

  /** Does something as long as it may take; gives what is told where that was too long. */
  private static Optional<GraphQlResponse> inTime(
      Generation generation, GraphQlRequest request, ExecutionInput input, Runnable work) {
    Deadline deadline = new Deadline();
    return deadline.over(
        () -> {
          try {
            generation.arm(input, request.caller());
            work.run();
          } catch (RuntimeException ended) {
            if (!deadline.isPassed()) {
              throw ended;
            }
          } finally {
            Requests.disarm(input);
          }
          return deadline.isPassed() ? Optional.of(late(request)) : Optional.empty();
        });
  }

  private static GraphQlResponse late(GraphQlRequest request) {
    return new GraphQlResponse(
        Outcome.TIMED_OUT,
        Map.of("errors", ToldErrors.of(Requests.tooSlow(), request), "hasNext", false));
  }

  /**
   * Begins, on a thread of its own.
   *
   * @param inTime runs it as long as it may take; gives what is told where that was too long
   * @param released what is done when it is over
   */
  private void follow(
      IncrementalExecutionResult first,
      Function<Runnable, Optional<GraphQlResponse>> inTime,
      Runnable released) {
    Thread.ofVirtual()
        .name("graphql-deferred")
        .start(Context.current().wrap(() -> run(first, inTime, released)));
  }

  private void run(
      IncrementalExecutionResult first,
      Function<Runnable, Optional<GraphQlResponse>> inTime,
      Runnable released) {
    Telling telling = new Telling();
    try {
      Optional<GraphQlResponse> late =
          inTime.apply(() -> first.getIncrementalItemPublisher().subscribe(telling));
      if (telling.over) {
        stream.end(Optional.empty());
      } else if (late.isPresent()) {
        stream.add(late.get());
        stream.end(Optional.empty());
      } else {
        stream.end(telling.failure.or(() -> Optional.of(cutOff())));
      }
    } catch (Throwable broken) { // whoever waits must be told, whatever it is
      stream.end(Optional.of(broken));
    } finally {
      released.run();
    }
  }

  /** A query that is ended while the library executes a part gives no sign of that. */
  private static StoreException cutOff() {
    return new StoreException("QUERY_ENDED", "a query ended before all that it had put off");
  }

  private GraphQlResponse response(DelayedIncrementalPartialResult part) {
    Map<String, Object> body = new LinkedHashMap<>();
    if (part.getIncremental() != null) {
      body.put("incremental", part.getIncremental().stream().map(this::told).toList());
    }
    body.put("hasNext", part.hasNext());
    return new GraphQlResponse(Outcome.EXECUTED, body);
  }

  private Map<String, Object> told(IncrementalPayload payload) {
    Map<String, Object> told = new LinkedHashMap<>(payload.toSpecification());
    if (payload.getErrors() != null && !payload.getErrors().isEmpty()) {
      told.put("errors", errors.apply(payload.getErrors()));
    }
    return told;
  }

  private final class Telling implements Subscriber<DelayedIncrementalPartialResult> {
    private boolean over;
    private Optional<Throwable> failure = Optional.empty();

    @Override
    public void onSubscribe(Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(DelayedIncrementalPartialResult part) {
      stream.add(response(part));
    }

    @Override
    public void onError(Throwable thrown) {
      failure = Optional.of(thrown);
    }

    @Override
    public void onComplete() {
      over = true;
    }
  }
}
