package org.exemplar.webhooks.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpPostTest {
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final HttpServer server;
  private final HttpPost post = allowing("127.0.0.0/8");

  HttpPostTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          heard.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("webhook-id")
                  + " "
                  + body);
          exchange.getResponseHeaders().add("Retry-After", "120");
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          int status = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
          exchange.sendResponseHeaders(status, status == 204 ? -1 : 0);
          exchange.close();
        });
    server.start();
  }

  private static HttpPost allowing(String network) {
    return new HttpPost(
        new Destinations(List.of(Network.parse(network)), Destinations.Names.system()));
  }

  @AfterEach
  void stop() {
    post.close();
    server.stop(0);
  }

  private URI url(int status) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + status);
  }

  private Receipt send(int status) throws InterruptedException {
    return post.send(url(status), Map.of("webhook-id", "m-1"), "{\"内容\":1}");
  }

  @Test
  void a_message_arrives_as_it_is() throws Exception {
    assertThat(send(204).arrived()).isTrue();
    assertThat(heard.take()).isEqualTo("POST /204 m-1 {\"内容\":1}");
  }

  @Test
  void any_other_answer_is_a_failure_and_none_is_followed_elsewhere() throws Exception {
    for (int status : List.of(302, 400, 410, 503)) {
      assertThat(send(status))
          .isEqualTo(Receipt.answered(status, Optional.of(Duration.ofSeconds(120))));
      assertThat(heard.take()).startsWith("POST /" + status);
    }
    assertThat(heard).isEmpty();
  }

  @Test
  void nothing_is_sent_where_nothing_may_be() throws Exception {
    try (HttpPost elsewhere = allowing("10.0.0.0/8")) {
      assertThat(elsewhere.send(url(200), Map.of(), "{}"))
          .isEqualTo(Receipt.failed(Failure.ADDRESS_FORBIDDEN));
    }
    assertThat(heard).isEmpty();
  }

  @Test
  void where_nobody_listens_it_is_unreachable() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    assertThat(post.send(URI.create("http://127.0.0.1:" + free + "/"), Map.of(), "{}"))
        .isEqualTo(Receipt.failed(Failure.UNREACHABLE));
  }

  @Test
  void a_server_that_speaks_no_tls_is_told_apart() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread server = Thread.startVirtualThread(() -> answerInTheClear(plain));
      URI secure = URI.create("https://127.0.0.1:" + plain.getLocalPort() + "/");
      assertThat(post.send(secure, Map.of(), "{}")).isEqualTo(Receipt.failed(Failure.TLS_FAILED));
      server.join();
    }
  }

  private static void answerInTheClear(ServerSocket plain) {
    try (Socket socket = plain.accept()) {
      assertThat(socket.getInputStream().read()).isNotNegative();
      socket
          .getOutputStream()
          .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }
}
