package org.exemplar.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a system sees that keeps a copy of a part of the tree, and is away now and then. */
@Timeout(300)
class ChangesIT {
  private static final String PART = "990101";
  private static final String WATCH =
      """
      subscription($part: String, $after: Int) {
        objectChanged(organization: $part, types: ["Organization"], after: $after) {
          position kind organization object { type node { ... on Organization { name } } }
        }
      }
      """;

  @TempDir private Path folder;

  @Test
  void a_client_that_was_away_while_the_platform_was_killed_gets_each_change_of_its_part_once()
      throws Exception {
    Path data = folder.resolve("data");
    long last;
    try (Platform platform = Platform.start(data)) {
      save(platform, "COUNTY", PART, "柳溪县", null);
      try (Watching watching = Watching.of(platform, Map.of("part", PART))) {
        save(platform, "COUNTY", "990199", "外地县", null);
        save(platform, "TOWNSHIP", "990101001", "新柳镇", PART);
        JsonNode change = watching.next();
        assertThat(change.path("kind").asText()).isEqualTo("CREATED");
        assertThat(change.path("organization").asText()).isEqualTo("990101001");
        last = change.path("position").asLong();
      }
      save(platform, "TOWNSHIP", "990101001", "新柳街道", PART);
      platform.kill();
    }
    try (Platform platform = Platform.start(data)) {
      save(platform, "VILLAGE", "990101001902", "新桥村", "990101001");
      try (Watching watching = Watching.of(platform, Map.of("part", PART, "after", last))) {
        JsonNode missed = watching.next();
        assertThat(missed.path("kind").asText()).isEqualTo("UPDATED");
        assertThat(missed.at("/object/node/name").asText()).isEqualTo("新柳街道");
        assertThat(watching.next().at("/object/node/name").asText()).isEqualTo("新桥村");
      }
      assertThat(platform.data("{changePosition}").path("changePosition").asLong())
          .isGreaterThan(last);
    }
  }

  private static void save(
      Platform platform, String level, String code, String name, @Nullable String parent) {
    Map<String, @Nullable Object> input = new HashMap<>();
    input.put("level", level);
    input.put("code", code);
    input.put("name", name);
    input.put("parent", parent);
    JsonNode answer =
        platform.answer(
            "mutation($input: SaveOrganizationInput!) { saveOrganization(input: $input) {"
                + " organization { code } errors { ... on InputError { code message } } } }",
            Map.of("input", input));
    assertThat(answer.at("/data/saveOrganization/organization/code").asText())
        .as(answer.toString())
        .isEqualTo(code);
  }

  /** The events of one subscription, one after the other as they come. */
  private record Watching(HttpClient client, Iterator<String> lines) implements AutoCloseable {
    static Watching of(Platform platform, Map<String, Object> variables)
        throws IOException, InterruptedException {
      HttpClient client = HttpClient.newHttpClient();
      String body =
          Platform.JSON.writeValueAsString(Map.of("query", WATCH, "variables", variables));
      Stream<String> lines =
          client
              .send(
                  HttpRequest.newBuilder(URI.create(platform.url() + "/graphql"))
                      .header("Content-Type", "application/json")
                      .header("Accept", "text/event-stream")
                      .header("Authorization", "Bearer " + platform.owner())
                      .POST(HttpRequest.BodyPublishers.ofString(body))
                      .build(),
                  BodyHandlers.ofLines())
              .body();
      return new Watching(client, lines.filter(line -> line.startsWith("data:")).iterator());
    }

    JsonNode next() throws IOException {
      JsonNode event = Platform.JSON.readTree(lines.next().substring("data:".length()));
      assertThat(event.has("errors")).as(event.toString()).isFalse();
      return event.at("/data/objectChanged");
    }

    @Override
    public void close() {
      client.shutdownNow();
    }
  }
}
