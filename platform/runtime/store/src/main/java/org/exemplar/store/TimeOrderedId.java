package org.exemplar.store;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Makes keys that sort as text in the order in which they were made: 12 hex digits of milliseconds,
 * 4 of a counter, 16 of chance.
 */
public final class TimeOrderedId {
  private static final int COUNTER_MASK = 0xFFFF;

  private final SecureRandom chance = new SecureRandom();
  private long last;
  private int counter;

  /** The next key; called on the writing thread of the store, whose time never matters twice. */
  public synchronized String next(Instant now) {
    long millis = Math.max(now.toEpochMilli(), last);
    counter = millis == last ? counter + 1 : 0;
    if (counter > COUNTER_MASK) {
      millis++;
      counter = 0;
    }
    last = millis;
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(millis, 12)
        + hex.toHexDigits(counter, 4)
        + hex.toHexDigits(chance.nextLong());
  }
}
