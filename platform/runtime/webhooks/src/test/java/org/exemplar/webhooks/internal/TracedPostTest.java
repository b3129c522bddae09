package org.exemplar.webhooks.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.exemplar.testing.RecordedSpans;
import org.exemplar.tracing.Tracing;
import org.junit.jupiter.api.Test;

class TracedPostTest {
  private static final URI URL = URI.create("https://hooks.example.org:8443/secret?key=secret");
  private static final Map<String, String> HEADERS =
      Map.of("webhook-id", "m-1", "webhook-signature", "v1,secret");

  private final RecordedSpans spans = new RecordedSpans();
  private final Map<String, String> sent = new HashMap<>();

  private Receipt send(Receipt receipt) throws InterruptedException {
    Post post =
        (url, headers, body) -> {
          sent.putAll(headers);
          return receipt;
        };
    return new TracedPost(post, Tracing.by(spans.telemetry())).send(URL, HEADERS, "a secret");
  }

  @Test
  void a_receiver_can_go_on_with_the_trace() throws Exception {
    Receipt arrived = Receipt.answered(204, Optional.empty());
    assertThat(send(arrived)).isEqualTo(arrived);
    SpanData span = spans.named("POST");
    assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
    assertThat(sent).containsAllEntriesOf(HEADERS);
    assertThat(sent.get("traceparent"))
        .startsWith("00-" + span.getTraceId() + "-" + span.getSpanId() + "-");
    assertThat(RecordedSpans.said(span, "server.address")).isEqualTo("hooks.example.org");
    assertThat(RecordedSpans.said(span, "server.port")).isEqualTo(8443L);
    assertThat(RecordedSpans.said(span, "http.response.status_code")).isEqualTo(204L);
    assertThat(RecordedSpans.said(span, "exemplar.webhook.message.id")).isEqualTo("m-1");
    assertThat(span.toString()).doesNotContain("secret");
  }

  @Test
  void what_did_not_arrive_is_marked_with_why() throws Exception {
    send(Receipt.answered(503, Optional.empty()));
    assertThat(spans.named("POST").getStatus().getDescription()).isEqualTo("503");
  }

  @Test
  void where_nobody_answered_the_failure_is_told() throws Exception {
    send(Receipt.failed(Failure.TIMEOUT));
    assertThat(spans.named("POST").getStatus().getDescription()).isEqualTo("TIMEOUT");
  }

  @Test
  void what_is_given_up_is_given_up() {
    Post post =
        (url, headers, body) -> {
          throw new InterruptedException();
        };
    Post traced = new TracedPost(post, Tracing.by(spans.telemetry()));
    assertThatThrownBy(() -> traced.send(URL, HEADERS, "{}"))
        .isInstanceOf(InterruptedException.class);
    assertThat(spans.names()).containsExactly("POST");
  }
}
