package org.exemplar.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Optional;
import org.exemplar.identity.SessionChange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who asks, as the request shows it, and the cookie of a session. */
class CallersTest {
  private static final TestServer SERVER = new TestServer();
  private static final String QUERY = "{\"query\":\"{ a }\"}";

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @ParameterizedTest
  @CsvSource({
    "Authorization, Bearer good, token-holder",
    "Authorization, bearer  good, token-holder",
    "Authorization, Basic Z29vZDo=, anonymous",
    "Cookie, exemplar_session=old, anonymous",
    "Cookie, other=1, anonymous",
  })
  void a_request_is_of_whom_it_shows(String header, String value, String actor) {
    HttpResponse<String> response = SERVER.send(SERVER.post(QUERY).header(header, value));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("\"actor\":\"" + actor + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer bad", "Bearer", "bearer  "})
  void a_token_that_is_no_good_is_refused_before_anything_else(String header) {
    HttpResponse<String> response = SERVER.send(SERVER.post(QUERY).header("Authorization", header));
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("WWW-Authenticate"))
        .contains("Bearer error=\"invalid_token\"");
    assertThat(response.body()).contains("TOKEN_INVALID", "correlationId");
  }

  @Test
  void a_session_needs_the_token_of_its_page_for_what_may_change_something() {
    HttpResponse<String> without =
        SERVER.send(SERVER.post(QUERY).header("Cookie", "exemplar_session=open"));
    assertThat(without.statusCode()).isEqualTo(403);
    assertThat(without.body()).contains("CSRF_TOKEN_WRONG");
    HttpResponse<String> with =
        SERVER.send(
            SERVER
                .post(QUERY)
                .header("Cookie", "a=b; exemplar_session=open")
                .header("X-CSRF-Token", "csrf"));
    assertThat(with.body()).contains("\"actor\":\"session-holder\"");
    HttpResponse<String> reading =
        SERVER.send(
            SERVER
                .to("/graphql?query=%7Ba%7D")
                .header("Accept", "application/json")
                .header("Cookie", "exemplar_session=open"));
    assertThat(reading.body()).contains("\"actor\":\"session-holder\"");
  }

  private record Change(Optional<Cookie> cookie) implements SessionChange {
    @Override
    public boolean changesSession() {
      return true;
    }
  }

  @Test
  void a_session_that_begins_or_ends_sets_a_cookie_that_no_script_and_no_other_site_gets() {
    SERVER.engine.session =
        Optional.of(
            new Change(
                Optional.of(new SessionChange.Cookie("secret", Instant.now().plusSeconds(3_600)))));
    String begun = cookie(SERVER.send(SERVER.post(QUERY)));
    assertThat(begun)
        .startsWith("exemplar_session=secret; Path=/; HttpOnly; SameSite=Strict; Max-Age=3")
        .doesNotContain("Secure");
    assertThat(cookie(SERVER.send(SERVER.post(QUERY).header("X-Forwarded-Proto", "https"))))
        .endsWith("; Secure");
    SERVER.engine.session = Optional.of(new Change(Optional.empty()));
    assertThat(cookie(SERVER.send(SERVER.post(QUERY))))
        .startsWith("exemplar_session=; Path=/;")
        .contains("Max-Age=0");
    SERVER.engine.session = Optional.empty();
    assertThat(cookie(SERVER.send(SERVER.post(QUERY)))).isEmpty();
  }

  private static String cookie(HttpResponse<String> response) {
    return response.headers().firstValue("Set-Cookie").orElse("");
  }
}
