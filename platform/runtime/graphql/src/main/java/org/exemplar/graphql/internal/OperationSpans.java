package org.exemplar.graphql.internal;

import graphql.ExecutionInput;
import graphql.execution.instrumentation.ChainedInstrumentation;
import graphql.execution.instrumentation.Instrumentation;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.exemplar.graphql.GraphQlRequest;
import org.exemplar.graphql.GraphQlResponse;
import org.exemplar.graphql.GraphQlResponse.Outcome;
import org.exemplar.store.Sha256;
import org.exemplar.tracing.Marks;
import org.exemplar.tracing.Tracing;

/**
 * Makes the span of an operation, which tells its document by its digest alone. Where nothing is
 * traced, it does what is to be done and nothing else.
 */
record OperationSpans(Tracing tracing) {
  private static final String UNREAD = "graphql";

  /**
   * What is looked at while an operation is executed.
   *
   * @param guard what is looked at in any case
   * @param owners by coordinates, the plugins that fields of root types are of
   */
  Instrumentation beside(Instrumentation guard, Map<String, String> owners) {
    return tracing.isOn()
        ? new ChainedInstrumentation(guard, new FieldSpans(tracing, owners))
        : guard;
  }

  /**
   * Executes an operation within a span. An event of a subscription has none: that of the
   * subscription has ended when its stream began.
   */
  GraphQlResponse over(
      GraphQlRequest request, ExecutionInput input, Supplier<GraphQlResponse> work) {
    if (!tracing.isOn()
        || input.getGraphQLContext().get(SubscriptionTurn.KEY) instanceof SubscriptionTurn.Event) {
      return work.get();
    }
    return Tracing.within(
        tracing
            .span(UNREAD)
            .setSpanKind(tracing.isUnderWay() ? SpanKind.INTERNAL : SpanKind.SERVER),
        span -> {
          Trail trail = Trail.begin(input.getGraphQLContext());
          request
              .caller()
              .origin()
              .request()
              .ifPresent(id -> span.setAttribute(Marks.CORRELATION, id));
          String why = Tracing.FAULT;
          try {
            GraphQlResponse response = work.get();
            why = code(response).orElse(why);
            tell(span, input, response);
            return response;
          } finally {
            trail.end(why);
          }
        });
  }

  private static void tell(Span span, ExecutionInput input, GraphQlResponse response) {
    Optional<OperationFacts> facts =
        Optional.ofNullable(input.getGraphQLContext().get(OperationFacts.KEY));
    span.setAttribute(
        Marks.DOCUMENT,
        facts.map(OperationFacts::document).orElseGet(() -> Sha256.hex(input.getQuery())));
    facts.ifPresent(known -> tell(span, known));
    Gate.Pass pass = input.getGraphQLContext().get(Gate.PASS);
    if (pass != null) {
      span.setAttribute(Marks.COST, pass.requested());
    }
    Optional<String> code = code(response);
    span.setAttribute(Marks.OUTCOME, outcome(response, code));
    code.ifPresent(wrong -> Tracing.failed(span, wrong));
  }

  private static void tell(Span span, OperationFacts facts) {
    span.updateName(facts.type());
    span.setAttribute(Marks.OPERATION_TYPE, facts.type());
    span.setAttribute(Marks.PLUGIN, facts.plugin());
    if (!facts.name().isEmpty()) {
      span.setAttribute(Marks.OPERATION_NAME, facts.name());
    }
  }

  /** In the words of the metrics. */
  private static String outcome(GraphQlResponse response, Optional<String> code) {
    return response.outcome() == Outcome.EXECUTED && code.isPresent()
        ? "PARTIAL"
        : response.outcome().name();
  }

  /** That of the first error. */
  private static Optional<String> code(GraphQlResponse response) {
    return response.body().get("errors") instanceof List<?> errors
            && !errors.isEmpty()
            && errors.getFirst() instanceof Map<?, ?> error
        ? Optional.of(
            error.get("extensions") instanceof Map<?, ?> said && said.get("code") != null
                ? String.valueOf(said.get("code"))
                : Tracing.FAULT)
        : Optional.empty();
  }
}
