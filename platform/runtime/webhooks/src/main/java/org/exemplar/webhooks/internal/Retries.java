package org.exemplar.webhooks.internal;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a message that did not arrive is sent again.
 *
 * @param waits after the first attempt, after the second, and so on; then it is given up
 * @param chance moves each by up to a tenth, so that what failed together does not come together
 */
record Retries(List<Duration> waits, RandomGenerator chance) {
  static final List<Duration> USUAL =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(6),
          Duration.ofHours(12));

  /** How often a message is sent that the receiver itself refuses: it would go on refusing it. */
  private static final int REFUSED = 3;

  private static final Duration LONGEST = Duration.ofHours(12);

  Retries {
    waits = List.copyOf(waits);
  }

  /**
   * Reads {@code PT5S,PT30S}.
   *
   * @throws IllegalArgumentException when it is no list of durations
   */
  static List<Duration> parse(String text) {
    try {
      List<Duration> waits =
          Arrays.stream(text.split(",")).map(String::strip).map(Duration::parse).toList();
      if (waits.stream().anyMatch(wait -> wait.isNegative() || wait.isZero())) {
        throw new IllegalArgumentException(text + " holds a wait of no time");
      }
      return waits;
    } catch (DateTimeParseException wrong) {
      throw new IllegalArgumentException(text + " is no list of durations", wrong);
    }
  }

  /**
   * How long to wait after an attempt; empty when it was the last one.
   *
   * @param attempts how many there were
   */
  Optional<Duration> after(int attempts, Receipt receipt) {
    int most = receipt.isRefused() ? Math.min(REFUSED - 1, waits.size()) : waits.size();
    if (attempts > most) {
      return Optional.empty();
    }
    long usual = waits.get(attempts - 1).toMillis();
    Duration moved = Duration.ofMillis(Math.round(usual * (0.9 + 0.2 * chance.nextDouble())));
    return Optional.of(
        receipt
            .pause()
            .filter(asked -> asked.compareTo(moved) > 0)
            .map(asked -> asked.compareTo(LONGEST) > 0 ? LONGEST : asked)
            .orElse(moved));
  }
}
