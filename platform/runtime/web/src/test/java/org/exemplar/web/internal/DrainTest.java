package org.exemplar.web.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DrainTest {
  private final TestServer server = new TestServer();
  private final Drain drain = new Drain(server.traffic, server.listener, server.streams);

  @AfterEach
  void stop() {
    server.close();
  }

  private static String answerOn(Socket socket) throws IOException {
    socket
        .getOutputStream()
        .write(
            "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
    InputStream in = socket.getInputStream();
    StringBuilder answer = new StringBuilder();
    while (!answer.toString().endsWith("}")) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      answer.append((char) next);
    }
    return answer.toString();
  }

  @Test
  void whatIsInFlightIsAnsweredWhileNothingNewIsAccepted() throws Exception {
    CompletableFuture<HttpResponse<String>> slow =
        CompletableFuture.supplyAsync(
            () -> server.send(server.post("{\"query\":\"" + FakeEngine.SLOW + "\"}")));
    server.engine.slowBegun.await();
    try (Socket open = server.connect()) {
      assertThat(answerOn(open)).startsWith("HTTP/1.1 200").doesNotContain("Connection: close");

      CompletableFuture<Void> drained = CompletableFuture.runAsync(drain);
      while (!server.traffic.isDraining()) {
        Thread.onSpinWait();
      }
      assertThat(answerOn(open)).startsWith("HTTP/1.1 200").contains("Connection: close");
      assertThat(open.getInputStream().read()).isEqualTo(-1);
      assertThat(drained).isNotDone();

      server.engine.slowMayEnd.countDown();
      assertThat(slow.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
      drained.get(30, TimeUnit.SECONDS);
      assertThatExceptionOfType(ConnectException.class).isThrownBy(server::connect);
    }
  }

  @Test
  void anIdleConnectionDoesNotHoldTheStopUp() throws Exception {
    try (Socket idle = server.connect()) {
      answerOn(idle);
      drain.run();
      assertThat(idle.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void who_watches_is_told_that_the_stream_ends_and_nobody_else_may_begin() throws Exception {
    HttpResponse<Stream<String>> watched = server.lines(server.watch(FakeEngine.WATCH));
    drain.run();
    assertThat(watched.body().filter(line -> !line.startsWith(":") && !line.isEmpty()))
        .containsExactly("event: complete", "data:");
    assertThat(server.engine.begun.take().cancelled.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(server.streams.enter()).contains(Fault.NOT_READY);
  }
}
