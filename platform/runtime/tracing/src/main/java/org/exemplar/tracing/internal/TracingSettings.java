package org.exemplar.tracing.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the operator says of tracing, by the names that OpenTelemetry documents: {@code
 * otel.traces.exporter} among the framework's properties, or {@code OTEL_TRACES_EXPORTER} in the
 * environment, which counts more.
 *
 * @param said values by the name of the property
 */
record TracingSettings(Map<String, String> said) {
  private static final String DISABLED = "otel.sdk.disabled";
  private static final String EXPORTER = "otel.traces.exporter";
  private static final String OTLP = "otlp";
  private static final String PROTOCOL = "http/protobuf";

  private static final List<String> SENDING =
      List.of(
          "endpoint",
          "headers",
          "timeout",
          "compression",
          "protocol",
          "certificate",
          "client.key",
          "client.certificate");

  private static final List<String> NAMES =
      Stream.of(
              Stream.of(
                  "otel.service.name",
                  "otel.resource.attributes",
                  "otel.propagators",
                  "otel.traces.sampler",
                  "otel.traces.sampler.arg",
                  "otel.bsp.schedule.delay",
                  "otel.bsp.max.queue.size",
                  "otel.bsp.max.export.batch.size",
                  "otel.bsp.export.timeout",
                  "otel.span.attribute.count.limit",
                  "otel.span.attribute.value.length.limit",
                  "otel.span.event.count.limit"),
              SENDING.stream().map(name -> "otel.exporter.otlp." + name),
              SENDING.stream().map(name -> "otel.exporter.otlp.traces." + name))
          .flatMap(names -> names)
          .toList();

  /**
   * What holds where nobody says otherwise. Baggage is left out of it: it is whatever its sender
   * likes, and would be sent along.
   */
  private static final Map<String, String> USUAL =
      Map.of(
          "otel.service.name", "exemplar",
          "otel.propagators", "tracecontext",
          "otel.span.attribute.value.length.limit", "256",
          "otel.exporter.otlp.protocol", PROTOCOL);

  /** A property that is not as it must be. */
  static final class Wrong extends Exception {
    private static final long serialVersionUID = 1L;

    Wrong(String message) {
      super(message);
    }
  }

  TracingSettings {
    said = Map.copyOf(said);
  }

  /**
   * Reads what is said; empty where nothing is to be traced.
   *
   * @param environment the value of a variable of the environment
   * @param property the value of a framework property
   * @throws Wrong when something is not as it must be
   */
  static Optional<TracingSettings> read(
      Function<String, Optional<String>> environment, Function<String, Optional<String>> property)
      throws Wrong {
    Function<String, Optional<String>> setting =
        name ->
            environment
                .apply(variable(name))
                .or(() -> property.apply(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    if (!isAsked(setting)) {
      return Optional.empty();
    }
    Map<String, String> said = new LinkedHashMap<>(USUAL);
    NAMES.forEach(name -> setting.apply(name).ifPresent(value -> said.put(name, value)));
    for (String name :
        List.of("otel.exporter.otlp.protocol", "otel.exporter.otlp.traces.protocol")) {
      if (!said.getOrDefault(name, PROTOCOL).equals(PROTOCOL)) {
        throw new Wrong(name + " is " + PROTOCOL + ", the one that there is");
      }
    }
    said.put(EXPORTER, OTLP);
    said.put("otel.metrics.exporter", "none");
    said.put("otel.logs.exporter", "none");
    return Optional.of(new TracingSettings(said));
  }

  private static boolean isAsked(Function<String, Optional<String>> setting) throws Wrong {
    if (setting.apply(DISABLED).filter("true"::equalsIgnoreCase).isPresent()) {
      return false;
    }
    return switch (setting.apply(EXPORTER).orElse("none")) {
      case "none" -> false;
      case OTLP -> true;
      default -> throw new Wrong(EXPORTER + " is " + OTLP + " or none");
    };
  }

  private static String variable(String name) {
    return name.toUpperCase(Locale.ROOT).replace('.', '_');
  }
}
