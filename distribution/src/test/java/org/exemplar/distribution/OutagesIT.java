package org.exemplar.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the assembled platform stands on fails under it: it says so by code, tells nothing of its
 * inside, goes on with all that it still can, loses nothing, and is well again when the fault is
 * gone.
 */
@Timeout(300)
class OutagesIT {
  private static final Pattern INSIDE =
      Pattern.compile(
          "org\\.|java\\.|Exception|Error\\b|\\bat [a-z]+(\\.\\w+)+\\(|/tmp/|SQLITE|SELECT|INSERT"
              + "|jdbc|\\.db|lucene",
          Pattern.CASE_INSENSITIVE);
  private static final String SAVE =
      """
      mutation($cases: [CaseStudyInput!]!) {
        saveCaseStudies(input: {cases: $cases, publish: true}) { items { key result } errors { __typename } }
      }
      """;
  private static final String READ = "{ caseStudies(first: 1) { nodes { key title } } }";

  /** Files of a process that has no more room are cut off here. */
  private static final int ROOM_KIB = 30_000;

  @TempDir private Path folder;

  @Test
  void a_store_that_somebody_else_has_locked_refuses_changes_and_goes_on_reading()
      throws Exception {
    Path data = folder.resolve("data");
    try (Platform platform = Platform.start(data)) {
      assertSaved(save(platform, small("before")));
      try (Connection other =
              DriverManager.getConnection("jdbc:sqlite:" + data.resolve("store/exemplar.db"));
          Statement lock = other.createStatement()) {
        lock.execute("BEGIN IMMEDIATE");
        assertMasked(save(platform, small("meanwhile")), "STORE_UNAVAILABLE");
        assertThat(platform.data(READ).toString()).contains("before");
        lock.execute("ROLLBACK");
      }
      assertSaved(save(platform, small("after")));
      assertThat(keys(platform)).containsExactly("after-0", "before-0");
    }
  }

  @Test
  void a_disk_that_is_full_refuses_changes_goes_on_reading_and_loses_nothing() throws Exception {
    Path data = folder.resolve("data");
    List<String> acknowledged = new ArrayList<>();
    String last = "";
    try (Platform platform = Platform.start(narrow(), data)) {
      while (last.isEmpty()) {
        String round = "round-" + acknowledged.size();
        HttpResponse<String> answer = save(platform, large(round));
        if (answer.body().contains("CREATED")) {
          IntStream.range(0, 20).forEach(i -> acknowledged.add(round + "-" + i));
        } else {
          assertMasked(answer, "STORE_UNAVAILABLE");
          last = round;
        }
        assertThat(acknowledged).as("it was never full").hasSizeLessThan(400);
      }
      assertThat(acknowledged).isNotEmpty();
      assertThat(platform.data(READ).at("/caseStudies/nodes")).hasSize(1);
      assertThat(keys(platform)).containsExactlyInAnyOrderElementsOf(acknowledged);
      platform.kill();
    }
    try (Platform platform = Platform.start(data)) {
      assertThat(keys(platform)).containsExactlyInAnyOrderElementsOf(acknowledged);
      assertSaved(save(platform, large(last)));
      assertThat(Platform.run("audit", "verify", "--server", platform.url()).code()).isZero();
      platform.eventually(
          "{ search(index: \"rural/cases\") { totalCount } }",
          answer -> answer.at("/data/search/totalCount").asInt() == acknowledged.size() + 20);
    }
  }

  @Test
  void an_index_that_is_damaged_fails_searches_by_code_and_nothing_else() throws Exception {
    try (Platform platform = Platform.start(folder.resolve("data"))) {
      assertSaved(save(platform, small("case")));
      String search =
          "{ search(text: \"合作社\", index: \"rural/cases\") { totalCount edges { score highlights"
              + " { field fragments } node { id } } } }";
      platform.eventually(search, answer -> answer.at("/data/search/totalCount").asInt() == 1);
      int damaged = damage(folder.resolve("data"));
      assertThat(damaged).isPositive();
      HttpResponse<String> answer = platform.post(search, Map.of());
      if (answer.body().contains("errors")) {
        assertMasked(answer, "INTERNAL_ERROR");
      }
      assertThat(platform.data(READ).toString()).contains("case-0");
      assertSaved(save(platform, small("later")));
    }
  }

