package org.exemplar.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged stays, whatever happens to the process; what was accepted is answered. */
@Timeout(300)
class DurabilityIT {
  @TempDir private Path folder;

  @Test
  void killed_while_writing_it_starts_again_and_has_every_acknowledged_write() throws Exception {
    Path data = folder.resolve("data");
    Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    for (int round = 0; round < 2; round++) {
      Platform platform = Platform.start(data);
      assertThat(missing(platform, acknowledged)).isEmpty();
      writeUntilKilled(platform, round, acknowledged);
    }
    try (Platform platform = Platform.start(data)) {
      assertThat(acknowledged).hasSizeGreaterThan(100);
      assertThat(missing(platform, acknowledged)).isEmpty();
    }
  }

  @Test
  void terminated_under_load_it_answers_what_it_accepted_and_ends_in_order() throws Exception {
    Platform platform = Platform.start(folder.resolve("data"));
    AtomicBoolean stopping = new AtomicBoolean();
    AtomicInteger answered = new AtomicInteger();
    Set<String> dropped = ConcurrentHashMap.newKeySet();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        running.add(clients.submit(() -> ask(platform, stopping, answered, dropped)));
      }
      while (answered.get() < 500 && dropped.isEmpty()) {
        Thread.onSpinWait();
      }
      stopping.set(true);
      assertThat(platform.terminate()).isZero();
      for (Future<?> client : running) {
        client.get(90, TimeUnit.SECONDS);
      }
    }
    assertThat(dropped).isEmpty();
  }

  private static void ask(
      Platform platform, AtomicBoolean stopping, AtomicInteger answered, Set<String> dropped) {
    while (true) {
      try {
        HttpResponse<String> answer =
            platform.post("{sectors{id criteriaSets{code items{code}}}}", Map.of());
        if (answer.statusCode() != 200 || answer.body().contains("\"errors\"")) {
          dropped.add(answer.statusCode() + " " + answer.body());
          return;
        }
        answered.incrementAndGet();
      } catch (IOException refused) {
        if (!stopping.get() || !connectionRefused(refused)) {
          dropped.add(String.valueOf(refused));
        }
        return;
      } catch (InterruptedException interrupted) {
        return;
      }
    }
  }

  /**
   * A connection that was never taken, or that was closed between two requests, is no dropped
   * request.
   */
  private static boolean connectionRefused(IOException failure) {
    String said = String.valueOf(failure.getMessage());
    return failure instanceof java.net.ConnectException
        || Stream.of(
                "GOAWAY",
                "HTTP/1.1 header parser received no bytes",
                "Connection reset",
                "Broken pipe")
            .anyMatch(said::contains);
  }

  private static void writeUntilKilled(Platform platform, int round, Set<String> acknowledged)
      throws Exception {
    CountDownLatch enough = new CountDownLatch(200);
    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int writer = 0; writer < 4; writer++) {
        String prefix = "K" + round + "-" + writer + "-";
        writers.submit(() -> write(platform, prefix, acknowledged, enough));
      }
      assertThat(enough.await(120, TimeUnit.SECONDS)).isTrue();
      platform.kill();
    }
  }

  private static void write(
      Platform platform, String prefix, Set<String> acknowledged, CountDownLatch enough) {
    for (int i = 0; ; i++) {
      String code = prefix + i;
      try {
        String body =
            platform
                .post(
                    "mutation{saveOrganization(input:{code:\""
                        + code
                        + "\",name:\"某村\",level:VILLAGE}){organization{code} errors{ ... on"
                        + " InputError {code} }}}",
                    Map.of())
                .body();
        if (body.contains("\"code\":\"" + code + "\"")) {
          acknowledged.add(code);
          enough.countDown();
        }
      } catch (IOException | InterruptedException killed) {
        return;
      }
    }
  }

  private static Set<String> missing(Platform platform, Set<String> acknowledged) {
    Set<String> missing = ConcurrentHashMap.newKeySet();
    missing.addAll(acknowledged);
    String after = "null";
    JsonNode page;
    do {
      page =
          platform
              .data(
                  "{organizations(first:200,after:"
                      + after
                      + "){nodes{code} pageInfo{hasNextPage endCursor}}}")
              .get("organizations");
      page.get("nodes").forEach(node -> missing.remove(node.get("code").asText()));
      after = "\"" + page.at("/pageInfo/endCursor").asText() + "\"";
    } while (page.at("/pageInfo/hasNextPage").asBoolean());
    return missing;
  }
}
