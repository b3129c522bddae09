package org.exemplar.graphql.internal;

import graphql.GraphQLContext;
import graphql.execution.ResultPath;
import graphql.schema.DataFetchingEnvironment;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.exemplar.tracing.Marks;
import org.exemplar.tracing.Tracing;
import org.jspecify.annotations.Nullable;

/**
 * Where the trace of one operation has got to: its own span, and those of its root fields. It
 * stands in the context of the request, as the caller does; an operation that is not traced has
 * none.
 *
 * @param operation where the span of the operation is the current one
 * @param roots the same of root fields, by the names that they have in the answer
 */
record Trail(Context operation, Map<String, Context> roots) {
  private static final String KEY = "exemplar.trail";

  /** That of an operation whose span is the current one. */
  static Trail begin(GraphQLContext request) {
    Trail begun = new Trail(Context.current(), new ConcurrentHashMap<>());
    request.put(KEY, begun);
    return begun;
  }

  static @Nullable Trail of(GraphQLContext request) {
    return request.get(KEY);
  }

  /** The span of the operation. */
  Span span() {
    return Span.fromContext(operation);
  }

  /** The span of a root field has begun. */
  void enter(ResultPath root, Span span) {
    roots.put(root.getSegmentName(), operation.with(span));
  }

  /** The operation is over: root fields that it was given up at end with why. */
  void end(String code) {
    roots.values().stream()
        .map(Span::fromContext)
        .filter(Span::isRecording)
        .forEach(
            span -> {
              span.setAttribute(Marks.OUTCOME, code);
              Tracing.failed(span, code);
              span.end();
            });
  }

  /** Where whatever a field needs belongs: below its root field. */
  Context at(ResultPath path) {
    return roots.getOrDefault(path.getKeysOnly().getFirst(), operation);
  }

  /** Does what a field needs, for others too that are answered with it. */
  static <T> T along(DataFetchingEnvironment field, Supplier<T> work) {
    Trail trail = of(field.getGraphQlContext());
    if (trail == null) {
      return work.get();
    }
    try (Scope _ = trail.at(field.getExecutionStepInfo().getPath()).makeCurrent()) {
      return work.get();
    }
  }
}
