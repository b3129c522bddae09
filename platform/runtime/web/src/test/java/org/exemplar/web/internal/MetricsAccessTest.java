package org.exemplar.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who reads what is measured. */
class MetricsAccessTest {
  private final TestServer server = new TestServer();

  @AfterEach
  void close() {
    server.close();
  }

  private HttpResponse<String> scrape(String... headers) {
    HttpRequest.Builder request = server.to("/metrics");
    return server.send(headers.length == 0 ? request : request.headers(headers));
  }

  @Test
  void a_program_on_the_machine_needs_nothing() {
    assertThat(scrape().statusCode()).isEqualTo(200);
    assertThat(scrape("Authorization", "Bearer of something else").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via"})
  void what_was_sent_on_needs_a_token(String header) {
    HttpResponse<String> refused = scrape(header, "127.0.0.1");
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    assertThat(refused.body()).contains("UNAUTHENTICATED").doesNotContain("jvm_");
    assertThat(scrape(header, "127.0.0.1", "Authorization", "Bearer good").body())
        .contains("jvm_memory_used_bytes");
  }

  @Test
  void a_token_that_does_not_hold_it_is_refused_and_one_that_is_none_too() {
    HttpResponse<String> little = scrape("Via", "1.1 proxy", "Authorization", "Bearer little");
    assertThat(little.statusCode()).isEqualTo(403);
    assertThat(little.body()).contains("FORBIDDEN", "platform:read").doesNotContain("jvm_");
    HttpResponse<String> none = scrape("Via", "1.1 proxy", "Authorization", "Bearer bad");
    assertThat(none.statusCode()).isEqualTo(401);
    assertThat(none.body()).contains("TOKEN_INVALID");
  }

  @Test
  void a_name_of_the_server_that_is_not_of_loopback_needs_a_token() throws Exception {
    assertThat(
            server.sendRaw(
                "GET /metrics HTTP/1.1\r\nHost: cases.example\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 401");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " loopback "})
  void it_is_open_on_the_machine_unless_told_otherwise(@Nullable String setting) {
    assertThat(MetricsAccess.of(server.callers, setting).open()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"token", "everybody"})
  void it_is_closed_where_that_is_said_or_what_is_said_is_not_understood(String setting) {
    assertThat(MetricsAccess.of(server.callers, setting).open()).isFalse();
  }
}
