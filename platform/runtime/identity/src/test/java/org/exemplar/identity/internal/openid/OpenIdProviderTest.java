package org.exemplar.identity.internal.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.exemplar.identity.internal.openid.OpenIdProvider.Attempt;
import org.exemplar.identity.internal.openid.OpenIdProvider.Person;
import org.exemplar.identity.internal.openid.ProviderException.Kind;
import org.exemplar.testing.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is accepted of a provider, and all that is not. */
class OpenIdProviderTest {
  private static final Attempt ATTEMPT =
      new Attempt(
          "state",
          "nonce",
          "verifier-verifier-verifier-verifier-verifier",
          URI.create("http://p/cb"));

  private final MovableClock clock = new MovableClock();
  private final FakeIssuer issuer = new FakeIssuer(clock);
  private final OpenIdProvider provider = new OpenIdProvider(issuer.settings(), clock);

  @AfterEach
  void close() {
    provider.close();
    issuer.close();
  }

  private JWTClaimsSet.Builder claims() {
    return issuer.claims("of-somebody", FakeIssuer.AUDIENCE);
  }

  private Kind refused(String token) {
    return catchThrowableOfType(ProviderException.class, () -> provider.bearer(token)).kind();
  }

  private Person redeem(UnaryOperator<JWTClaimsSet.Builder> change) throws ProviderException {
    URI at = provider.authorization(ATTEMPT);
    return provider.redeem(ATTEMPT, issuer.code(at, "of-somebody", change));
  }

  @Test
  void a_browser_is_sent_with_all_that_it_has_to_bring_back() throws Exception {
    Map<String, String> asked = FakeIssuer.form(provider.authorization(ATTEMPT).getRawQuery());
    assertThat(asked)
        .containsEntry("response_type", "code")
        .containsEntry("client_id", FakeIssuer.CLIENT)
        .containsEntry("redirect_uri", "http://p/cb")
        .containsEntry("scope", "openid profile")
        .containsEntry("state", "state")
        .containsEntry("nonce", "nonce")
        .containsEntry("code_challenge_method", "S256");
    assertThat(asked.get("code_challenge")).hasSize(43);
  }

