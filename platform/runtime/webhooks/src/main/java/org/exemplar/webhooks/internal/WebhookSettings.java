package org.exemplar.webhooks.internal;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the operator says of webhooks.
 *
 * @param networks into which messages are sent beside public addresses, and without TLS, too
 * @param waits between the attempts to send a message
 */
record WebhookSettings(List<Network> networks, List<Duration> waits) {
  private static final String NETWORKS = "exemplar.webhooks.networks";
  private static final String WAITS = "exemplar.webhooks.retries";

  WebhookSettings {
    networks = List.copyOf(networks);
    waits = List.copyOf(waits);
  }

  /**
   * Reads the framework's properties.
   *
   * @throws IllegalArgumentException when one of them is wrong; it says which, and what is right
   */
  static WebhookSettings of(Function<String, @Nullable String> properties) {
    return new WebhookSettings(
        said(properties, NETWORKS).map(WebhookSettings::networks).orElse(List.of()),
        said(properties, WAITS).map(WebhookSettings::waits).orElse(Retries.USUAL));
  }

  private static Optional<String> said(Function<String, @Nullable String> properties, String name) {
    return Optional.ofNullable(properties.apply(name)).filter(text -> !text.isBlank());
  }

  private static List<Network> networks(String text) {
    try {
      return Arrays.stream(text.split(",")).map(String::strip).map(Network::parse).toList();
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(
          NETWORKS + " reads like 10.0.0.0/8,192.168.1.7, not " + text, wrong);
    }
  }

  private static List<Duration> waits(String text) {
    try {
      return Retries.parse(text);
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(
          WAITS + " reads like PT5S,PT30S,PT10M, not " + text, wrong);
    }
  }
}
