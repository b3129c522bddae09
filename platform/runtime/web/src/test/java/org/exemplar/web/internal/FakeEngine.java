package org.exemplar.web.internal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.exemplar.graphql.Allowance;
import org.exemplar.graphql.GraphQlAnswer;
import org.exemplar.graphql.GraphQlEngine;
import org.exemplar.graphql.GraphQlRequest;
import org.exemplar.graphql.GraphQlResponse;
import org.exemplar.graphql.GraphQlResponse.Outcome;
import org.exemplar.graphql.PublishedSchema;
import org.exemplar.identity.SessionChange;

/** Answers with what it was asked; some documents make it do something else. */
final class FakeEngine implements GraphQlEngine {
  /** What answers do to the session of a browser. */
  volatile Optional<SessionChange> session = Optional.empty();

  /** What {@link #FAILING} throws. */
  volatile Throwable failure = new IllegalStateException("secret of /var/lib/exemplar");

  static final String INVALID = "{ unknown }";
  static final String MUTATION = "mutation { change }";
  static final String FAILING = "{ fails }";
  static final String UNREADABLE = "{";
  static final String PARTIAL = "{ partial }";
  static final String LIMITED = "{ limited }";
  static final String EARLY = "{ early }";
  static final String SLOW = "{ slow }";
  static final String WATCH = "subscription { watch }";

  /** Streams that were begun, the last one last. */
  final BlockingQueue<FakeStream> begun = new LinkedBlockingQueue<>();

  final CountDownLatch slowBegun = new CountDownLatch(1);
  final CountDownLatch slowMayEnd = new CountDownLatch(1);
  volatile Optional<PublishedSchema> schema =
      Optional.of(
          new PublishedSchema(1, "type Query { 村: String }", "abc123", Duration.ofMillis(250)));

  volatile Optional<Allowance> allowance = Optional.empty();

  @Override
  public GraphQlResponse execute(GraphQlRequest request) {
    return switch (request.query()) {
      case INVALID -> refused(Outcome.REFUSED);
      case UNREADABLE -> refused(Outcome.UNREADABLE);
      case PARTIAL -> partial();
      case LIMITED ->
          new GraphQlResponse(
              Outcome.RATE_LIMITED,
              Map.of("errors", List.of(Map.of("message", request.address()))),
              Optional.empty(),
              allowance,
              Optional.empty());
      case EARLY -> refused(Outcome.NOT_READY);
      case FAILING -> throw thrown(failure);
      case MUTATION -> request.readOnly() ? refused(Outcome.MUTATION_NOT_ALLOWED) : echo(request);
      case SLOW -> slow(request);
      case WATCH -> refused(Outcome.SUBSCRIPTION_NOT_ALLOWED);
      default -> echo(request);
    };
  }

  @Override
  public GraphQlAnswer begin(GraphQlRequest request) {
    if (!request.query().equals(WATCH)) {
      return new GraphQlAnswer.Single(execute(request));
    }
    FakeStream stream = new FakeStream();
    begun.add(stream);
    return new GraphQlAnswer.Stream(stream);
  }

  /** Throws it, whatever it is. */
  static RuntimeException thrown(Throwable failure) {
    return switch (failure) {
      case Error error -> throw error;
      case RuntimeException exception -> exception;
      default -> new IllegalStateException(failure);
    };
  }

  private GraphQlResponse slow(GraphQlRequest request) {
    slowBegun.countDown();
    try {
      slowMayEnd.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return echo(request);
  }

  private static GraphQlResponse refused(Outcome outcome) {
    return new GraphQlResponse(
        outcome, Map.of("errors", List.of(Map.of("message", outcome.name()))));
  }

  private static GraphQlResponse partial() {
    return new GraphQlResponse(
        Outcome.EXECUTED,
        Map.of("data", Map.of("a", 1), "errors", List.of(Map.of("message", "b is missing"))));
  }

  private GraphQlResponse echo(GraphQlRequest request) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("query", request.query());
    data.put("operationName", request.operationName().orElse("none"));
    data.put("variables", request.variables());
    data.put("language", request.language().name());
    data.put("actor", request.caller().origin().actor());
    return new GraphQlResponse(
        Outcome.EXECUTED, Map.of("data", data), session, allowance, Optional.empty());
  }

  @Override
  public Optional<PublishedSchema> schema() {
    return schema;
  }
}
