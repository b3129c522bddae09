package org.exemplar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a change of plugins is followed, by what the server tells or by asking it. */
@Timeout(60)
class ChangeFollowTest {
  private static final String COMPLETE = "event: complete\ndata:\n\n";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final AtomicInteger asked = new AtomicInteger();
  private final FakeServer server;

  ChangeFollowTest() throws IOException {
    server = new FakeServer();
  }

  @BeforeEach
  void a_plan_can_be_applied() {
    server.on(
        "planPluginChange",
        input -> "{\"change\":{\"id\":\"c\",\"state\":\"PLANNED\"},\"errors\":[]}");
    server.on("applyPluginChange", input -> "{\"change\":{\"id\":\"c\"},\"errors\":[]}");
    server.on(
        "pluginChange",
        input -> {
          asked.incrementAndGet();
          return change("APPLIED", stage("STAGE", "DONE"), stage("VERIFY", "DONE"));
        });
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String change(String state, String... stages) {
    return "{\"state\":\"%s\",\"stages\":[%s],\"problems\":[]}"
        .formatted(state, String.join(",", stages));
  }

  private static String stage(String name, String state) {
    return "{\"stage\":\"%s\",\"state\":\"%s\",\"done\":0,\"all\":0,\"milliseconds\":7}"
        .formatted(name, state);
  }

  private static String next(String change) {
    return "event: next\ndata: {\"data\":{\"pluginChangeProgress\":" + change + "}}\n\n:\n\n";
  }

  private int retry() {
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute("plugin", "retry", "alpha", "--server", server.url());
  }

  @Test
  void each_stage_is_told_once_as_the_server_tells_it() {
    server.onSubscription(
        next(change("RUNNING", stage("STAGE", "RUNNING"))),
        next(change("RUNNING", stage("STAGE", "DONE"), stage("VERIFY", "RUNNING"))),
        next(change("APPLIED", stage("STAGE", "DONE"), stage("VERIFY", "DONE"))),
        COMPLETE);
    assertThat(retry()).isZero();
    assertThat(out.toString().lines().filter(line -> line.startsWith("[")))
        .containsExactly("[1/9] STAGE          DONE   7 ms", "[2/9] VERIFY         DONE   7 ms");
    assertThat(out.toString()).contains("done");
    assertThat(asked).hasValue(0);
  }

  @Test
  void a_stream_that_breaks_off_is_gone_on_with_by_asking() {
    server.onSubscription(next(change("RUNNING", stage("STAGE", "DONE"))));
    assertThat(retry()).isZero();
    assertThat(out.toString()).containsOnlyOnce("[1/9] STAGE").contains("[2/9] VERIFY");
    assertThat(asked).hasValue(1);
  }

  @Test
  void a_server_without_subscriptions_is_asked() {
    assertThat(retry()).isZero();
    assertThat(server.calls).contains("subscription", "pluginChange");
    assertThat(out.toString()).contains("[2/9] VERIFY", "done");
  }

  @Test
  void a_stream_that_ends_with_an_error_or_with_what_is_no_event_is_gone_on_with_by_asking() {
    server.onSubscription(
        "event: next\ndata: {\"errors\":[{\"message\":\"x\"}]}\n\n",
        "event: next\ndata: no json\n\n",
        COMPLETE);
    assertThat(retry()).isZero();
    assertThat(asked).hasValue(1);
  }

  @Test
  void a_change_that_fails_ends_with_its_problems() {
    server.onSubscription(
        next(
            """
            {"state":"FAILED","stages":[%s],"problems":[{"code":"SAMPLE_QUERY_FAILED","zh":"错","en":"wrong"}]}\
            """
                .formatted(stage("SAMPLE_QUERIES", "FAILED"))
                .strip()),
        COMPLETE);
    assertThat(retry()).isEqualTo(1);
    assertThat(out.toString()).contains("FAILED");
    assertThat(err.toString()).contains("SAMPLE_QUERY_FAILED", "CHANGE_FAILED");
  }
}
