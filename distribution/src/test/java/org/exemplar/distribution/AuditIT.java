package org.exemplar.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.exemplar.store.ChainEntry;
import org.exemplar.testkit.PlatformProcess.Ended;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The record of all changes is whole, or it is found out. */
@Timeout(300)
class AuditIT {
  @TempDir private static Path folder;
  private static Path untouched;
  private static Path older;
  private static Path first;
  private static Path second;
  private static long size;

  /** The data folder of one test, stopped. */
  private Path data;

  /** A platform that is checked from all sides while it runs. */
  @BeforeAll
  static void a_platform_that_was_written_to() throws Exception {
    untouched = folder.resolve("untouched");
    older = folder.resolve("older.db");
    first = folder.resolve("first.checkpoint");
    second = folder.resolve("second.checkpoint");
    try (Platform platform = Platform.start(untouched)) {
      save(platform, "A1", "甲村");
      succeeds("checkpoint", "--server", platform.url(), "-o", first.toString());
      save(platform, "A1", "乙村");
      refused(platform);
    }
    Files.copy(database(untouched), older);
    try (Platform platform = Platform.start(untouched)) {
      save(platform, "A2", "丙村");
      save(platform, "A2", "丁村");
      told_what_was_refused(platform);
      running(platform);
    }
  }

