package org.exemplar.tracing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracingSettingsTest {
  private static Optional<TracingSettings> read(
      Map<String, String> environment, Map<String, String> properties)
      throws TracingSettings.Wrong {
    return TracingSettings.read(
        name -> Optional.ofNullable(environment.get(name)),
        name -> Optional.ofNullable(properties.get(name)));
  }

  @Test
  void nothing_is_traced_unless_an_exporter_is_named() throws Exception {
    assertThat(read(Map.of(), Map.of())).isEmpty();
    assertThat(read(Map.of("OTEL_TRACES_EXPORTER", "none"), Map.of())).isEmpty();
    assertThat(read(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1"), Map.of())).isEmpty();
  }

  @Test
  void the_environment_counts_more_than_the_file() throws Exception {
    Map<String, String> said =
        read(
                Map.of("OTEL_SERVICE_NAME", "city", "OTEL_EXPORTER_OTLP_TRACES_HEADERS", "key=1"),
                Map.of("otel.traces.exporter", "otlp", "otel.service.name", "county"))
            .orElseThrow()
            .said();
    assertThat(said)
        .containsEntry("otel.service.name", "city")
        .containsEntry("otel.exporter.otlp.traces.headers", "key=1")
        .containsEntry("otel.exporter.otlp.protocol", "http/protobuf")
        .containsEntry("otel.propagators", "tracecontext")
        .containsEntry("otel.metrics.exporter", "none")
        .containsEntry("otel.logs.exporter", "none");
  }

  @Test
  void what_is_on_is_off_where_the_sdk_is_disabled() throws Exception {
    assertThat(read(Map.of("OTEL_SDK_DISABLED", "TRUE"), Map.of("otel.traces.exporter", "otlp")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"zipkin", "otlp,console", "OTLP"})
  void an_exporter_that_there_is_not_is_refused(String exporter) {
    assertThatThrownBy(() -> read(Map.of(), Map.of("otel.traces.exporter", exporter)))
        .isInstanceOf(TracingSettings.Wrong.class)
        .hasMessageContaining("otel.traces.exporter");
  }

  @Test
  void a_protocol_that_there_is_not_is_refused() {
    assertThatThrownBy(
            () ->
                read(
                    Map.of("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "grpc"),
                    Map.of("otel.traces.exporter", "otlp")))
        .isInstanceOf(TracingSettings.Wrong.class)
        .hasMessageContaining("otel.exporter.otlp.traces.protocol");
  }
}
