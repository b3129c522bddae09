package org.exemplar.graphql;

/**
 * How many points a sender may spend.
 *
 * @param perMinute points that it gets each minute, and the most that it saves up
 * @param remaining points that it has left
 * @param retryAfterSeconds how long it takes until there are enough for what was refused; 0 when
 *     nothing was
 */
public record Allowance(long perMinute, long remaining, long retryAfterSeconds) {
  /** The same with other points left. */
  public Allowance with(long left) {
    return new Allowance(perMinute, left, retryAfterSeconds);
  }
}
