package org.exemplar.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a system gets sent that keeps a copy of a part of the tree. */
@Timeout(300)
class WebhooksIT {
  private static final String PART = "990101";

  /** Nothing that is only busy for a while is given up. */
  private static final Map<String, String> OPTIONS =
      Map.of(
          "EXEMPLAR_OPTS",
          "-XX:TieredStopAtLevel=1 -Dexemplar.webhooks.networks=127.0.0.1"
              + " -Dexemplar.webhooks.retries="
              + String.join(",", Collections.nCopies(200, "PT1S")));

  private final WebhookReceiver receiver = WebhookReceiver.start();

  @TempDir private Path folder;

  @AfterEach
  void stop() {
    receiver.close();
  }

  private static JsonNode change(Platform platform, String mutation, Map<String, ?> input) {
    String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
    String secret = mutation.equals("createWebhook") ? "secret " : "";
    JsonNode answer =
        platform.answer(
            "mutation($input: %s!) { %s(input: $input) { %swebhook { id state suspendedBecause version } errors { ... on InputError { code path } } } }"
                .formatted(type, mutation, secret),
            Map.of("input", input));
    assertThat(answer.has("errors")).as(answer.toString()).isFalse();
    return answer.at("/data/" + mutation);
  }

  /** The id of a webhook about organisations of the part; the receiver knows its secret. */
  private String made(Platform platform) {
    JsonNode made =
        change(
            platform,
            "createWebhook",
            Map.of(
                "name",
                "副本",
                "url",
                receiver.url(),
                "types",
                List.of("Organization"),
                "organization",
                PART));
    assertThat(made.path("errors")).as(made.toString()).isEmpty();
    receiver.trust(made.path("secret").asText());
    return made.at("/webhook/id").asText();
  }

  private static void save(Platform platform, String level, String code, String name) {
    JsonNode answer =
        platform.answer(
            "mutation($input: SaveOrganizationInput!) { saveOrganization(input: $input) {"
                + " organization { code } errors { ... on InputError { code message } } } }",
            Map.of(
                "input",
                code.equals(PART) || !code.startsWith(PART)
                    ? Map.of("level", level, "code", code, "name", name)
                    : Map.of("level", level, "code", code, "name", name, "parent", PART)));
    assertThat(answer.at("/data/saveOrganization/organization/code").asText())
        .as(answer.toString())
        .isEqualTo(code);
  }

  private static JsonNode messages(Platform platform, String webhook, String state) {
    JsonNode answer =
        platform.answer(
            "query($id: ID!) { node(id: $id) { ... on Webhook { messages(state: %s) { totalCount nodes { id attempts status failure } } } } }"
                .formatted(state),
            Map.of("id", webhook));
    return answer.at("/data/node/messages");
  }

  @Test
  void
      changes_of_the_part_arrive_signed_and_in_order_though_the_receiver_was_down_and_the_platform_killed()
          throws Exception {
    Path data = folder.resolve("data");
    List<String> expected = new ArrayList<>();
    String webhook;
    try (Platform platform = Platform.start(data, OPTIONS)) {
      save(platform, "COUNTY", PART, "柳溪县");
      webhook = made(platform);
      save(platform, "COUNTY", "990199", "外地县");
      save(platform, "TOWNSHIP", "990101001", "新柳镇");
      WebhookReceiver.Message first = receiver.next();
      assertThat(first.genuine()).isTrue();
      assertThat(first.organizations()).containsExactly("990101001");
      assertThat(
              platform
                  .answer(
                      "query($id: ID!) { node(id: $id) { ... on Organization { name } } }",
                      Map.of("id", first.body().at("/data/changes/0/object/id").asText()))
                  .at("/data/node/name")
                  .asText())
          .isEqualTo("新柳镇");
      receiver.answer(503);
      for (int i = 2; i <= 9; i++) {
        save(platform, "TOWNSHIP", "99010100" + i, "镇" + i);
        expected.add("99010100" + i);
      }
      assertThat(receiver.next().organizations()).startsWith("990101002");
      platform.kill();
    }
    receiver.answer(204);
    receiver.forget();
    try (Platform platform = Platform.start(data, OPTIONS)) {
      List<String> arrived = new ArrayList<>();
      Set<String> known = new HashSet<>();
      while (arrived.size() < expected.size()) {
        WebhookReceiver.Message message = receiver.next();
        assertThat(message.genuine()).isTrue();
        if (known.add(message.id())) {
          arrived.addAll(message.organizations());
        }
      }
      assertThat(arrived).isEqualTo(expected);
      assertThat(messages(platform, webhook, "DEAD").path("totalCount").asInt()).isZero();
    }
  }

  @Test
  void what_the_receiver_refuses_becomes_a_dead_letter_that_can_be_sent_again() throws Exception {
    try (Platform platform = Platform.start(folder.resolve("data"), OPTIONS)) {
      save(platform, "COUNTY", PART, "柳溪县");
      String webhook = made(platform);
      receiver.answer(422);
      save(platform, "TOWNSHIP", "990101001", "新柳镇");
      String refused = receiver.next().id();
      assertThat(receiver.next().id()).isEqualTo(refused);
      assertThat(receiver.next().id()).isEqualTo(refused);
      receiver.answer(204);
      save(platform, "TOWNSHIP", "990101002", "旧柳镇");
      assertThat(receiver.next().organizations()).containsExactly("990101002");
      JsonNode dead = messages(platform, webhook, "DEAD");
      assertThat(dead.at("/nodes/0/id").asText()).isEqualTo(refused);
      assertThat(dead.at("/nodes/0/attempts").asInt()).isEqualTo(3);
      assertThat(dead.at("/nodes/0/status").asInt()).isEqualTo(422);
      JsonNode replayed =
          change(
              platform, "replayWebhook", Map.of("webhook", webhook, "messages", List.of(refused)));
      assertThat(replayed.path("errors")).isEmpty();
      assertThat(receiver.next().id()).isEqualTo(refused);
      receiver.answer(410);
      save(platform, "TOWNSHIP", "990101003", "三柳镇");
      assertThat(receiver.next().organizations()).containsExactly("990101003");
      JsonNode gone =
          platform.eventually(
              "{ webhooks { nodes { state suspendedBecause } } }",
              answer -> answer.at("/data/webhooks/nodes/0/state").asText().equals("SUSPENDED"));
      assertThat(gone.at("/data/webhooks/nodes/0/suspendedBecause").asText()).isEqualTo("GONE");
    }
  }

  @Test
  void addresses_that_only_the_platform_reaches_are_refused_and_nobody_unknown_makes_any()
      throws Exception {
    try (Platform platform = Platform.start(folder.resolve("data"))) {
      for (String url :
          List.of("https://127.0.0.1/", "https://169.254.169.254/latest", "https://[::1]:8443/")) {
        JsonNode refused =
            change(platform, "createWebhook", Map.of("name", "内网", "url", url)).at("/errors/0");
        assertThat(refused.path("code").asText()).as(url).isEqualTo("WEBHOOK_ADDRESS_FORBIDDEN");
        assertThat(refused.path("path").toString()).isEqualTo("[\"input\",\"url\"]");
      }
      assertThat(platform.data("{ webhooks { totalCount } }").at("/webhooks/totalCount").asInt())
          .isZero();
      assertThat(
              platform
                  .get(
                      "/graphql?query=%7Bwebhooks%7BtotalCount%7D%7D", "Accept", "application/json")
                  .body())
          .contains("UNAUTHENTICATED");
    }
  }
}
