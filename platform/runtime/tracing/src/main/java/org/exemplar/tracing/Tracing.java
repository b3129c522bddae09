package org.exemplar.tracing;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.function.Function;
import org.exemplar.spi.schema.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Makes spans, an OSGi service that is always there. A room puts a wrapper around what it offers
 * where tracing {@linkplain #isOn is on}, and nothing where it is off, so that it costs nothing
 * then.
 */
public final class Tracing {
  /** Code of what is our own fault. */
  public static final String FAULT = "INTERNAL_ERROR";

  private static final String SCOPE = "org.exemplar";
  private static final Tracing OFF = new Tracing(OpenTelemetry.noop(), false);

  private final Tracer tracer;
  private final TextMapPropagator propagator;
  private final boolean on;

  private Tracing(OpenTelemetry telemetry, boolean on) {
    this.tracer = telemetry.getTracer(SCOPE);
    this.propagator = telemetry.getPropagators().getTextMapPropagator();
    this.on = on;
  }

  /** Traces nothing. */
  public static Tracing off() {
    return OFF;
  }

  /** Traces with what somebody else has set up. */
  public static Tracing by(OpenTelemetry telemetry) {
    return new Tracing(telemetry, true);
  }

  /** Whether anything is traced. */
  public boolean isOn() {
    return on;
  }

  /** Id of the trace that the code at hand belongs to; {@code -} where it belongs to none. */
  public static String id() {
    Span span = Span.current();
    return span.getSpanContext().isValid() ? span.getSpanContext().getTraceId() : "-";
  }

  /**
   * Whether the code at hand belongs to a trace. What the platform does by itself, such as
   * following the change log, does not, and its steps are not told.
   */
  public boolean isUnderWay() {
    return on && Span.current().getSpanContext().isValid();
  }

  /** A span below that of the code at hand. */
  public SpanBuilder span(String name) {
    return tracer.spanBuilder(name);
  }

  /** Where a trace goes on that somebody else has begun. */
  public <C> Context continued(C carrier, TextMapGetter<C> getter) {
    return propagator.extract(Context.root(), carrier, getter);
  }

  /** Lets somebody else go on with the trace of the code at hand. */
  public <C> void send(C carrier, TextMapSetter<C> setter) {
    propagator.inject(Context.current(), carrier, setter);
  }

  /** One step. */
  @FunctionalInterface
  public interface Step<T extends @Nullable Object, X extends Exception> {
    /** Does it; what it comes to know it may say of its span. */
    T in(Span span) throws X;
  }

  /** Does something within a span; what it throws marks the span with its code. */
  public static <T extends @Nullable Object, X extends Exception> T within(
      SpanBuilder beginning, Step<T, X> step) throws X {
    return within(beginning, Tracing::code, step);
  }

  /**
   * The same.
   *
   * @param codes the code of what is thrown
   */
  public static <T extends @Nullable Object, X extends Exception> T within(
      SpanBuilder beginning, Function<Throwable, String> codes, Step<T, X> step) throws X {
    Span span = beginning.startSpan();
    try (Scope _ = span.makeCurrent()) {
      return step.in(span);
    } catch (Throwable thrown) {
      failed(span, codes.apply(thrown));
      throw thrown;
    } finally {
      span.end();
    }
  }

  /** The code of a refusal; of anything else no more than that it is our fault. */
  public static String code(Throwable thrown) {
    return thrown instanceof Refused refused ? refused.refusal().code() : FAULT;
  }

  /** Marks a span by a code, never by a message or a stack, which may hold values. */
  public static void failed(Span span, String code) {
    span.setStatus(StatusCode.ERROR, code);
    span.setAttribute(Marks.ERROR, code);
  }
}
