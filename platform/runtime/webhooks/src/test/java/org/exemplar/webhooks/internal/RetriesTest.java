package org.exemplar.webhooks.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetriesTest {
  private static final Receipt DOWN = Receipt.failed(Failure.UNREACHABLE);
  private final Retries retries = new Retries(Retries.USUAL, new Random(20_261_123));

  @Test
  void waits_grow_and_are_moved_by_a_tenth_at_most_and_then_it_is_given_up() {
    for (int attempt = 1; attempt <= Retries.USUAL.size(); attempt++) {
      long usual = Retries.USUAL.get(attempt - 1).toMillis();
      assertThat(retries.after(attempt, DOWN).orElseThrow().toMillis())
          .isBetween(usual * 9 / 10, usual * 11 / 10);
    }
    assertThat(retries.after(Retries.USUAL.size() + 1, DOWN)).isEmpty();
  }

  @Test
  void what_the_receiver_itself_refuses_is_sent_three_times() {
    Receipt refused = Receipt.answered(422, Optional.empty());
    assertThat(retries.after(2, refused)).isPresent();
    assertThat(retries.after(3, refused)).isEmpty();
    for (int passing : List.of(408, 425, 429, 500, 302)) {
      assertThat(retries.after(3, Receipt.answered(passing, Optional.empty()))).isPresent();
    }
  }

  @Test
  void a_receiver_is_left_alone_for_as_long_as_it_asks_up_to_half_a_day() {
    assertThat(retries.after(1, Receipt.answered(429, Optional.of(Duration.ofMinutes(7)))))
        .contains(Duration.ofMinutes(7));
    assertThat(retries.after(1, Receipt.answered(503, Optional.of(Duration.ofDays(7)))))
        .contains(Duration.ofHours(12));
  }

  @Test
  void what_the_operator_says_is_read() {
    assertThat(Retries.parse("PT0.1S, PT5M"))
        .containsExactly(Duration.ofMillis(100), Duration.ofMinutes(5));
    for (String wrong : List.of("5s", "PT0S", "PT-1S", "", "PT1S;PT2S")) {
      assertThatIllegalArgumentException().isThrownBy(() -> Retries.parse(wrong));
    }
  }
}
