package org.exemplar.tracing.internal;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.resources.Resource;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.exemplar.tracing.Tracing;

/**
 * Sends spans to a collector, on threads of its own. The one class that knows the SDK: where
 * nothing is traced, it is not loaded, and neither is the SDK.
 */
final class Exporting implements AutoCloseable {
  /** What has not been sent by then when the platform stops is lost. */
  private static final Duration TO_END = Duration.ofSeconds(5);

  private final OpenTelemetrySdk sdk;

  private Exporting(OpenTelemetrySdk sdk) {
    this.sdk = sdk;
  }

  /**
   * Begins.
   *
   * @param version of the platform
   * @throws TracingSettings.Wrong when the SDK cannot do what is said
   */
  static Exporting begin(TracingSettings settings, String version) throws TracingSettings.Wrong {
    try {
      return new Exporting(
          AutoConfiguredOpenTelemetrySdk.builder()
              .setServiceClassLoader(AutoConfiguredOpenTelemetrySdk.class.getClassLoader())
              .addPropertiesCustomizer(any -> settings.said())
              .addResourceCustomizer((resource, any) -> platform(version).merge(resource))
              .disableShutdownHook()
              .build()
              .getOpenTelemetrySdk());
    } catch (ConfigurationException | IllegalArgumentException wrong) {
      throw new TracingSettings.Wrong(told(wrong));
    }
  }

  private static Resource platform(String version) {
    return Resource.builder().put(AttributeKey.stringKey("service.version"), version).build();
  }

  /** The values of headers are secrets, and an exception would tell them. */
  private static String told(RuntimeException wrong) {
    String message = String.valueOf(wrong.getMessage());
    return message.contains("headers")
        ? "otel.exporter.otlp.headers reads like name=value,name=value"
        : message;
  }

  Tracing tracing() {
    return Tracing.by(sdk);
  }

  @Override
  public void close() {
    sdk.getSdkTracerProvider().shutdown().join(TO_END.toMillis(), TimeUnit.MILLISECONDS);
  }
}