  @Test
  void a_database_server_that_goes_away_is_waited_for() throws Exception {
    Path files = folder.resolve("postgres");
    EmbeddedPostgres server = postgres(files, 0);
    int port = server.getPort();
    String store = server.getJdbcUrl("postgres", "postgres");
    try (Platform platform = Platform.start(folder.resolve("data"), "--store", store)) {
      assertSaved(save(platform, small("before")));
      server.close();
      assertMasked(save(platform, small("meanwhile")), "STORE_UNAVAILABLE");
      assertMasked(platform.post(READ, Map.of()), "STORE_UNAVAILABLE");
      assertThat(platform.get("/health/ready").statusCode()).isEqualTo(503);
      assertThat(platform.get("/health/live").statusCode()).isEqualTo(200);
      server = postgres(files, port);
      platform.eventually(READ, answer -> answer.at("/data/caseStudies/nodes").size() == 1);
      assertSaved(save(platform, small("after")));
      assertThat(keys(platform)).containsExactly("after-0", "before-0");
      assertThat(platform.get("/health/ready").statusCode()).isEqualTo(200);
      assertThat(Platform.run("audit", "verify", "--server", platform.url()).code()).isZero();
    } finally {
      server.close();
    }
  }

  private static EmbeddedPostgres postgres(Path files, int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setPGStartupWait(Duration.ofMinutes(2))
        .setDataDirectory(files)
        .setCleanDataDirectory(false)
        .setPort(port)
        .start();
  }

  /** A distribution whose processes write no file beyond {@link #ROOM_KIB}. */
  private Path narrow() throws IOException {
    Path bin = Files.createDirectories(folder.resolve("narrow/bin"));
    Path launcher = bin.resolve("exemplar");
    Files.writeString(
        launcher,
        """
        #!/usr/bin/env bash
        ulimit -f %d || exit 1
        exec '%s' "$@"
        """
            .formatted(ROOM_KIB, Platform.HOME.resolve("bin/exemplar")));
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    return bin.getParent();
  }

  /** Writes zeros over the middle of every file of the indexes; gives how many there were. */
  private static int damage(Path data) throws IOException {
    try (Stream<Path> all = Files.walk(data.resolve("search"))) {
      List<Path> segments =
          all.filter(Files::isRegularFile)
              .filter(file -> file.getFileName().toString().startsWith("_"))
              .toList();
      for (Path segment : segments) {
        byte[] content = Files.readAllBytes(segment);
        Arrays.fill(content, content.length / 4, content.length, (byte) 0x5a);
        Files.write(segment, content, java.nio.file.StandardOpenOption.WRITE);
      }
      return segments.size();
    }
  }

  private static List<Map<String, Object>> small(String key) {
    return List.of(study(key + "-0", 20));
  }

  private static List<Map<String, Object>> large(String key) {
    return IntStream.range(0, 20).mapToObj(i -> study(key + "-" + i, 20_000)).toList();
  }

  private static Map<String, Object> study(String key, int length) {
    String text = "合作社".repeat(length / 3);
    return Map.of(
        "key", key,
        "title", "题目 " + key,
        "sector", "rural",
        "background", text,
        "practice", text,
        "results", text,
        "discussion", text);
  }

  private static HttpResponse<String> save(Platform platform, List<Map<String, Object>> cases)
      throws IOException, InterruptedException {
    return platform.post(SAVE, Map.of("cases", cases));
  }

  private static void assertSaved(HttpResponse<String> answer) {
    assertThat(answer.body()).contains("CREATED").doesNotContain("errors\":[{");
  }

  private static void assertMasked(HttpResponse<String> answer, String code) {
    JsonNode error = json(answer).at("/errors/0");
    assertThat(error.at("/extensions/code").asText()).as(answer.body()).isEqualTo(code);
    assertThat(error.at("/extensions/correlationId").asText()).isNotEmpty();
    assertThat(answer.body()).doesNotContainPattern(INSIDE);
    assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return Platform.JSON.readTree(answer.body());
    } catch (IOException broken) {
      throw new AssertionError(answer.body(), broken);
    }
  }

  private static List<String> keys(Platform platform) {
    List<String> keys = new ArrayList<>();
    platform
        .data("{ caseStudies(first: 200) { nodes { key } } }")
        .at("/caseStudies/nodes")
        .forEach(node -> keys.add(node.path("key").asText()));
    return keys;
  }
}
