package org.exemplar.testing;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** Keeps every span in memory, in the order in which they ended. */
public final class RecordedSpans {
  private final List<SpanData> ended = new CopyOnWriteArrayList<>();
  private final BlockingQueue<SpanData> coming = new LinkedBlockingQueue<>();
  private final OpenTelemetrySdk sdk =
      OpenTelemetrySdk.builder()
          .setTracerProvider(
              SdkTracerProvider.builder()
                  .addSpanProcessor(SimpleSpanProcessor.create(new Memory(ended, coming)))
                  .build())
          .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
          .build();

  /** What spans are made with. */
  public OpenTelemetry telemetry() {
    return sdk;
  }

  /** Does something below a span named {@code test}, which is recorded as well. */
  public void beneath(Runnable work) {
    Span span = sdk.getTracer("test").spanBuilder("test").startSpan();
    try (Scope _ = span.makeCurrent()) {
      work.run();
    } finally {
      span.end();
    }
  }

  /** All that have ended. */
  public List<SpanData> all() {
    return List.copyOf(ended);
  }

  /** The next one that has ended; waits for it. */
  public SpanData next() throws InterruptedException {
    return coming.take();
  }

  /** Names of all that have ended. */
  public List<String> names() {
    return ended.stream().map(SpanData::getName).toList();
  }

  /** The one of that name. */
  public SpanData named(String name) {
    List<SpanData> found = ended.stream().filter(span -> span.getName().equals(name)).toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " spans are named " + name + ": " + names());
    }
    return found.getFirst();
  }

  /** What a span says; null where it does not say that. */
  public static @Nullable Object said(SpanData span, String attribute) {
    return span.getAttributes().asMap().entrySet().stream()
        .filter(entry -> entry.getKey().getKey().equals(attribute))
        .map(entry -> entry.getValue())
        .findFirst()
        .orElse(null);
  }

  /** Names of everything that a span says. */
  public static List<String> marks(SpanData span) {
    return span.getAttributes().asMap().keySet().stream()
        .map(AttributeKey::getKey)
        .sorted()
        .toList();
  }

  private record Memory(List<SpanData> ended, BlockingQueue<SpanData> coming)
      implements SpanExporter {
    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      ended.addAll(spans);
      coming.addAll(spans);
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }
}
