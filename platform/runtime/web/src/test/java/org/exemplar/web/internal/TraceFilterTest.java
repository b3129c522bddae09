package org.exemplar.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.exemplar.testing.RecordedSpans;
import org.exemplar.tracing.Tracing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TraceFilterTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String SPAN = "b7ad6b7169203331";

  private final RecordedSpans spans = new RecordedSpans();
  private final TestServer server = TestServer.traced(Tracing.by(spans.telemetry()));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_request_goes_on_with_the_trace_that_its_sender_began() throws InterruptedException {
    server.send(
        server
            .post("{\"query\":\"{ secret }\"}")
            .header("traceparent", "00-" + TRACE + "-" + SPAN + "-01")
            .header("X-Request-Id", "abc-1")
            .header("User-Agent", "secret"));
    SpanData span = spans.next();
    assertThat(span.getName()).isEqualTo("POST /graphql");
    assertThat(span.getKind()).isEqualTo(SpanKind.SERVER);
    assertThat(span.getTraceId()).isEqualTo(TRACE);
    assertThat(span.getParentSpanId()).isEqualTo(SPAN);
    assertThat(RecordedSpans.said(span, "http.route")).isEqualTo("/graphql");
    assertThat(RecordedSpans.said(span, "http.response.status_code")).isEqualTo(200L);
    assertThat(RecordedSpans.said(span, "exemplar.correlation.id")).isEqualTo("abc-1");
    assertThat(span.toString()).doesNotContain("secret");
  }

  @Test
  void an_address_that_is_not_ours_is_not_told() throws InterruptedException {
    server.send(server.to("/guess/secret?of=secret").method("BREW", BodyPublishers.noBody()));
    SpanData span = spans.next();
    assertThat(span.getName()).isEqualTo("HTTP");
    assertThat(RecordedSpans.marks(span))
        .containsExactly(
            "exemplar.correlation.id",
            "http.request.method",
            "http.response.status_code",
            "url.scheme");
    assertThat(span.toString()).doesNotContain("secret", "BREW");
  }

  @Test
  void a_fault_marks_its_request() throws InterruptedException {
    server.send(server.post("{\"query\":\"" + FakeEngine.FAILING + "\"}"));
    SpanData span = spans.next();
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(RecordedSpans.said(span, "error.type")).isEqualTo("500");
    assertThat(span.toString()).doesNotContain("secret");
  }

  @Test
  void a_stream_has_the_span_of_its_beginning() throws Exception {
    HttpResponse<Stream<String>> watched = server.lines(server.watch(FakeEngine.WATCH));
    assertThat(RecordedSpans.said(spans.next(), "http.response.status_code")).isEqualTo(200L);
    server.engine.begun.take().complete();
    watched.body().forEach(line -> assertThat(line).doesNotContain("error"));
  }

  @Test
  void machines_that_ask_how_it_is_make_no_trace() throws InterruptedException {
    server.get("/health/live");
    server.get("/metrics");
    server.get("/graphql/schema.graphqls");
    assertThat(RecordedSpans.said(spans.next(), "http.route"))
        .isEqualTo("/graphql/schema.graphqls");
  }
}
