package org.exemplar.identity.internal.openid;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exemplar.identity.internal.openid.ProviderException.Kind;
import org.exemplar.store.Sha256;

/**
 * An OpenID provider: where browsers are sent to, who comes back with a code, and whose token a
 * system sends.
 */
public final class OpenIdProvider implements AutoCloseable {
  private final OpenIdSettings settings;
  private final ProviderHttp http = new ProviderHttp();
  private final Discovery discovery;
  private final CodeExchange codes;
  private final TokenCheck idTokens;
  private final TokenCheck bearers;

  /**
   * What ties the two halves of a sign-in together.
   *
   * @param state comes back with the browser
   * @param nonce comes back in the ID token
   * @param verifier shows at the end who began
   * @param callback where the browser is sent back to
   */
  public record Attempt(String state, String nonce, String verifier, URI callback) {}

  /**
   * A person, as the provider vouches for it.
   *
   * @param login the claim that is compared with logins; empty where there is none, or where it is
   *     an address that was not verified
   */
  public record Person(String subject, Optional<String> login) {}

  /**
   * Who a system is, by the token that it sends.
   *
   * @param scopes what the token says that it is good for
   * @param until when it is no good any more
   */
  public record Bearer(String subject, Set<String> scopes, Instant until) {}

  public OpenIdProvider(OpenIdSettings settings, Clock clock) {
    this.settings = settings;
    this.discovery = new Discovery(settings.issuer(), http, clock);
    this.codes = new CodeExchange(settings, discovery, http);
    IssuerKeySelector keys =
        new IssuerKeySelector(settings.algorithms(), new IssuerKeys(discovery, clock));
    this.idTokens =
        new TokenCheck(
            settings, keys, clock, Set.of(settings.clientId()), Set.of(), JOSEObjectType.JWT, null);
    this.bearers =
        new TokenCheck(
            settings,
            keys,
            clock,
            settings.audiences(),
            Set.of("nonce"), // which only ID tokens have, and those are for nobody else
            new JOSEObjectType("at+jwt"),
            JOSEObjectType.JWT,
            null);
  }

  /** What is configured of it. */
  public OpenIdSettings settings() {
    return settings;
  }

  /** Where the browser goes to sign in. */
  public URI authorization(Attempt attempt) throws ProviderException {
    Map<String, String> asked = new LinkedHashMap<>();
    asked.put("response_type", "code");
    asked.put("client_id", settings.clientId());
    asked.put("redirect_uri", attempt.callback().toString());
    asked.put("scope", String.join(" ", settings.scopes()));
    asked.put("state", attempt.state());
    asked.put("nonce", attempt.nonce());
    asked.put("code_challenge", challenge(attempt.verifier()));
    asked.put("code_challenge_method", "S256");
    URI endpoint = discovery.metadata().authorization();
    return URI.create(
        endpoint + (endpoint.getQuery() == null ? "?" : "&") + ProviderForm.encode(asked));
  }

  private static String challenge(String verifier) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Sha256.start().digest(verifier.getBytes(StandardCharsets.US_ASCII)));
  }

  /**
   * Whether who sends a browser back may be this provider.
   *
   * @param issuer what it calls itself, where it says so
   */
  public boolean isIssuer(Optional<String> issuer) throws ProviderException {
    return issuer.isPresent()
        ? issuer.get().equals(settings.issuer().toString())
        : !discovery.metadata().namesIssuer();
  }

  /** Who comes back with a code. */
  public Person redeem(Attempt attempt, String code) throws ProviderException {
    JsonNode tokens = codes.tokens(attempt, code);
    JWTClaimsSet claims = idTokens.claims(tokens.path("id_token").asText());
    if (!isSame(attempt.nonce(), text(claims, "nonce").orElse(""))) {
      throw new ProviderException(Kind.TOKEN_INVALID, "another nonce");
    }
    Optional<String> party = text(claims, "azp");
    if ((party.isPresent() || claims.getAudience().size() > 1)
        && !party.equals(Optional.of(settings.clientId()))) {
      throw new ProviderException(Kind.TOKEN_INVALID, "for another party");
    }
    return new Person(claims.getSubject(), login(claims, tokens.path("access_token").asText()));
  }

  private Optional<String> login(JWTClaimsSet claims, String accessToken) throws ProviderException {
    if (claims.getClaim(settings.loginClaim()) != null
        || discovery.metadata().userInfo().isEmpty()) {
      return verified(
          text(claims, settings.loginClaim()),
          Boolean.TRUE.equals(claims.getClaim("email_verified")));
    }
    return codes
        .about(claims.getSubject(), accessToken)
        .flatMap(
            said ->
                verified(
                    Optional.of(said.path(settings.loginClaim()).asText())
                        .filter(text -> !text.isBlank()),
                    said.path("email_verified").asBoolean()));
  }

  /** Anybody may say of any address that it is theirs. */
  private Optional<String> verified(Optional<String> login, boolean emailVerified) {
    return login.filter(any -> emailVerified || !settings.loginClaim().equals("email"));
  }

  /** Whether tokens of the provider are taken from systems at all. */
  public boolean takesBearers() {
    return !settings.audiences().isEmpty();
  }

  /** Who sends a token. */
  public Bearer bearer(String token) throws ProviderException {
    JWTClaimsSet claims = bearers.claims(token);
    return new Bearer(
        claims.getSubject(),
        Stream.of(text(claims, "scope").orElse("").split("\\s+"))
            .filter(scope -> !scope.isEmpty())
            .collect(Collectors.toUnmodifiableSet()),
        claims.getExpirationTime().toInstant().plus(TokenCheck.SKEW));
  }

  private static Optional<String> text(JWTClaimsSet claims, String name) {
    return claims.getClaim(name) instanceof String text && !text.isBlank()
        ? Optional.of(text)
        : Optional.empty();
  }

  private static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    http.close();
  }
}
