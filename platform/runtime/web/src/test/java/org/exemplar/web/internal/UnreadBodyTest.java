package org.exemplar.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class UnreadBodyTest {
  private static final String LAST =
      "GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  private final TestServer server = new TestServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  private static String rest(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST /graphql", "DELETE /graphql", "POST /metrics", "OPTIONS /graphql"})
  void aBodyThatArrivesAfterItsRequestWasRefusedDoesNotCostTheConnection(String request)
      throws IOException {
    try (Socket socket = server.connect()) {
      write(
          socket,
          request
              + " HTTP/1.1\r\n"
              + "Host: localhost\r\n"
              + "Content-Type: text/plain\r\n"
              + "Content-Length: 5\r\n\r\n");
      // time for the server to answer, if it did not wait for the body
      server.get("/health/live");
      write(socket, "hello");
      write(socket, LAST);
      assertThat(rest(socket))
          .contains("\"status\":")
          .containsPattern("(?s)HTTP/1.1 .*HTTP/1.1 200");
    }
  }

  @Test
  void aClientThatAsksFirstIsNotMadeToSendWhatIsRefusedAnyway() throws IOException {
    try (Socket socket = server.connect()) {
      write(
          socket,
          "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
              + "Content-Length: 5\r\nExpect: 100-continue\r\n\r\n");
      assertThat(rest(socket)).startsWith("HTTP/1.1 415 ").contains("Connection: close");
    }
  }

  @Test
  void aBodyThatIsTooLongToBeReadEndsTheConnectionAndSaysSo() throws IOException {
    try (Socket socket = server.connect()) {
      write(
          socket,
          "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
              + "Content-Length: 64000000\r\n\r\n");
      assertThat(rest(socket)).startsWith("HTTP/1.1 415 ").contains("Connection: close");
    }
  }
}
