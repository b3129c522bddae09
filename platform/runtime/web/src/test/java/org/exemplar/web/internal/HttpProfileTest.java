package org.exemplar.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The statuses of the newer draft of GraphQL over HTTP, beside those that the audits check. */
class HttpProfileTest {
  private static final TestServer AUDITS = new TestServer();
  private static final TestServer DRAFT = new TestServer(HttpProfile.DRAFT);
  private static final String GRAPHQL = "application/graphql-response+json";

  @AfterAll
  static void stop() {
    AUDITS.close();
    DRAFT.close();
  }

  private static HttpResponse<String> send(TestServer server, String accept, String body) {
    return server.send(server.post(body).header("Accept", accept));
  }

  private static String type(HttpResponse<String> response) {
    return response.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"query\":\"{ a }\"} | 200 | 200 | 200 | 200",
        "{\"query\":\"{ partial }\"} | 200 | 200 | 294 | 200",
        "{\"query\":\"{\"} | 400 | 200 | 400 | 400",
        "{\"query\":\"{ unknown }\"} | 400 | 200 | 422 | 422",
        "{\"query\":\"{ early }\"} | 503 | 503 | 503 | 503",
        "{\"query\":\"subscription { watch }\"} | 406 | 406 | 406 | 406",
        "{\"query\":7} | 400 | 400 | 422 | 422",
        "{\"qeury\":\"{ a }\"} | 400 | 400 | 422 | 422",
        "{\"query\":\"{ a }\",\"variables\":[7]} | 400 | 400 | 422 | 422",
        "[] | 400 | 400 | 422 | 422",
        "NONSENSE | 400 | 400 | 400 | 400",
      })
  void each_profile_has_its_status(
      String body, int audits, int auditsJson, int draft, int draftJson) {
    assertThat(send(AUDITS, GRAPHQL, body).statusCode()).isEqualTo(audits);
    assertThat(send(AUDITS, "application/json", body).statusCode()).isEqualTo(auditsJson);
    assertThat(send(DRAFT, GRAPHQL, body).statusCode()).isEqualTo(draft);
    assertThat(send(DRAFT, "application/json", body).statusCode()).isEqualTo(draftJson);
  }

  @Test
  void of_the_draft_only_what_succeeds_is_plain_json() {
    assertThat(type(send(DRAFT, "application/json", "{\"query\":\"{ a }\"}")))
        .isEqualTo("application/json");
    assertThat(type(send(DRAFT, "application/json", "{\"query\":\"{ unknown }\"}")))
        .isEqualTo(GRAPHQL);
    assertThat(type(send(AUDITS, "application/json", "{\"query\":\"{ unknown }\"}")))
        .isEqualTo("application/json");
  }

  @Test
  void events_are_the_same_in_both() {
    for (String document : new String[] {"{", FakeEngine.INVALID, FakeEngine.PARTIAL}) {
      HttpResponse<String> draft = DRAFT.send(DRAFT.watch(document));
      assertThat(draft.statusCode()).isEqualTo(200);
      assertThat(draft.body()).isEqualTo(AUDITS.send(AUDITS.watch(document)).body());
    }
  }

  @Test
  void an_unknown_profile_is_that_of_the_audits() {
    assertThat(HttpProfile.of("draft")).isEqualTo(HttpProfile.DRAFT);
    assertThat(HttpProfile.of("strict")).isEqualTo(HttpProfile.AUDITS);
  }
}
