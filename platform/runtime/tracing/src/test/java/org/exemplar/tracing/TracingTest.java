package org.exemplar.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.spi.schema.Refused;
import org.exemplar.testing.RecordedSpans;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TracingTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String SPAN = "b7ad6b7169203331";

  private final RecordedSpans spans = new RecordedSpans();
  private final Tracing tracing = Tracing.by(spans.telemetry());

  private static final TextMapGetter<Map<String, String>> HEADERS =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, String> headers) {
          return headers.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> headers, String name) {
          return Objects.requireNonNull(headers).get(name);
        }
      };

  @Test
  void steps_within_steps_are_spans_below_spans() {
    String answer =
        Tracing.within(
            tracing.span("outer"),
            outer -> Tracing.within(tracing.span("inner"), inner -> Tracing.id()));
    SpanData outer = spans.named("outer");
    assertThat(spans.named("inner").getParentSpanId()).isEqualTo(outer.getSpanId());
    assertThat(answer).isEqualTo(outer.getTraceId());
    assertThat(Tracing.id()).isEqualTo("-");
  }

  @Test
  void a_refusal_marks_its_span_with_its_code() {
    Refused refused = new Refused(Refusal.conflict("QUOTA_EXHAUSTED", "名额已满", "no secret left"));
    assertThatThrownBy(
            () ->
                Tracing.within(
                    tracing.span("step"),
                    span -> {
                      throw refused;
                    }))
        .isSameAs(refused);
    SpanData step = spans.named("step");
    assertThat(step.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(step.getStatus().getDescription()).isEqualTo("QUOTA_EXHAUSTED");
    assertThat(RecordedSpans.said(step, "error.type")).isEqualTo("QUOTA_EXHAUSTED");
  }

  @Test
  void of_a_fault_nothing_is_told_but_that_there_was_one() {
    assertThatThrownBy(
            () ->
                Tracing.within(
                    tracing.span("step"),
                    span -> {
                      throw new IllegalStateException("a secret");
                    }))
        .hasMessage("a secret");
    SpanData step = spans.named("step");
    assertThat(step.getStatus().getDescription()).isEqualTo("INTERNAL_ERROR");
    assertThat(step.getEvents()).isEmpty();
    assertThat(step.toString()).doesNotContain("secret");
  }

  @Test
  void a_trace_goes_on_that_somebody_else_began_and_is_sent_along() {
    Context there =
        tracing.continued(Map.of("traceparent", "00-" + TRACE + "-" + SPAN + "-01"), HEADERS);
    Map<String, String> sent = new HashMap<>();
    Tracing.within(
        tracing.span("here").setParent(there),
        span -> {
          tracing.send(sent, (carrier, name, value) -> sent.put(name, value));
          return span;
        });
    SpanData here = spans.named("here");
    assertThat(here.getTraceId()).isEqualTo(TRACE);
    assertThat(here.getParentSpanId()).isEqualTo(SPAN);
    assertThat(sent).containsEntry("traceparent", "00-" + TRACE + "-" + here.getSpanId() + "-01");
  }

  @Test
  void what_nobody_asked_for_belongs_to_no_trace() {
    assertThat(tracing.isUnderWay()).isFalse();
    spans.beneath(() -> assertThat(tracing.isUnderWay()).isTrue());
  }

  @Test
  void off_it_does_what_is_to_be_done_and_tells_nobody() {
    Tracing off = Tracing.off();
    assertThat(Tracing.within(off.span("step"), Span::isRecording)).isFalse();
    assertThat(off.isOn()).isFalse();
    spans.beneath(() -> assertThat(off.isUnderWay()).isFalse());
  }
}
