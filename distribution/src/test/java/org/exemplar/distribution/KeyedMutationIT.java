package org.exemplar.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mutation that its client gave a key is carried out once. */
class KeyedMutationIT {
  private static final String SAVE =
      """
      mutation($input: SaveOrganizationInput!) {
        saveOrganization(input: $input) {
          organization { code version }
          errors { ... on InputError { code path } ... on InvalidValue { allowedValues } }
        }
      }
      """;
  private static final int AT_ONCE = 8;

  @TempDir private Path work;

  private static Map<String, Object> input(String code, String key) {
    return Map.of(
        "input",
        Map.of(
            "code",
            code,
            "name",
            "某省",
            "level",
            "PROVINCE",
            "reason",
            "新建",
            "idempotencyKey",
            key));
  }

  private static int entries(Platform platform) {
    return platform
        .data("{ auditLog { entries(first: 50) { nodes { idempotencyKey } } } }")
        .findValuesAsText("idempotencyKey")
        .stream()
        .filter(key -> !key.equals("null"))
        .toList()
        .size();
  }

  @Test
  void it_is_answered_as_it_was_also_after_a_restart_and_beside_itself() throws Exception {
    JsonNode first;
    try (Platform platform = Platform.start(work.resolve("data"))) {
      first = platform.answer(SAVE, input("43", "k-1"));
      assertThat(first.path("data").findValue("version").asInt()).isEqualTo(1);
      JsonNode again = platform.answer(SAVE, input("43", "k-1"));
      assertThat(again.path("data")).isEqualTo(first.path("data"));
      assertThat(again.path("extensions").path("replayed").asBoolean()).isTrue();
      assertThat(platform.answer(SAVE, input("44", "k-1")).toString())
          .contains("IDEMPOTENCY_KEY_REUSED", "CONFLICT")
          .doesNotContain("\"data\"");
      assertThat(platform.answer(SAVE, input("44", "")).toString())
          .contains("IDEMPOTENCY_KEY_INVALID");
      assertThat(entries(platform)).isOne();
      atOnce(platform);
      assertThat(entries(platform)).isEqualTo(2);
    }
    try (Platform platform = Platform.start(work.resolve("data"))) {
      JsonNode again = platform.answer(SAVE, input("43", "k-1"));
      assertThat(again.path("data")).isEqualTo(first.path("data"));
      assertThat(entries(platform)).isEqualTo(2);
    }
  }

  /** Each is answered as the one that was carried out, or told that it is under way. */
  private static void atOnce(Platform platform) throws Exception {
    List<Callable<JsonNode>> same = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      same.add(() -> platform.answer(SAVE, input("45", "k-2")));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      for (Future<JsonNode> each : threads.invokeAll(same)) {
        assertThat(each.get().toString()).containsAnyOf("\"version\":1", "IDEMPOTENCY_KEY_RUNNING");
      }
    }
  }

  @Test
  void what_is_refused_gives_its_key_back() throws Exception {
    try (Platform platform = Platform.start(work.resolve("data"))) {
      Map<String, Object> wrong =
          Map.of(
              "input",
              Map.of("code", "43", "name", "", "level", "PROVINCE", "idempotencyKey", "k-3"));
      JsonNode refused = platform.answer(SAVE, wrong);
      assertThat(refused.findValuesAsText("code")).contains("ORGANIZATION_INVALID");
      assertThat(platform.answer(SAVE, input("43", "k-3")).findValue("version").asInt())
          .isEqualTo(1);
    }
  }
}
