package org.exemplar.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.exemplar.testkit.PluginClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a client sees that watches changes of plugins by server-sent events. */
@Timeout(300)
class SubscriptionIT {
  /** What a generation that is held by somebody is waited for. */
  private static final Duration LONGEST_DRAIN = Duration.ofSeconds(10);

  /** What a stop waits for requests that do not end. */
  private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

  private static final String WATCH =
      """
      subscription($id: ID!) {
        pluginChangeProgress(id: $id) { state stages { stage state milliseconds } }
      }
      """;

  @TempDir private static Path folder;
  private static Platform platform;
  private static PluginClient plugins;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws Exception {
    platform = Platform.start(folder.resolve("data"), "--unsigned-plugins", "warn");
    plugins = new PluginClient(platform);
  }

  @AfterAll
  static void stop() throws Exception {
    platform.close();
    HTTP.shutdownNow();
  }

  private static HttpResponse<Stream<String>> ask(String document, String id, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(platform.url() + "/graphql"))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + platform.owner())
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    Platform.JSON.writeValueAsString(
                        Map.of("query", document, "variables", Map.of("id", id)))));
    return HTTP.send(request.headers(headers).build(), BodyHandlers.ofLines());
  }

  /** Events of one subscription, one after the other as they come. */
  private record Events(Iterator<String> lines) {
    static Events of(String document, String id) throws IOException, InterruptedException {
      HttpResponse<Stream<String>> answer =
          ask(document, id, "Accept", "text/event-stream", "Accept-Encoding", "gzip");
      assertThat(answer.statusCode()).isEqualTo(200);
      return new Events(
          answer.body().filter(line -> !line.isEmpty() && !line.startsWith(":")).iterator());
    }

    /** The next result; missing at the end. */
    JsonNode next() throws IOException {
      String event = lines.next();
      String data = lines.next().substring("data:".length()).strip();
      assertThat(event).isIn("event: next", "event: complete");
      return event.equals("event: next")
          ? Platform.JSON.readTree(data)
          : Platform.JSON.missingNode();
    }

    List<JsonNode> rest() throws IOException {
      List<JsonNode> all = new ArrayList<>();
      for (JsonNode next = next(); !next.isMissingNode(); next = next()) {
        all.add(next.at("/data/pluginChangeProgress"));
      }
      assertThat(lines.hasNext()).isFalse();
      return all;
    }
  }

  private static String planned(JsonNode plan) {
    assertThat(plan.at("/change/problems")).isEmpty();
    return plan.at("/change/id").asText();
  }

  @Test
  void an_install_is_watched_through_its_stages_to_its_end_and_does_not_wait_for_who_watches()
      throws Exception {
    PluginArchives archives = new PluginArchives(folder);
    String plan = planned(plugins.planInstall(archives.declarative("willow", "1.0.0", Map.of())));
    Events watched = Events.of(WATCH, plan);
    assertThat(watched.next().at("/data/pluginChangeProgress/state").asText()).isEqualTo("PLANNED");
    List<Events> more = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Events each = Events.of(WATCH, plan);
      each.next();
      more.add(each);
    }
    apply(plan);
    List<JsonNode> seen = watched.rest();
    JsonNode last = seen.getLast();
    assertThat(last.path("state").asText()).isEqualTo("APPLIED");
    assertThat(last.path("stages")).hasSize(9);
    assertThat(stage(last, "DRAIN").path("milliseconds").asLong())
        .isLessThan(LONGEST_DRAIN.toMillis());
    Set<String> stages = new LinkedHashSet<>();
    for (JsonNode each : seen) {
      each.path("stages").forEach(one -> stages.add(one.path("stage").asText()));
    }
    assertThat(stages)
        .containsExactly(
            "STAGE",
            "VERIFY",
            "RESOLVE",
            "COMPOSE",
            "SAMPLE_QUERIES",
            "PREPARE",
            "PUBLISH",
            "DRAIN",
            "COMMIT");
    for (Events each : more) {
      assertThat(each.rest().getLast().path("state").asText()).isEqualTo("APPLIED");
    }
    assertThat(Events.of(WATCH, plan).rest()).hasSize(1);
  }

  private static void apply(String plan) {
    JsonNode answer =
        platform.answer(
            "mutation($id: ID!) {applyPluginChange(input: {plan: $id, confirmed: true}) {errors"
                + " { ... on InputError {code} }}}",
            Map.of("id", plan));
    assertThat(answer.at("/data/applyPluginChange/errors").isEmpty()).as("%s", answer).isTrue();
  }

  private static JsonNode stage(JsonNode change, String name) {
    for (JsonNode each : change.path("stages")) {
      if (each.path("stage").asText().equals(name)) {
        return each;
      }
    }
    throw new AssertionError(name + " is not in " + change);
  }

  @Test
  void a_stream_whose_document_a_change_makes_invalid_ends_and_says_so() throws Exception {
    String plan = planned(plugins.planUninstall("enterprise"));
    Events watched =
        Events.of(
            """
            subscription($id: ID!) {
              pluginChangeProgress(id: $id) { state ... on Node { ... on EnterpriseMemberProject { id } } }
            }
            """,
            plan);
    JsonNode first = watched.next();
    assertThat(first.at("/data/pluginChangeProgress/state").asText())
        .as(first.toString())
        .isEqualTo("PLANNED");
    apply(plan);
    JsonNode last = first;
    for (JsonNode next = watched.next(); !next.isMissingNode(); next = watched.next()) {
      last = next;
    }
    assertThat(last.at("/errors/0/extensions/code").asText()).isEqualTo("SCHEMA_CHANGED");
    assertThat(plugins.ended(plan).path("state").asText()).isEqualTo("APPLIED");
  }

  @Test
  void what_cannot_be_watched_is_refused_with_its_code() throws Exception {
    JsonNode unknown = Events.of(WATCH, "nowhere").next();
    assertThat(unknown.at("/errors/0/extensions/code").asText()).isEqualTo("CHANGE_NOT_FOUND");
    assertThat(unknown.has("data")).isFalse();
    HttpResponse<Stream<String>> plain = ask(WATCH, "nowhere", "Accept", "application/json");
    assertThat(plain.statusCode()).isEqualTo(406);
    assertThat(plain.body().reduce("", String::concat))
        .contains("SUBSCRIPTION_NEEDS_EVENT_STREAM", "text/event-stream");
    assertThat(
            Events.of("query($id: ID!) {pluginChange(id: $id) {state}}", "nowhere")
                .next()
                .at("/data/pluginChange")
                .isNull())
        .isTrue();
  }

  @Test
  void a_platform_that_stops_ends_what_is_watched() throws Exception {
    Path data = folder.resolve("other");
    PluginArchives archives = new PluginArchives(folder);
    try (Platform other = Platform.start(data, "--unsigned-plugins", "warn")) {
      String plan =
          planned(
              new PluginClient(other)
                  .planInstall(archives.declarative("willow", "1.0.0", Map.of())));
      HttpRequest watch =
          HttpRequest.newBuilder(URI.create(other.url() + "/graphql"))
              .header("Content-Type", "application/json")
              .header("Authorization", "Bearer " + other.owner())
              .header("Accept", "text/event-stream")
              .POST(
                  HttpRequest.BodyPublishers.ofString(
                      Platform.JSON.writeValueAsString(
                          Map.of("query", WATCH, "variables", Map.of("id", plan)))))
              .build();
      HttpResponse<Stream<String>> open = HTTP.send(watch, BodyHandlers.ofLines());
      long begin = System.nanoTime();
      assertThat(other.terminate()).isZero();
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LONGEST_STOP);
      assertThat(open.body().filter(line -> line.startsWith("event:")))
          .last()
          .isEqualTo("event: complete");
    }
  }
}
