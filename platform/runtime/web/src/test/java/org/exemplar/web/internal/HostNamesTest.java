package org.exemplar.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LocalHost",
        "exemplar.localhost",
        "127.0.0.1",
        "127.1.2.3",
        "[::1]",
        "::1"
      })
  void aServerForThisMachineAnswersToItsNames(String name) {
    assertThat(new HostNames("127.0.0.1", "").serves(name)).isTrue();
    assertThat(new HostNames("localhost", "").serves(name)).isTrue();
    assertThat(new HostNames("::1", "").serves(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "localhost.evil.example",
        "notlocalhost",
        "127.0.0.1.nip.io",
        "10.0.0.1",
        "[fe80::1]",
        "1",
        "abc",
        ""
      })
  void aServerForThisMachineAnswersToNoOtherName(String name) {
    assertThat(new HostNames("127.0.0.1", " cases.example ,other.example").serves(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cases.example", "Cases.Example", "other.example"})
  void namesThatWereAllowedAreAnswered(String name) {
    assertThat(new HostNames("127.0.0.1", " cases.example ,other.example").serves(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "10.0.0.1", "platform.example"})
  void aServerForOthersAnswersToEveryName(String listen) {
    assertThat(new HostNames(listen, "").serves("evil.example")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"evil.example:80, 421", "localhost, 200", "cases.example, 200"})
  void whoCallsTheServerByANameThatItHasNotIsRefused(String host, int status) throws IOException {
    try (TestServer server = new TestServer()) {
      String answer =
          server.sendRaw(
              "GET /health/live HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
      assertThat(answer).startsWith("HTTP/1.1 " + status);
      assertThat(answer.contains("HOST_NOT_ALLOWED")).isEqualTo(status == 421);
    }
  }
}
