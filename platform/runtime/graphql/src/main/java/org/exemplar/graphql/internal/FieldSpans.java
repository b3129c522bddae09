package org.exemplar.graphql.internal;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.execution.instrumentation.parameters.InstrumentationFieldParameters;
import graphql.execution.instrumentation.parameters.InstrumentationValidationParameters;
import graphql.language.Document;
import graphql.schema.DataFetcher;
import graphql.validation.ValidationError;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.graphql.internal.refused.RefusedField;
import org.exemplar.tracing.Marks;
import org.exemplar.tracing.Tracing;
import org.jspecify.annotations.Nullable;

/**
 * Makes spans of what an operation consists of: that its document is parsed and validated, where
 * the cache does not have it, and each of its root fields. What a field needs of other rooms
 * belongs to its root field. It is there only where something is traced.
 *
 * @param owners by coordinates, the plugins that fields of root types are of
 */
final class FieldSpans extends SimplePerformantInstrumentation {
  private static final String WELL = "OK";
  private static final String ADMITTED = "graphql.admitted";

  private final Tracing tracing;
  private final Map<String, String> owners;

  FieldSpans(Tracing tracing, Map<String, String> owners) {
    this.tracing = tracing;
    this.owners = owners;
  }

  @Override
  public InstrumentationContext<Document> beginParse(
      InstrumentationExecutionParameters parameters, InstrumentationState state) {
    Trail trail = Trail.of(parameters.getGraphQLContext());
    if (trail == null) {
      return SimpleInstrumentationContext.noOp();
    }
    Span span = below(trail, "graphql.parse");
    return SimpleInstrumentationContext.whenCompleted(
        (document, thrown) -> end(span, thrown == null ? null : "GRAPHQL_PARSE_FAILED"));
  }

  @Override
  public InstrumentationContext<List<ValidationError>> beginValidation(
      InstrumentationValidationParameters parameters, InstrumentationState state) {
    Trail trail = Trail.of(parameters.getGraphQLContext());
    if (trail == null) {
      return SimpleInstrumentationContext.noOp();
    }
    Span span = below(trail, "graphql.validate");
    return SimpleInstrumentationContext.whenCompleted(
        (errors, thrown) ->
            end(
                span,
                thrown == null && (errors == null || errors.isEmpty())
                    ? null
                    : "GRAPHQL_VALIDATION_FAILED"));
  }

  private Span below(Trail trail, String name) {
    return tracing.span(name).setParent(trail.operation()).startSpan();
  }

  private static void end(Span span, @Nullable String code) {
    if (code != null) {
      Tracing.failed(span, code);
    }
    span.end();
  }

  /** Called where the guard has let the operation through. */
  @Override
  public InstrumentationContext<ExecutionResult> beginExecuteOperation(
      InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
    Trail trail = Trail.of(parameters.getExecutionContext().getGraphQLContext());
    if (trail != null) {
      trail.span().addEvent(ADMITTED);
    }
    return SimpleInstrumentationContext.noOp();
  }

  @Override
  public InstrumentationContext<Object> beginFieldExecution(
      InstrumentationFieldParameters parameters, InstrumentationState state) {
    Trail trail = Trail.of(parameters.getExecutionContext().getGraphQLContext());
    return trail == null || parameters.getExecutionStepInfo().getPath().getLevel() > 1
        ? SimpleInstrumentationContext.noOp()
        : root(trail, parameters);
  }

  private InstrumentationContext<Object> root(
      Trail trail, InstrumentationFieldParameters parameters) {
    ExecutionContext context = parameters.getExecutionContext();
    String coordinates =
        OperationFacts.root(context.getGraphQLSchema(), context.getOperationDefinition()).getName()
            + "."
            + parameters.getField().getName();
    Span span = below(trail, coordinates);
    span.setAttribute(Marks.FIELD, coordinates);
    span.setAttribute(Marks.PLUGIN, owners.getOrDefault(coordinates, "platform"));
    trail.enter(parameters.getExecutionStepInfo().getPath(), span);
    int before = MutationRefusals.noted(context.getGraphQLContext()).size();
    return SimpleInstrumentationContext.whenCompleted(
        (value, thrown) -> {
          Optional<GraphQLError> error = error(parameters);
          span.setAttribute(
              Marks.OUTCOME,
              error.map(Requests::code).orElseGet(() -> refused(parameters, before)));
          error.ifPresent(wrong -> fail(span, wrong));
          span.end();
        });
  }

  /** The first error of a root field or of what is below it. */
  private static Optional<GraphQLError> error(InstrumentationFieldParameters parameters) {
    String root = parameters.getExecutionStepInfo().getPath().getSegmentName();
    return parameters.getExecutionContext().getErrors().stream()
        .filter(error -> isBelow(root, error.getPath()))
        .findFirst();
  }

  private static boolean isBelow(String root, @Nullable List<Object> path) {
    return path != null && !path.isEmpty() && root.equals(path.getFirst());
  }

  private static void fail(Span span, GraphQLError error) {
    Tracing.failed(span, Requests.code(error));
    if (error.getExtensions() != null
        && error.getExtensions().get("correlationId") instanceof String id) {
      span.setAttribute(Marks.CORRELATION, id);
    }
  }

  /** A mutation that refuses answers all the same; fields of a mutation are answered in turn. */
  private static String refused(InstrumentationFieldParameters parameters, int before) {
    List<RefusedField> noted =
        MutationRefusals.noted(parameters.getExecutionContext().getGraphQLContext());
    return noted.size() == before ? WELL : noted.getLast().reasons().getFirst().code();
  }

  @Override
  public DataFetcher<?> instrumentDataFetcher(
      DataFetcher<?> fetcher,
      InstrumentationFieldFetchParameters parameters,
      InstrumentationState state) {
    Trail trail = Trail.of(parameters.getExecutionContext().getGraphQLContext());
    return trail == null || parameters.isTrivialDataFetcher() || fetcher instanceof ValueFetcher
        ? fetcher
        : environment -> {
          try (Scope _ = trail.at(environment.getExecutionStepInfo().getPath()).makeCurrent()) {
            return fetcher.get(environment);
          }
        };
  }
}