  @Test
  void a_code_is_good_for_a_person_once() throws Exception {
    String code =
        issuer.code(
            provider.authorization(ATTEMPT),
            "of-somebody",
            claims -> claims.claim("preferred_username", "clerk"));
    assertThat(provider.redeem(ATTEMPT, code))
        .isEqualTo(new Person("of-somebody", Optional.of("clerk")));
    assertThatThrownBy(() -> provider.redeem(ATTEMPT, code))
        .isInstanceOfSatisfying(
            ProviderException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CODE_REFUSED));
  }

  @Test
  void a_code_that_another_verifier_asked_for_is_none() throws Exception {
    String code = issuer.code(provider.authorization(ATTEMPT), "of-somebody", claims -> claims);
    Attempt other = new Attempt("state", "nonce", "another", ATTEMPT.callback());
    assertThatThrownBy(() -> provider.redeem(other, code)).isInstanceOf(ProviderException.class);
  }

  static Stream<UnaryOperator<JWTClaimsSet.Builder>> wrongIdTokens() {
    return Stream.of(
        claims -> claims.claim("nonce", "another"),
        claims -> claims.claim("nonce", null),
        claims -> claims.audience("another"),
        claims -> claims.audience(List.of(FakeIssuer.CLIENT, "another")),
        claims -> claims.claim("azp", "another"),
        claims -> claims.issuer("https://another.example"),
        claims -> claims.subject(null),
        claims -> claims.subject(" "),
        claims -> claims.expirationTime(null),
        claims -> claims.issueTime(null));
  }

  @ParameterizedTest
  @MethodSource("wrongIdTokens")
  void an_id_token_that_is_not_for_this_sign_in_is_refused(
      UnaryOperator<JWTClaimsSet.Builder> change) {
    assertThatThrownBy(() -> redeem(change))
        .isInstanceOfSatisfying(
            ProviderException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TOKEN_INVALID));
  }

  @Test
  void an_id_token_for_several_names_us_as_its_party() throws Exception {
    assertThat(
            redeem(
                    claims ->
                        claims
                            .audience(List.of(FakeIssuer.CLIENT, "another"))
                            .claim("azp", FakeIssuer.CLIENT))
                .subject())
        .isEqualTo("of-somebody");
  }

  @Test
  void the_login_is_asked_for_where_the_id_token_does_not_say_it() throws Exception {
    issuer.userInfo.putAll(Map.of("sub", "of-somebody", "preferred_username", "clerk"));
    assertThat(redeem(claims -> claims).login()).contains("clerk");
    issuer.userInfo.put("sub", "of-another");
    assertThat(redeem(claims -> claims).login()).isEmpty();
  }

  @Test
  void an_address_counts_once_it_is_verified() throws Exception {
    OpenIdSettings plain = issuer.settings();
    OpenIdSettings byMail =
        new OpenIdSettings(
            plain.issuer(),
            plain.name(),
            plain.clientId(),
            plain.clientSecret(),
            plain.audiences(),
            plain.scopes(),
            plain.algorithms(),
            "email",
            false);
    try (OpenIdProvider mailing = new OpenIdProvider(byMail, clock)) {
      for (boolean verified : List.of(true, false)) {
        String code =
            issuer.code(
                mailing.authorization(ATTEMPT),
                "of-somebody",
                claims -> claims.claim("email", "a@b.example").claim("email_verified", verified));
        assertThat(mailing.redeem(ATTEMPT, code).login().isPresent()).isEqualTo(verified);
      }
    }
  }

  @Test
  void a_token_of_a_system_is_good_for_its_scopes_until_it_expires() throws Exception {
    OpenIdProvider.Bearer bearer =
        provider.bearer(issuer.sign(claims().claim("scope", "records:read openid").build()));
    assertThat(bearer.subject()).isEqualTo("of-somebody");
    assertThat(bearer.scopes()).containsExactlyInAnyOrder("records:read", "openid");
    assertThat(bearer.until()).isEqualTo(clock.instant().plusSeconds(360));
  }

  @Test
  void every_algorithm_that_is_allowed_verifies() throws Exception {
    JWK rsa = issuer.keys.getFirst();
    JWK ec = FakeIssuer.ec("curve");
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    byte[] encoded = pair.getPublic().getEncoded();
    JWK edwards =
        new OctetKeyPair.Builder(
                Curve.Ed25519,
                Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)))
            .keyID("edwards")
            .build();
    issuer.keys.addAll(List.of(ec, edwards));
    JWTClaimsSet right = claims().build();
    provider.bearer(FakeIssuer.sign(right, rsa, JWSAlgorithm.RS256));
    provider.bearer(FakeIssuer.sign(right, rsa, JWSAlgorithm.PS256));
    provider.bearer(FakeIssuer.sign(right, ec, JWSAlgorithm.ES256));
    String signed = edwards(right, "edwards", pair);
    provider.bearer(signed);
    assertThat(
            refused(
                edwards(
                    right, "edwards", KeyPairGenerator.getInstance("Ed25519").generateKeyPair())))
        .isEqualTo(Kind.TOKEN_INVALID);
    assertThat(refused(signed.substring(0, signed.length() - 8))).isEqualTo(Kind.TOKEN_INVALID);
  }

  private static String edwards(JWTClaimsSet claims, String id, KeyPair pair) throws Exception {
    String input =
        new JWSHeader.Builder(JWSAlgorithm.EdDSA).keyID(id).build().toBase64URL()
            + "."
            + claims.toPayload().toBase64URL();
    Signature signer = Signature.getInstance("Ed25519");
    signer.initSign(pair.getPrivate());
    signer.update(input.getBytes(StandardCharsets.US_ASCII));
    return input + "." + Base64URL.encode(signer.sign());
  }

  static Stream<UnaryOperator<JWTClaimsSet.Builder>> wrongBearers() {
    return Stream.of(
        claims -> claims.audience("https://another.example"),
        claims -> claims.audience((String) null),
        claims -> claims.audience(FakeIssuer.CLIENT),
        claims -> claims.issuer("https://another.example"),
        claims -> claims.issuer(null),
        claims -> claims.subject(null),
        claims -> claims.expirationTime(null),
        claims -> claims.claim("nonce", "of an ID token"));
  }

  @ParameterizedTest
  @MethodSource("wrongBearers")
  void a_token_that_is_not_for_the_platform_is_refused(UnaryOperator<JWTClaimsSet.Builder> change) {
    assertThat(refused(issuer.sign(change.apply(claims()).build()))).isEqualTo(Kind.TOKEN_INVALID);
  }

  @Test
  void times_count_to_the_minute() throws Exception {
    String token = issuer.sign(claims().build());
    clock.advance(Duration.ofSeconds(359));
    provider.bearer(token);
    clock.advance(Duration.ofSeconds(1));
    assertThat(refused(token)).isEqualTo(Kind.TOKEN_EXPIRED);
    Date soon = Date.from(clock.instant().plusSeconds(59));
    Date later = Date.from(clock.instant().plusSeconds(62));
    provider.bearer(issuer.sign(claims().notBeforeTime(soon).build()));
    assertThat(refused(issuer.sign(claims().notBeforeTime(later).build())))
        .isEqualTo(Kind.TOKEN_INVALID);
    provider.bearer(issuer.sign(claims().issueTime(soon).build()));
    assertThat(refused(issuer.sign(claims().issueTime(later).build())))
        .isEqualTo(Kind.TOKEN_INVALID);
  }

  @Test
  void what_is_not_signed_or_with_a_secret_that_all_know_is_refused() throws Exception {
    RSAKey published = issuer.keys.getFirst().toRSAKey();
    assertThat(refused(new PlainJWT(claims().build()).serialize())).isEqualTo(Kind.TOKEN_INVALID);
    for (byte[] secret :
        List.of(
            published.toRSAPublicKey().getEncoded(),
            published.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8))) {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(), claims().build());
      token.sign(new MACSigner(secret));
      assertThat(refused(token.serialize())).isEqualTo(Kind.TOKEN_INVALID);
    }
    assertThat(refused(FakeIssuer.sign(claims().build(), published, JWSAlgorithm.RS512)))
        .as("an algorithm that is not listed")
        .isEqualTo(Kind.TOKEN_INVALID);
    assertThat(issuer.keyFetches).as("none of them is worth a look at the keys").hasValue(0);
  }

  @Test
  void a_key_that_the_token_brings_along_is_not_trusted() throws Exception {
    RSAKey own = FakeIssuer.rsa("first");
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID("first")
                .jwk(own.toPublicJWK())
                .type(JOSEObjectType.JWT)
                .build(),
            claims().build());
    token.sign(new RSASSASigner(own));
    assertThat(refused(token.serialize())).isEqualTo(Kind.TOKEN_INVALID);
    assertThat(refused("a.b.c")).isEqualTo(Kind.TOKEN_INVALID);
    assertThat(refused("")).isEqualTo(Kind.TOKEN_INVALID);
  }

  @Test
  void a_key_that_takes_the_place_of_another_is_found_at_once() throws Exception {
    String old = issuer.sign(claims().build());
    provider.bearer(old);
    issuer.keys.clear();
    issuer.keys.add(FakeIssuer.rsa("second"));
    provider.bearer(issuer.sign(claims().build()));
    assertThat(issuer.keyFetches).hasValue(2);
    assertThat(refused(old)).as("signed by a key that was withdrawn").isEqualTo(Kind.TOKEN_INVALID);
  }

  @Test
  void keys_that_nobody_knows_do_not_make_us_ask_again_and_again() throws Exception {
    provider.bearer(issuer.sign(claims().build()));
    for (int i = 0; i < 20; i++) {
      JWK unknown = FakeIssuer.ec("unknown-" + i);
      assertThat(refused(FakeIssuer.sign(claims().build(), unknown, JWSAlgorithm.ES256)))
          .isEqualTo(Kind.TOKEN_INVALID);
    }
    assertThat(issuer.keyFetches.get()).isLessThanOrEqualTo(2);
    clock.advance(IssuerKeys.BETWEEN.plusSeconds(1));
    issuer.keys.addFirst(FakeIssuer.rsa("next"));
    provider.bearer(issuer.sign(claims().build()));
    assertThat(issuer.keyFetches.get()).isLessThanOrEqualTo(3);
  }

  @Test
  void an_issuer_that_is_away_for_a_while_takes_nobody_along() throws Exception {
    provider.bearer(issuer.sign(claims().build()));
    clock.advance(IssuerKeys.KEPT.plusSeconds(1));
    issuer.down = true;
    provider.bearer(issuer.sign(claims().build()));
    clock.advance(Duration.ofHours(2));
    assertThat(refused(issuer.sign(claims().build()))).isEqualTo(Kind.UNAVAILABLE);
  }

  @Test
  void who_calls_itself_otherwise_is_not_the_issuer() {
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            Map.of("issuer", "https://another.example"),
            Map.of("issuer", issuer.issuer().toString(), "jwks_uri", "http://elsewhere.example/k"),
            Map.of("jwks_uri", issuer.issuer() + "/jwks", "token_endpoint", "ftp://127.0.0.1/t"))) {
      issuer.said.putAll(wrong);
      assertThatThrownBy(() -> provider.authorization(ATTEMPT))
          .isInstanceOfSatisfying(
              ProviderException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE));
    }
  }

  @Test
  void a_provider_that_says_who_it_is_has_to_say_it_each_time() throws Exception {
    assertThat(provider.isIssuer(Optional.empty())).isTrue();
    assertThat(provider.isIssuer(Optional.of(issuer.issuer().toString()))).isTrue();
    assertThat(provider.isIssuer(Optional.of("https://another.example"))).isFalse();
    issuer.said.put("authorization_response_iss_parameter_supported", true);
    try (OpenIdProvider other = new OpenIdProvider(issuer.settings(), clock)) {
      assertThat(other.isIssuer(Optional.empty())).isFalse();
    }
  }
}
