package org.exemplar.graphql.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.exemplar.graphql.Allowance;
import org.exemplar.spi.identity.Caller;

/**
 * Points that senders have left, each token, each account and each address of those who say nothing
 * of themselves by itself. What an operation could cost is taken before it begins; what it did not
 * cost is given back.
 */
final class Budgets {
  /** More senders than that at a time push out those who have been silent longest. */
  private static final int SENDERS = 100_000;

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final LongSupplier nanos;
  private final Cache<String, Bucket> buckets;

  /** Budgets that fill up by a clock. */
  Budgets(LongSupplier nanos) {
    this.nanos = nanos;
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(SENDERS)
            .expireAfterAccess(MINUTE.multipliedBy(2))
            .ticker(nanos::getAsLong)
            .executor(Runnable::run)
            .build();
  }

  /**
   * What came of asking for points.
   *
   * @param allowance what is left, and how long it takes
   * @param enough whether they were taken
   */
  record Taken(Bucket bucket, Allowance allowance, boolean enough) {
    /** Gives back what was not used; says what is left then. */
    Allowance giveBack(long points) {
      if (points <= 0) {
        return allowance;
      }
      bucket.addTokens(points);
      return allowance.with(bucket.getAvailableTokens());
    }
  }

  /** Takes points from whoever asks, or none when there are too few. */
  Taken take(Caller caller, String address, int perMinute, long points) {
    Bucket bucket = buckets.get(sender(caller, address), first -> bucket(perMinute));
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(Math.max(1, points));
    Duration wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
    return new Taken(
        bucket,
        new Allowance(perMinute, probe.getRemainingTokens(), wait.plusMillis(999).toSeconds()),
        probe.isConsumed());
  }

  private Bucket bucket(int perMinute) {
    return Bucket.builder()
        .addLimit(Bandwidth.builder().capacity(perMinute).refillGreedy(perMinute, MINUTE).build())
        .withCustomTimePrecision(
            new TimeMeter() {
              @Override
              public long currentTimeNanos() {
                return nanos.getAsLong();
              }

              @Override
              public boolean isWallClockBased() {
                return false;
              }
            })
        .build();
  }

  /** All sessions of an account share a budget; each token has its own. */
  private static String sender(Caller caller, String address) {
    if (!caller.isSignedIn()) {
      return "address:" + address;
    }
    return caller.origin().session().isPresent()
        ? "account:" + caller.origin().actor()
        : "token:" + caller.origin().token().orElse(caller.origin().actor());
  }
}
