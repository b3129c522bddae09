package org.exemplar.webhooks.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookSettingsTest {
  @Test
  void without_any_only_public_addresses_are_open_and_waits_are_the_usual_ones() {
    assertThat(WebhookSettings.of(any -> null).networks()).isEmpty();
    assertThat(WebhookSettings.of(any -> " ").waits()).isEqualTo(Retries.USUAL);
  }

  @Test
  void they_are_lists_with_commas() {
    WebhookSettings said =
        WebhookSettings.of(
            Map.of(
                    "exemplar.webhooks.networks",
                    "10.0.0.0/8, ::1",
                    "exemplar.webhooks.retries",
                    "PT1S")
                ::get);
    assertThat(said.networks()).containsExactly(Network.parse("10.0.0.0/8"), Network.parse("::1"));
    assertThat(said.waits()).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void what_is_wrong_is_named() {
    for (String name : new String[] {"exemplar.webhooks.networks", "exemplar.webhooks.retries"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> WebhookSettings.of(Map.of(name, "wrong")::get))
          .withMessageContaining(name);
    }
  }
}
