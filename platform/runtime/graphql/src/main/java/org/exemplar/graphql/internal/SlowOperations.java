package org.exemplar.graphql.internal;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.exemplar.graphql.GraphQlRequest;
import org.exemplar.graphql.GraphQlResponse;
import org.exemplar.graphql.OperationTrace;
import org.exemplar.tracing.Tracing;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes operations down that took long: by the digest of their document and without any of their
 * values, so that the log holds nothing of what was asked or answered.
 *
 * @param limit how long is long
 */
record SlowOperations(Duration limit) {
  /** Framework property: milliseconds from which an operation is written down. */
  static final String PROPERTY = "exemplar.graphql.slow-millis";

  static final Duration USUAL = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger("org.exemplar.slow-operations");

  static SlowOperations of(Function<String, @Nullable String> properties) {
    return new SlowOperations(
        Duration.ofMillis(Tiers.number(PROPERTY, (int) USUAL.toMillis(), properties)));
  }

  /** What is measured of an operation. */
  OperationTrace seen(
      GraphQlRequest request, OperationFacts facts, GraphQlResponse response, long nanos) {
    OperationTrace trace =
        new OperationTrace(facts.type(), facts.plugin(), facts.document(), Duration.ofNanos(nanos));
    if (trace.took().compareTo(limit) >= 0) {
      LOG.warn(
          "{} ms: {} of {}, document {}, operation {}, {}, cost {}, request {}, trace {}",
          trace.took().toMillis(),
          trace.type(),
          trace.plugin(),
          trace.document(),
          facts.name().isEmpty() ? "-" : facts.name(),
          response.outcome(),
          response.body().get("extensions") instanceof Map<?, ?> extensions
              ? extensions.get("cost")
              : "-",
          request.caller().origin().request().orElse("-"),
          Tracing.id());
    }
    return trace;
  }
}
