package org.exemplar.identity.internal.openid;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A small OpenID provider that does as it is told, wrong things too. */
public final class FakeIssuer implements AutoCloseable {
  public static final String CLIENT = "exemplar";
  public static final String AUDIENCE = "https://excellence.example/graphql";
  private static final String SECRET = "s3cret / with signs";
  private static final String BASIC =
      "Basic "
          + Base64.getEncoder()
              .encodeToString(
                  (CLIENT + ":" + ProviderForm.encode(SECRET)).getBytes(StandardCharsets.UTF_8));

  /** Made once for all issuers: a key takes longer to make than most tests run. */
  private static final RSAKey FIRST = rsa("first");

  /** The keys that it publishes; the first one signs. */
  public final List<JWK> keys = new CopyOnWriteArrayList<>();

  public final AtomicInteger keyFetches = new AtomicInteger();
  public final Map<String, Object> userInfo = new ConcurrentHashMap<>();

  /** What discovery says besides, or otherwise. */
  public final Map<String, Object> said = new ConcurrentHashMap<>();

  public volatile boolean down;
  private final Map<String, Code> codes = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();
  private final Clock clock;
  private final HttpServer server;

  private record Code(String challenge, String redirectUri, String idToken) {}

  public FakeIssuer(Clock clock) {
    this.clock = clock;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      keys.add(FIRST);
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  public static RSAKey rsa(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public static ECKey ec(String id) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public URI issuer() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What the platform is told of it. */
  public OpenIdSettings settings() {
    return new OpenIdSettings(
        issuer(),
        "统一身份认证",
        CLIENT,
        Optional.of(SECRET),
        Set.of(AUDIENCE),
        List.of("openid", "profile"),
        Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256, JWSAlgorithm.EdDSA),
        "preferred_username",
        false);
  }

  /** Claims of a token that is right in every way. */
  public JWTClaimsSet.Builder claims(String subject, String audience) {
    Instant now = clock.instant();
    return new JWTClaimsSet.Builder()
        .issuer(issuer().toString())
        .subject(subject)
        .audience(audience)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(300)));
  }

  /** Signs with the key that signs now. */
  public String sign(JWTClaimsSet claims) {
    return sign(claims, keys.getFirst(), JWSAlgorithm.RS256);
  }

  public static String sign(JWTClaimsSet claims, JWK key, JWSAlgorithm algorithm) {
    try {
      JWSSigner signer =
          key instanceof ECKey ec ? new ECDSASigner(ec) : new RSASSASigner(key.toRSAKey());
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(algorithm)
                  .type(JOSEObjectType.JWT)
                  .keyID(key.getKeyID())
                  .build(),
              claims);
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * A browser signs in: what it comes back with.
   *
   * @param at where it was sent
   * @param change of the claims of its ID token
   */
  public String code(URI at, String subject, UnaryOperator<JWTClaimsSet.Builder> change) {
    Map<String, String> asked = form(at.getRawQuery());
    JWTClaimsSet.Builder claims = claims(subject, CLIENT).claim("nonce", asked.get("nonce"));
    return codeFor(at, sign(change.apply(claims).build()));
  }

  /** The same with an ID token of whatever kind. */
  public String codeFor(URI at, String idToken) {
    Map<String, String> asked = form(at.getRawQuery());
    String code = "code-" + count.incrementAndGet();
    codes.put(
        code,
        new Code(
            asked.getOrDefault("code_challenge", ""),
            asked.getOrDefault("redirect_uri", ""),
            idToken));
    return code;
  }

  public static Map<String, String> form(String text) {
    Map<String, String> values = new HashMap<>();
    for (String pair : text.split("&")) {
      String[] parts = pair.split("=", 2);
      values.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return values;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (down) {
      send(exchange, 503, "{}");
      return;
    }
    switch (exchange.getRequestURI().getPath()) {
      case "/.well-known/openid-configuration" -> send(exchange, 200, discovery());
      case "/jwks" -> {
        keyFetches.incrementAndGet();
        send(exchange, 200, new JWKSet(List.copyOf(keys)).toString());
      }
      case "/userinfo" -> send(exchange, 200, json(userInfo));
      case "/token" -> redeem(exchange, body);
      default -> send(exchange, 404, "{}");
    }
  }

  private String discovery() {
    Map<String, Object> all = new HashMap<>();
    all.put("issuer", issuer().toString());
    all.put("authorization_endpoint", issuer() + "/authorize");
    all.put("token_endpoint", issuer() + "/token");
    all.put("jwks_uri", issuer() + "/jwks");
    all.put("userinfo_endpoint", issuer() + "/userinfo");
    all.putAll(said);
    return json(all);
  }

  private void redeem(HttpExchange exchange, String body) throws IOException {
    Map<String, String> sent = form(body);
    Optional<Code> code =
        Optional.ofNullable(codes.remove(sent.getOrDefault("code", "")))
            .filter(any -> BASIC.equals(exchange.getRequestHeaders().getFirst("Authorization")))
            .filter(asked -> asked.redirectUri().equals(sent.get("redirect_uri")))
            .filter(
                asked ->
                    asked.challenge().equals(challenge(sent.getOrDefault("code_verifier", ""))));
    send(
        exchange,
        code.isPresent() ? 200 : 400,
        json(
            code.<Map<String, Object>>map(
                    known -> Map.of("id_token", known.idToken(), "access_token", "opaque"))
                .orElse(Map.of("error", "invalid_grant"))));
  }

  private static String challenge(String verifier) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String json(Map<String, Object> value) {
    try {
      return new ObjectMapper().writeValueAsString(value);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
