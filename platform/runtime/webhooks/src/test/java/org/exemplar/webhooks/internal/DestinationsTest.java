package org.exemplar.webhooks.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationsTest {
  private static final Map<String, String> NAMES =
      Map.of(
          "public.example", "93.184.216.34",
          "inside.example", "10.1.2.3",
          "metadata.example", "169.254.169.254",
          "tunnel.example", "64:ff9b::a00:1",
          "six.example", "2606:4700::1");

  private static final Destinations.Names KNOWN =
      host -> {
        if (!NAMES.containsKey(host)) {
          throw new UnknownHostException(host);
        }
        return List.of(InetAddress.ofLiteral(NAMES.get(host)));
      };

  private static Destinations allowing(String... networks) {
    return new Destinations(List.of(networks).stream().map(Network::parse).toList(), KNOWN);
  }

  private static Optional<String> code(Destinations destinations, String url) {
    return destinations.refusal(url).map(Refusal::code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://public.example/hook",
        "https://public.example:8443/hook?a=b",
        "https://six.example",
        "https://not-known-yet.example/hook"
      })
  void what_is_public_or_not_yet_known_is_taken(String url) {
    assertThat(code(allowing(), url)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://public.example/hook",
        "http://not-known-yet.example/hook",
        "ftp://public.example/hook",
        "https:///hook",
        "https://user:pass@public.example/hook",
        "https://public.example/hook#part",
        "hook",
        "https://public example/"
      })
  void what_is_no_secure_address_is_refused(String url) {
    assertThat(code(allowing(), url)).contains("WEBHOOK_URL_INVALID");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://inside.example/hook",
        "https://metadata.example/latest",
        "https://tunnel.example/hook"
      })
  void what_only_the_platform_reaches_is_refused(String url) {
    assertThat(code(allowing(), url)).contains("WEBHOOK_ADDRESS_FORBIDDEN");
  }

  @Test
  void a_network_that_the_operator_names_is_open_without_tls_too() throws Exception {
    Destinations destinations = allowing("10.1.0.0/16");
    assertThat(code(destinations, "http://inside.example/hook")).isEmpty();
    assertThat(destinations.isOpen(URI.create("http://inside.example/hook"))).isTrue();
    assertThat(destinations.isOpen(URI.create("https://metadata.example/"))).isFalse();
    assertThat(destinations.isOpen(URI.create("http://public.example/"))).isFalse();
  }

  @Test
  void networks_hold_what_begins_like_them() {
    Network network = Network.parse("172.16.0.0/12");
    assertThat(network.contains(InetAddress.ofLiteral("172.31.255.255"))).isTrue();
    assertThat(network.contains(InetAddress.ofLiteral("172.32.0.0"))).isFalse();
    assertThat(network.contains(InetAddress.ofLiteral("fd00::1"))).isFalse();
    assertThat(Network.parse("::1").contains(InetAddress.ofLiteral("::1"))).isTrue();
    for (String wrong : List.of("10.0.0.0/33", "example.org", "10.0.0.0/x", "")) {
      assertThatIllegalArgumentException().isThrownBy(() -> Network.parse(wrong));
    }
  }
}
