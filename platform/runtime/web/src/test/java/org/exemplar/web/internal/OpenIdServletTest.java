package org.exemplar.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.exemplar.identity.OpenIdSignIn;
import org.exemplar.identity.SessionChange;
import org.exemplar.spi.identity.Origin;
import org.exemplar.spi.schema.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A browser that goes to the identity provider and comes back. */
class OpenIdServletTest {
  private final TestServer server = new TestServer();
  private final FakeSignIn signIn = new FakeSignIn();

  /** Knows the state {@code open}; any other is refused with that as its code. */
  private static final class FakeSignIn implements OpenIdSignIn {
    private final List<URI> callbacks = new CopyOnWriteArrayList<>();
    private final List<Answer> answers = new CopyOnWriteArrayList<>();

    @Override
    public Start start(String returnTo, URI callback) {
      callbacks.add(callback);
      return returnTo.equals("/busy")
          ? new Refused(Refusal.of("OIDC_BUSY", "忙", "busy"))
          : new Begun(URI.create("https://id.example/a?returnTo=" + returnTo), cookie("away"));
    }

    @Override
    public End finish(Answer answer, Origin origin) {
      answers.add(answer);
      return answer.state().equals(Optional.of("open"))
          ? new SignedIn(cookie("secret"), "/console?a=b")
          : new Refused(Refusal.of(answer.state().orElse("OIDC_STATE_UNKNOWN"), "不行", "no"));
    }

    private static SessionChange.Cookie cookie(String secret) {
      return new SessionChange.Cookie(secret, Instant.now().plusSeconds(600));
    }
  }

  @BeforeEach
  void begin() {
    server.openId.signIn = signIn;
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String location(HttpResponse<String> response) {
    return response.headers().firstValue("Location").orElse("");
  }

  private HttpResponse<String> start(String returnTo) {
    return server.get(
        "/auth/oidc/start?returnTo=" + URLEncoder.encode(returnTo, StandardCharsets.UTF_8));
  }

  @Test
  void a_browser_is_sent_away_with_something_to_bring_back() {
    HttpResponse<String> response = start("/console?tab=1#x");
    assertThat(response.statusCode()).isEqualTo(303);
    assertThat(location(response)).isEqualTo("https://id.example/a?returnTo=/console?tab=1#x");
    assertThat(response.headers().firstValue("Set-Cookie").orElse(""))
        .startsWith("exemplar_oidc=away; Path=/auth/oidc; HttpOnly; SameSite=Lax; Max-Age=");
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(signIn.callbacks.getFirst().toString())
        .matches("http://127\\.0\\.0\\.1:\\d+/auth/oidc/callback");
    server.send(server.to("/auth/oidc/start").header("X-Forwarded-Proto", "https"));
    assertThat(signIn.callbacks.getLast()).hasScheme("https");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//other.example",
        "/\\other.example",
        "/a\\b",
        "https://other.example/",
        "javascript:alert(1)",
        "",
        "console",
        "/\t/other.example",
        "/\n",
        "/中"
      })
  void nobody_is_sent_elsewhere_in_the_end(String returnTo) {
    HttpResponse<String> response = start(returnTo);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("RETURN_TO_INVALID");
  }

  @Test
  void who_comes_back_is_signed_in_and_sent_on() {
    HttpResponse<String> response =
        server.send(
            server
                .to("/auth/oidc/callback?state=open&code=c&iss=https%3A%2F%2Fid.example")
                .header("Sec-Fetch-Site", "cross-site")
                .header("Cookie", "exemplar_oidc=away"));
    assertThat(response.statusCode()).isEqualTo(303);
    assertThat(location(response)).isEqualTo("/console?a=b");
    assertThat(response.headers().allValues("Set-Cookie"))
        .anyMatch(each -> each.startsWith("exemplar_session=secret; Path=/; HttpOnly; SameSite=St"))
        .anyMatch(each -> each.startsWith("exemplar_oidc=;") && each.contains("Max-Age=0"));
    assertThat(signIn.answers)
        .containsExactly(
            new OpenIdSignIn.Answer(
                Optional.of("open"),
                Optional.of("c"),
                Optional.empty(),
                Optional.of("https://id.example"),
                Optional.of("away")));
  }

  @ParameterizedTest
  @CsvSource({
    "OIDC_STATE_UNKNOWN, 400",
    "OIDC_DENIED, 403",
    "ACCOUNT_NOT_LINKED, 403",
    "OIDC_PROVIDER_UNAVAILABLE, 503",
  })
  void who_is_refused_is_told_why(String code, int status) {
    HttpResponse<String> response = server.get("/auth/oidc/callback?state=" + code);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).contains(code, "不行", "correlationId");
    assertThat(response.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(start("/busy").statusCode()).isEqualTo(503);
  }

  @Test
  void a_person_gets_a_page() {
    HttpResponse<String> response =
        server.send(
            server
                .to("/auth/oidc/callback?state=OIDC_DENIED")
                .header("Accept", "text/html,*/*;q=0.8")
                .header("Accept-Language", "en"));
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(response.body()).contains("<p>no</p>", "OIDC_DENIED");
  }

  @Test
  void where_there_is_no_provider_there_is_nothing() {
    server.openId.signIn = null;
    assertThat(server.get("/auth/oidc/start").statusCode()).isEqualTo(404);
    assertThat(server.get("/auth/oidc/callback").body()).contains("OIDC_OFF");
    assertThat(
            server.send(server.to("/auth/oidc/start").POST(BodyPublishers.noBody())).statusCode())
        .isEqualTo(405);
  }
}
