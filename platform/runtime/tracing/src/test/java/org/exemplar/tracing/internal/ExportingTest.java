package org.exemplar.tracing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.exemplar.tracing.Tracing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportingTest {
  private static Exporting begin(Map<String, String> properties) throws TracingSettings.Wrong {
    Map<String, String> all = new HashMap<>(properties);
    all.put("otel.traces.exporter", "otlp");
    TracingSettings settings =
        TracingSettings.read(name -> Optional.empty(), name -> Optional.ofNullable(all.get(name)))
            .orElseThrow();
    return Exporting.begin(settings, "1.2.3");
  }

  @Test
  void what_ended_is_with_the_collector_before_it_ends_itself() throws Exception {
    CompletableFuture<String> sent = new CompletableFuture<>();
    HttpServer collector =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.createContext(
        "/v1/traces",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
          sent.complete(
              exchange.getRequestHeaders().getFirst("key")
                  + new String(body, StandardCharsets.ISO_8859_1));
        });
    collector.start();
    String endpoint = "http://127.0.0.1:" + collector.getAddress().getPort();
    try (Exporting exporting =
        begin(
            Map.of(
                "otel.exporter.otlp.endpoint",
                endpoint,
                "otel.exporter.otlp.headers",
                "key=word"))) {
      Tracing.within(exporting.tracing().span("a step"), span -> span);
    } finally {
      collector.stop(0);
    }
    assertThat(sent.join()).startsWith("word").contains("a step", "exemplar", "1.2.3");
  }

  @ParameterizedTest
  @CsvSource({
    "otel.exporter.otlp.endpoint, no address",
    "otel.exporter.otlp.timeout, soon",
    "otel.traces.sampler, sometimes",
    "otel.propagators, pigeons",
    "otel.bsp.max.queue.size, many"
  })
  void what_the_sdk_cannot_do_is_refused(String property, String value) {
    assertThatThrownBy(() -> begin(Map.of(property, value)))
        .isInstanceOf(TracingSettings.Wrong.class)
        .message()
        .isNotBlank();
  }

  @Test
  void headers_that_are_wrong_are_not_told() {
    assertThatThrownBy(() -> begin(Map.of("otel.exporter.otlp.headers", "a-secret")))
        .isInstanceOf(TracingSettings.Wrong.class)
        .hasMessageContaining("otel.exporter.otlp.headers")
        .hasMessageNotContaining("a-secret");
  }
}