  /** Of the owner at once; of nobody in particular twice, which the end of the platform writes. */
  private static void refused(Platform platform) throws Exception {
    JsonNode answer =
        platform.answer(
            "mutation{saveOrganization(input:{code:\"A1\",name:\"秘密\",level:VILLAGE,"
                + "expectedVersion:99}){errors{__typename}}}",
            Map.of());
    assertThat(answer.at("/data/saveOrganization/errors")).as(answer.toString()).hasSize(1);
    assertThat(refusals(platform).findValuesAsText("actor")).containsExactly("owner");
    HttpRequest ping =
        HttpRequest.newBuilder(URI.create(platform.url() + "/graphql"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"query\":\"mutation{ping}\"}"))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (int i = 0; i < 2; i++) {
        assertThat(client.send(ping, BodyHandlers.ofString()).body()).contains("UNAUTHENTICATED");
      }
    }
  }

  private static JsonNode refusals(Platform platform) {
    return platform
        .data(
            "{auditLog{entries(order:OLDEST_FIRST,filter:{subjectType:\"Mutation\"}){nodes{actor"
                + " kind subjectKey request after}}}}")
        .at("/auditLog/entries/nodes");
  }

  private static void told_what_was_refused(Platform platform) {
    JsonNode entries = refusals(platform);
    assertThat(entries.findValuesAsText("actor")).containsExactly("owner", "anonymous");
    assertThat(entries.findValuesAsText("kind")).containsOnly("REFUSED");
    assertThat(entries.findValuesAsText("subjectKey")).containsExactly("saveOrganization", "ping");
    assertThat(entries.findValuesAsText("request")).doesNotContain("null", "");
    assertThat(entries.at("/0/after/refusals/0/code").asText()).isEqualTo("VERSION_CONFLICT");
    assertThat(entries.at("/1/after/refusals/0/code").asText()).isEqualTo("UNAUTHENTICATED");
    assertThat(entries.at("/1/after/times").asInt()).isEqualTo(2);
    assertThat(entries.at("/1/after/network").asText()).isEqualTo("127.0.0.0/24");
    assertThat(entries.toString()).doesNotContain("秘密");
  }

  private static void running(Platform platform) throws Exception {
    succeeds("checkpoint", "--server", platform.url(), "-o", second.toString());
    size = platform.data("{auditLog{size}}").at("/auditLog/size").asLong();
    for (List<String> source :
        List.of(List.of("--server", platform.url()), List.of("--data", untouched.toString()))) {
      List<String> verify = new ArrayList<>(List.of("verify"));
      verify.addAll(source);
      verify.addAll(List.of("--checkpoint", first.toString(), "--checkpoint", second.toString()));
      assertThat(succeeds(verify.toArray(String[]::new)))
          .contains("The log is intact", "entries  " + size);
    }
    assertThat(succeeds("prove", "--position", "2", "--server", platform.url()))
        .contains("\"leafHash\"", "\"checkpoint\"");
    assertThat(
            succeeds(
                "prove",
                "--position",
                "1",
                "--checkpoint",
                first.toString(),
                "--data",
                untouched.toString()))
        .contains("\"index\" : 0");
    answered(platform);
    as_the_documents_say(platform);
  }

  private static void answered(Platform platform) {
    JsonNode log =
        platform
            .data(
                "{auditLog{entries(first:1,filter:{subjectType:\"Organization\",subjectKey:\"A1\"})"
                    + "{totalCount nodes{actor kind before after}} verification{intact entries"
                    + " brokenAt}}}")
            .get("auditLog");
    assertThat(log.at("/entries/totalCount").asInt()).isEqualTo(2);
    assertThat(log.at("/entries/nodes/0/kind").asText()).isEqualTo("UPDATED");
    assertThat(log.at("/entries/nodes/0/before/name").asText()).isEqualTo("甲村");
    assertThat(log.at("/entries/nodes/0/after/name").asText()).isEqualTo("乙村");
    assertThat(log.at("/verification/intact").asBoolean()).isTrue();
    assertThat(log.at("/verification/brokenAt").isNull()).isTrue();
  }

  /** The script of the documents, where there is a Python: it knows nothing but what they say. */
  private static void as_the_documents_say(Platform platform) throws Exception {
    String text = Files.readString(Path.of("docs/audit.md"));
    String script = text.substring(text.indexOf("```python\n") + 10);
    Path file = folder.resolve("check.py");
    Files.writeString(file, script.substring(0, script.indexOf("```")));
    Path output = folder.resolve("check.out");
    ProcessBuilder builder =
        new ProcessBuilder(
            "python3", file.toString(), platform.url(), "", first.toString(), second.toString());
    builder.environment().put("EXEMPLAR_TOKEN", platform.owner());
    Process check;
    try {
      check = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    } catch (IOException none) {
      System.out.println("AuditIT: no python3, so the script of the documents was not run");
      return;
    }
    assertThat(check.waitFor(180, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(output)).startsWith("intact: " + size + " entries");
  }

  @BeforeEach
  void a_copy() throws IOException {
    data = Homes.tree(untouched, Files.createTempDirectory(folder, "data").resolve("copy"));
  }

  @Test
  void an_entry_that_was_altered_is_named_by_its_position() throws Exception {
    execute(
        "UPDATE change_log SET payload = replace(payload, '丁村', '戊村') WHERE position = " + size);
    execute("UPDATE change_log SET actor = 'nobody' WHERE position = 3");
    Ended offline = audit("verify", "--data", data.toString(), "--json");
    assertThat(offline.code()).as(offline.output()).isEqualTo(1);
    assertThat(offline.output()).contains("\"brokenAt\" : 3", "CHAIN_BROKEN");
    try (Platform platform = Platform.start(data)) {
      Ended online = audit("verify", "--server", platform.url());
      assertThat(online.code()).as(online.output()).isEqualTo(1);
      assertThat(online.output()).contains("CHAIN_BROKEN  3");
      assertThat(
              platform
                  .data("{auditLog{verification{intact brokenAt}}}")
                  .at("/auditLog/verification/brokenAt")
                  .asInt())
          .isEqualTo(3);
    }
  }

  @Test
  void an_entry_that_was_dropped_is_missed() throws Exception {
    execute("DELETE FROM change_log WHERE position = 2");
    assertThat(refused("verify", "--data", data.toString())).contains("CHAIN_BROKEN  2");
    assertThat(refused("checkpoint", "--data", data.toString())).contains("LOG_BROKEN");
  }

  @Test
  void a_log_that_was_rewritten_as_a_whole_is_found_by_a_checkpoint_that_was_kept()
      throws Exception {
    rewrite(2);
    Files.delete(data.resolve("audit/checkpoint.last"));
    String key = Files.readString(data.resolve("audit/checkpoint.vkey")).strip();
    assertThat(succeeds("verify", "--data", data.toString())).contains("The log is intact");
    assertThat(
            refused(
                "verify",
                "--data",
                data.toString(),
                "--key",
                key,
                "--checkpoint",
                second.toString()))
        .contains("LOG_REWRITTEN", "between 1 and " + size);
  }

  @Test
  void an_older_copy_of_the_database_is_found_and_nothing_of_it_is_signed() throws Exception {
    Files.delete(database(data));
    Files.copy(older, database(data));
    assertThat(refused("verify", "--data", data.toString(), "--checkpoint", second.toString()))
        .contains("LOG_TOO_SHORT  " + second, "LOG_TOO_SHORT  audit/checkpoint.last");
    assertThat(refused("checkpoint", "--data", data.toString())).contains("AUDIT_LOG_REWRITTEN");
    try (Platform platform = Platform.start(data)) {
      assertThat(
              platform
                  .answer("{auditLog{checkpoint{text}}}", Map.of())
                  .at("/errors/0/extensions/code")
                  .asText())
          .isEqualTo("AUDIT_LOG_REWRITTEN");
      assertThat(
              platform
                  .data("{auditLog{verification{intact}}}")
                  .at("/auditLog/verification/intact")
                  .asBoolean())
          .isTrue();
    }
  }

  @Test
  void a_checkpoint_that_nobody_signed_proves_nothing() throws Exception {
    Path forged = folder.resolve("forged.checkpoint");
    Files.writeString(forged, Files.readString(second).replaceFirst("\n[0-9]+\n", "\n1\n"));
    assertThat(refused("verify", "--data", data.toString(), "--checkpoint", forged.toString()))
        .contains("CHECKPOINT_NOT_SIGNED");
    Path none = Files.writeString(folder.resolve("none.checkpoint"), "nothing\n");
    assertThat(refused("verify", "--data", data.toString(), "--checkpoint", none.toString()))
        .contains("CHECKPOINT_UNREADABLE");
    assertThat(audit("prove", "--data", data.toString(), "--position", "9999").output())
        .contains("AUDIT_POSITION_UNKNOWN");
    assertThat(audit("verify", "--data", folder.resolve("nowhere").toString()).output())
        .contains("LOG_NOT_FOUND");
  }

  /** Everything from a position on, with a chain that fits. */
  private void rewrite(long from) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE change_log SET actor = ?, hash = ? WHERE position = ?")) {
      List<ChainEntry> entries = new ArrayList<>();
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT position, occurred_at, actor, kind, subject_type, subject_key, payload,"
                  + " origin, hash FROM change_log ORDER BY position")) {
        while (rows.next()) {
          entries.add(entry(rows, from));
        }
      }
      String hash = ChainEntry.START;
      for (ChainEntry entry : entries) {
        hash = entry.hashAfter(hash);
        update.setString(1, entry.actor());
        update.setString(2, hash);
        update.setLong(3, entry.position());
        update.executeUpdate();
      }
      statement.execute("UPDATE change_log_head SET hash = '" + hash + "'");
    }
  }

  private static ChainEntry entry(ResultSet row, long from) throws SQLException {
    return new ChainEntry(
        row.getLong(1),
        row.getString(2),
        row.getLong(1) == from ? "nobody" : row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9));
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isOne();
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + database(data));
  }

  private static Path database(Path data) {
    return data.resolve("store").resolve("exemplar.db");
  }

  private static Ended audit(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of("audit"));
    all.addAll(List.of(arguments));
    return Platform.run(all.toArray(String[]::new));
  }

  private static String succeeds(String... arguments) throws Exception {
    Ended ended = audit(arguments);
    assertThat(ended.code()).as(ended.output()).isZero();
    return ended.output();
  }

  private static String refused(String... arguments) throws Exception {
    Ended ended = audit(arguments);
    assertThat(ended.code()).as(ended.output()).isEqualTo(1);
    return ended.output();
  }

  private static void save(Platform platform, String code, String name) {
    JsonNode answer =
        platform.answer(
            "mutation($c:String!,$n:String!){saveOrganization(input:{code:$c,name:$n,level:VILLAGE}){organization{code}"
                + " errors{ ... on InputError {code message} }}}",
            Map.of("c", code, "n", name));
    assertThat(answer.at("/data/saveOrganization/organization/code").asText())
        .as(answer.toString())
        .isEqualTo(code);
  }
}
