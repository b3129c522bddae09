package org.exemplar.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.exemplar.testkit.PluginClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Plugins that get into each other's way, changes that do, and plugins that bring a great deal. */
@Timeout(900)
class PluginConflictIT {
  private static final int AT_ONCE = 10;
  private static final int TYPES_OF_A_FORM = 6;
  private static final int MANY_TYPES = 300;

  @TempDir private static Path folder;
  private static Platform platform;
  private static PluginClient plugins;
  private static PluginArchives archives;

  @BeforeAll
  static void start() throws Exception {
    platform = Platform.start(folder.resolve("data"), "--unsigned-plugins", "warn");
    plugins = new PluginClient(platform);
    archives = new PluginArchives(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    platform.close();
  }

  private static String form(String id) {
    return """
    form:
      id: %s
      version: 1.0.0
      title: {zh: 台账, en: Register}
      description: {zh: 用于试验, en: For a trial}
      purpose: RECORD
      organizationTypes: [rural/village-organization]
      schema:
        $schema: https://json-schema.org/draft/2020-12/schema
        type: object
        additionalProperties: false
        required: [year]
        properties:
          year: {type: integer, minimum: 2000, maximum: 2100, title: 年度, x-title-en: Year, description: Year}
      layout:
        - section: {zh: 数据, en: Data}
          fields: [year]
    """
        .formatted(id);
  }

  private static String index(String id) {
    return """
    index:
      id: %s
      version: 1.0.0
      title: {zh: 案例, en: Cases}
      source: CASE
      where: {organizationType: rural/village-organization}
      fields:
        - {name: title, type: TEXT, analysis: chinese, highlight: true, title: {zh: 标题, en: Title}}
    """
        .formatted(id);
  }

  private static String type(String id) {
    return """
    organizationTypes:
      - code: %s
        name: {zh: 茶村, en: Tea village}
        description: {zh: 用于试验, en: For a trial}
        extends: null
        levels: [VILLAGE]
    """
        .formatted(id);
  }

  private static String criteria(String code) {
    return """
    criteriaSet:
      code: %s
      issuer: {code: qinghe, name: {zh: 青禾县, en: Qinghe County}}
      subjectKind: ORGANIZATION
      organizationTypes: [rural/village-organization]
      name: {zh: 标准, en: Criteria}
      version: 1.0.0
      use: APPRAISAL
      dimensions:
        - {code: D1, name: {zh: 发展, en: Development}}
      items:
        - {code: %s.D1.01, dimension: D1, text: {zh: 思路清楚, en: Clear}, evidence: JUDGEMENT}
    """
        .formatted(code, code);
  }

  private static byte[] plugin(String id, Map<String, String> content) throws IOException {
    Map<String, String> files = new TreeMap<>(content);
    return archives.declarative(id, "1.0.0", files);
  }

  private static JsonNode refused(byte[] archive, String... codes) {
    JsonNode change = plugins.planInstall(archive).path("change");
    assertThat(change.path("state").asText()).as(change.toString()).isEqualTo("REFUSED");
    List<String> found = new ArrayList<>();
    change.path("problems").forEach(each -> found.add(each.path("code").asText()));
    assertThat(found).as(change.toString()).containsAnyOf(codes);
    return change;
  }

  @Test
  void what_another_plugin_has_is_refused_by_name_and_the_other_goes_on() throws Exception {
    plugins.succeed(
        plugins.planInstall(
            plugin(
                "oolong",
                Map.of(
                    "organization-types/t.yaml", type("tea-village"),
                    "forms/x-fair.yaml", form("x-fair"),
                    "indexes/x-cases.yaml", index("x-cases"),
                    "criteria/c.yaml", criteria("QH-T1")))));
    String hash = hash();
    refused(plugin("oolong-x", Map.of("forms/fair.yaml", form("fair"))), "GRAPHQL_NAME_TAKEN");
    refused(plugin("oolong-x", Map.of("indexes/cases.yaml", index("cases"))), "GRAPHQL_NAME_TAKEN");
    refused(plugin("pekoe", Map.of("criteria/c.yaml", criteria("QH-T1"))), "CRITERIA_SET_TAKEN");
    refused(plugin("assam", Map.of("criteria/c.yaml", criteria("QH-T1"))), "BREAKS_PLUGIN");
    assertThat(hash()).isEqualTo(hash);
    plugins.succeed(
        plugins.planInstall(
            plugin(
                "assam",
                Map.of(
                    "organization-types/t.yaml", type("tea-village"),
                    "forms/x-fair.yaml", form("x-fair"),
                    "indexes/x-cases.yaml", index("x-cases")))));
    assertThat(platform.data("{assam{xFairs{totalCount}} oolong{xFairs{totalCount}}}")).hasSize(2);
    plugins.succeed(plugins.planUninstall("assam"));
    plugins.succeed(plugins.planUninstall("oolong"));
  }

  @Test
  void of_ten_changes_at_once_one_runs_and_the_others_are_told_so_until_all_have_run()
      throws Exception {
    Map<String, byte[]> waiting = new TreeMap<>();
    for (int i = 0; i < AT_ONCE; i++) {
      waiting.put("crowd-" + (char) ('a' + i), plugin("crowd-" + (char) ('a' + i), Map.of()));
    }
    int rounds = 0;
    while (!waiting.isEmpty()) {
      rounds++;
      assertThat(rounds).isLessThanOrEqualTo(AT_ONCE);
      List<String> done = atOnce(waiting);
      assertThat(done).as("one change of those that were asked for at once").hasSize(1);
      done.forEach(waiting::remove);
    }
    JsonNode lock = platform.data("{pluginLock{plugins{id}}}").at("/pluginLock/plugins");
    List<String> ids = new ArrayList<>();
    lock.forEach(each -> ids.add(each.path("id").asText()));
    assertThat(ids.stream().filter(id -> id.startsWith("crowd-"))).hasSize(AT_ONCE);
    for (int i = 0; i < AT_ONCE; i++) {
      plugins.succeed(plugins.planUninstall("crowd-" + (char) ('a' + i)));
    }
  }

  /** Plans all, then applies all at the same moment; those that came to be. */
  private static List<String> atOnce(Map<String, byte[]> wanted) throws Exception {
    List<String> done = new ArrayList<>();
    try (ExecutorService clients = Executors.newFixedThreadPool(wanted.size())) {
      CyclicBarrier all = new CyclicBarrier(wanted.size());
      Map<String, Future<JsonNode>> answers = new TreeMap<>();
      wanted.forEach(
          (id, archive) ->
              answers.put(
                  id,
                  clients.submit(
                      () -> {
                        JsonNode plan = plugins.planInstall(archive);
                        all.await(180, TimeUnit.SECONDS);
                        JsonNode begun = plugins.apply(plan);
                        return begun.path("errors").isEmpty()
                            ? plugins.ended(plan.at("/change/id").asText())
                            : begun;
                      })));
      for (Map.Entry<String, Future<JsonNode>> each : answers.entrySet()) {
        JsonNode answer = each.getValue().get(180, TimeUnit.SECONDS);
        if (answer.path("state").asText().equals("APPLIED")) {
          done.add(each.getKey());
        } else {
          assertThat(answer.at("/errors/0/code").asText())
              .as(answer.toString())
              .isIn("CHANGE_RUNNING", "PLAN_OUTDATED");
        }
      }
    }
    return done;
  }

  @Test
  void a_plugin_with_three_hundred_types_comes_and_goes() throws Exception {
    Map<String, String> forms = new TreeMap<>();
    for (int i = 0; i < MANY_TYPES / TYPES_OF_A_FORM; i++) {
      forms.put("forms/form-" + i + ".yaml", form("form-" + i));
    }
    JsonNode plan = plugins.planInstall(plugin("large", forms));
    long types = 0;
    for (JsonNode each : plan.at("/change/schema")) {
      types += each.path("coordinate").asText().matches("[A-Z][A-Za-z0-9]*") ? 1 : 0;
    }
    assertThat(types).isGreaterThanOrEqualTo(MANY_TYPES);
    plugins.succeed(plan);
    assertThat(platform.data("{large{form49s(first:1){totalCount}}}").at("/large/form49s"))
        .hasSize(1);
    plugins.succeed(plugins.planUninstall("large"));
  }

  @Test
  void an_update_keeps_what_was_filled_in_and_a_rollback_brings_its_form_back() throws Exception {
    String first = form("fair");
    String second =
        first
            .replace("version: 1.0.0", "version: 2.0.0")
            .replace("required: [year]", "required: [guests]")
            .replace("fields: [year]", "fields: [guests]")
            .replace("year: {type: integer", "guests: {type: integer")
            .replace("title: 年度, x-title-en: Year", "title: 来宾, x-title-en: Guests");
    platform.data(
        "mutation{saveOrganization(input:{code:\"data-village\",name:\"柳溪村\",level:VILLAGE,"
            + "type:\"rural/village-organization\"}){errors{ ... on InputError {code message} }}}");
    plugins.succeed(
        plugins.planInstall(
            archives.declarative("fairs", "1.0.0", Map.of("forms/fair.yaml", first))));
    JsonNode saved =
        platform.data(
            "mutation{saveFairsFair(input:{organization:\"data-village\",values:{year:2024}})"
                + "{record{id} errors{ ... on InputError {code message} }}}");
    assertThat(saved.at("/saveFairsFair/errors")).isEmpty();
    JsonNode plan =
        plugins.planInstall(
            archives.declarative("fairs", "2.0.0", Map.of("forms/fair.yaml", second)));
    assertThat(plan.at("/change/data").toString()).contains("fairs/fair", "\"count\":1");
    plugins.succeed(plan);
    JsonNode under2 =
        platform
            .data("{fairs{fairs{nodes{guests formVersion values}}}}")
            .at("/fairs/fairs/nodes/0");
    assertThat(under2.path("guests").isNull()).isTrue();
    assertThat(under2.path("formVersion").asText()).isEqualTo("1.0.0");
    assertThat(under2.path("values").toString()).contains("2024");
    plugins.succeed(plugins.planRollback());
    assertThat(platform.data("{fairs{fairs{nodes{year}}}}").at("/fairs/fairs/nodes/0/year").asInt())
        .isEqualTo(2024);
    plugins.succeed(plugins.planUninstall("fairs"));
    assertThat(platform.answer("{fairs{fairs{totalCount}}}", Map.of()).toString())
        .contains("GRAPHQL_VALIDATION_FAILED");
    plugins.succeed(
        plugins.planInstall(
            archives.declarative("fairs", "1.0.0", Map.of("forms/fair.yaml", first))));
    assertThat(platform.data("{fairs{fairs{nodes{year}}}}").at("/fairs/fairs/nodes/0/year").asInt())
        .isEqualTo(2024);
    plugins.succeed(plugins.planUninstall("fairs"));
  }

  @Test
  void a_rollback_to_an_archive_that_was_damaged_is_refused_and_what_runs_goes_on()
      throws Exception {
    byte[] first = archives.visitor("1.0.0");
    plugins.succeed(plugins.planInstall(first));
    JsonNode lock = platform.data("{pluginLock{plugins{id sha256}}}").at("/pluginLock/plugins");
    String sha256 = "";
    for (JsonNode each : lock) {
      sha256 = each.path("id").asText().equals("visitor") ? each.path("sha256").asText() : sha256;
    }
    plugins.succeed(plugins.planInstall(archives.visitor("1.1.0")));
    Path kept = folder.resolve("data/plugins/archives/" + sha256 + ".jar");
    byte[] bytes = Files.readAllBytes(kept);
    bytes[bytes.length / 2] ^= 1;
    Files.write(kept, bytes);
    JsonNode plan = plugins.planRollback();
    assertThat(plan.at("/change/state").asText()).isEqualTo("REFUSED");
    assertThat(plan.at("/change/problems/0/code").asText()).isEqualTo("ARCHIVE_LOST");
    assertThat(platform.data("{visitor{plugin{version}}}").at("/visitor/plugin/version").asText())
        .isEqualTo("1.1.0");
    plugins.succeed(plugins.planUninstall("visitor"));
    plugins.succeed(plugins.planInstall(first));
    plugins.succeed(plugins.planUninstall("visitor"));
  }

  private static String hash() {
    return platform.data("{platform{schemaHash}}").at("/platform/schemaHash").asText();
  }
}
