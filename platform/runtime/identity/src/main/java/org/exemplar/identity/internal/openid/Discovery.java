package org.exemplar.identity.internal.openid;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a provider says of itself, kept for an hour, and its keys, fetched at each call. */
final class Discovery implements JWKSetSource<SecurityContext> {
  private static final Duration KEPT = Duration.ofHours(1);
  private static final String PLACE = "/.well-known/openid-configuration";

  private record Known(ProviderMetadata metadata, Instant until) {}

  private final URI issuer;
  private final ProviderHttp http;
  private final Clock clock;
  private volatile @Nullable Known known;

  Discovery(URI issuer, ProviderHttp http, Clock clock) {
    this.issuer = issuer;
    this.http = http;
    this.clock = clock;
  }

  ProviderMetadata metadata() throws ProviderException {
    Known present = known;
    Instant now = clock.instant();
    if (present == null || !now.isBefore(present.until())) {
      URI address = URI.create(issuer.toString().replaceFirst("/$", "") + PLACE);
      present = new Known(ProviderMetadata.of(issuer, http.get(address).body()), now.plus(KEPT));
      known = present;
    }
    return present.metadata();
  }

  @Override
  public JWKSet getJWKSet(
      JWKSetCacheRefreshEvaluator evaluator, long time, @Nullable SecurityContext context)
      throws KeySourceException {
    try {
      return JWKSet.parse(http.get(metadata().keys()).text());
    } catch (ProviderException unreached) {
      throw new JWKSetUnavailableException("no keys", unreached);
    } catch (ParseException damaged) {
      throw new JWKSetUnavailableException("no keys", ProviderHttp.unavailable("keys are damaged"));
    }
  }

  @Override
  public void close() {}
}
