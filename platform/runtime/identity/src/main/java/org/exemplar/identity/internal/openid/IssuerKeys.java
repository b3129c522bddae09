package org.exemplar.identity.internal.openid;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.CachingJWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.OutageTolerantJWKSetSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.jwk.source.RateLimitedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an issuer: kept for ten minutes, fetched again for a key that is not among them,
 * twice in half a minute at most, and good for an hour more where the issuer is not reached.
 */
final class IssuerKeys implements JWKSource<SecurityContext> {
  static final Duration KEPT = Duration.ofMinutes(10);
  static final Duration BETWEEN = Duration.ofSeconds(30);
  private static final Duration OUTAGE = Duration.ofHours(1);
  private static final Duration WAIT = Duration.ofSeconds(15);

  private final JWKSetSource<SecurityContext> sets;
  private final Clock clock;

  IssuerKeys(JWKSetSource<SecurityContext> fetched, Clock clock) {
    this.clock = clock;
    this.sets =
        new CachingJWKSetSource<>(
            new RateLimitedJWKSetSource<>(
                new OutageTolerantJWKSetSource<>(fetched, OUTAGE.toMillis(), null),
                BETWEEN.toMillis(),
                null),
            KEPT.toMillis(),
            WAIT.toMillis(),
            null);
  }

  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context)
      throws KeySourceException {
    JWKSet known = sets.getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), clock.millis(), context);
    List<JWK> fitting = selector.select(known);
    return fitting.isEmpty() ? selector.select(newer(known, context)) : fitting;
  }

  /** Who asks with keys that nobody knows does not make us ask the issuer again and again. */
  private JWKSet newer(JWKSet known, @Nullable SecurityContext context) throws KeySourceException {
    try {
      return sets.getJWKSet(
          JWKSetCacheRefreshEvaluator.referenceComparison(known), clock.millis(), context);
    } catch (RateLimitReachedException enough) {
      return known;
    }
  }
}
