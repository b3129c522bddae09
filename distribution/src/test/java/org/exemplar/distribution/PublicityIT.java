package org.exemplar.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is made public of cases and documents, who cites them, and who collects them. */
@Timeout(300)
class PublicityIT {
  private static final String VILLAGE = "990101001001";
  private static final String ERRORS = " errors { __typename ... on InputError { code path } } } }";

  /** What somebody who is not signed in is shown of a case. */
  private static final String OF_CASE =
      """
      { caseStudy(key: "sample-rural-01") {
          publicity { totalCount nodes { title where url publishedOn state channel { code name kind }
            organization { code } subject { ... on CaseStudy { key } } } }
          citedBy { totalCount nodes { note passage cited { key } citing { __typename ... on CaseStudy { key } } } }
          citations { totalCount } } }
      """;

  @TempDir private Path work;

  private static JsonNode change(
      Platform platform, String mutation, String wanted, Map<String, ?> input) {
    String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
    JsonNode answer =
        platform.answer(
            "mutation($input: %s!) { %s(input: $input) { %s".formatted(type, mutation, wanted)
                + ERRORS,
            Map.of("input", input));
    assertThat(answer.has("errors")).as(answer.toString()).isFalse();
    return answer.at("/data/" + mutation);
  }

  /** What is answered once nothing is refused. */
  private static JsonNode done(
      Platform platform, String mutation, String wanted, Map<String, ?> input) {
    JsonNode payload = change(platform, mutation, wanted, input);
    assertThat(payload.path("errors")).as(payload.toString()).isEmpty();
    return payload;
  }

  private static String code(JsonNode payload) {
    return payload.at("/errors/0/code").asText();
  }

  private static String caseId(Platform platform, String key) {
    return platform.data("{ caseStudy(key: \"" + key + "\") { id } }").at("/caseStudy/id").asText();
  }

  /** The data that somebody unknown gets. */
  private static JsonNode unknown(Platform platform, String query) throws Exception {
    String body =
        platform
            .get(
                "/graphql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8),
                "Accept",
                "application/json")
            .body();
    JsonNode answer = Platform.JSON.readTree(body);
    assertThat(answer.has("errors")).as(body).isFalse();
    return answer.get("data");
  }

  private static Map<String, Object> item(String subject, String title) {
    return new HashMap<>(
        Map.of(
            "subject",
            subject,
            "channel",
            "newspaper",
            "organization",
            VILLAGE,
            "title",
            title,
            "where",
            "《屏州日报》第 3 版",
            "reason",
            "宣传典型"));
  }

  @Test
  void what_was_published_cited_and_collected_is_there_for_who_may_see_it_also_after_a_restart()
      throws Exception {
    Path data = work.resolve("data");
    String before;
    String collection;
    try (Platform platform = Platform.startWithSample(data)) {
      published(platform);
      cited(platform);
      collection = collected(platform);
      before = everything(platform, collection);
      assertThat(before).contains("《屏州日报》第 3 版", "学其做法", "先看这一件");
      recorded(platform);
    }
    try (Platform platform = Platform.start(data)) {
      assertThat(everything(platform, collection)).isEqualTo(before);
      assertThat(
              platform.data("{ publicityChannels { totalCount } }").findValue("totalCount").asInt())
          .isEqualTo(28);
    }
  }

  /** What the public sees, and what the owner does. */
  private static String everything(Platform platform, String collection) throws Exception {
    String plans =
        "{ publicityPlans { nodes { state title nodes { code channels { code } } coverage { total"
            + " published overdue nodes { state published planned } } } } publicityItems {"
            + " totalCount nodes { title state plan { title } } } node(id: \""
            + collection
            + "\") { ... on CaseCollection { items { nodes { note caseStudy { key } } } } } }";
    return unknown(platform, OF_CASE) + " " + platform.data(plans);
  }

  private static void published(Platform platform) throws Exception {
    done(
        platform,
        "savePublicityChannel",
        "channel { code organization { name } }",
        Map.of("code", "qinghe", "nameZh", "青禾惠民平台", "kind", "PLATFORM", "organization", "990101"));
    String plan = plan(platform);
    String study = caseId(platform, "sample-rural-01");
    Map<String, Object> said = item(study, "柳溪村的明白账");
    said.putAll(
        Map.of(
            "url", "https://news.example/3",
            "publishedOn", "2024-01-05",
            "plan", plan,
            "planNode", "mobilise",
            "idempotencyKey", "item-1"));
    String made = done(platform, "recordPublicityItem", "item { id }", said).toString();
    assertThat(done(platform, "recordPublicityItem", "item { id }", said)).hasToString(made);
    said.remove("idempotencyKey");
    said.put("url", "javascript:alert(1)");
    assertThat(code(change(platform, "recordPublicityItem", "item { id }", said)))
        .isEqualTo("URL_INVALID");
    JsonNode shown = unknown(platform, OF_CASE).at("/caseStudy/publicity");
    assertThat(shown.path("totalCount").asInt()).isOne();
    assertThat(shown.at("/nodes/0/channel/name").asText()).isEqualTo("报纸");
    assertThat(shown.at("/nodes/0/subject/key").asText()).isEqualTo("sample-rural-01");
    ofDocument(platform);
  }

  private static String plan(Platform platform) {
    Map<String, Object> draft =
        Map.of(
            "organization",
            VILLAGE,
            "title",
            "宣传计划",
            "nodes",
            List.of(
                Map.of(
                    "code", "mobilise",
                    "title", "动员部署",
                    "dueOn", "2024-01-31",
                    "channels", List.of("newspaper", "qinghe"),
                    "content", "身边典型"),
                Map.of(
                    "code", "sum-up",
                    "title", "总结",
                    "dueOn", "2024-02-01",
                    "channels", List.of("picture-exhibition"),
                    "content", "图片展")));
    String id = done(platform, "savePublicityPlan", "plan { id }", draft).at("/plan/id").asText();
    Map<String, Object> file = Map.of("plan", id, "expectedVersion", 1);
    assertThat(
            done(platform, "filePublicityPlan", "plan { state }", file).at("/plan/state").asText())
        .isEqualTo("FILED");
    assertThat(
            change(platform, "filePublicityPlan", "plan { state }", file)
                .at("/errors/0/__typename")
                .asText())
        .isEqualTo("StateConflict");
    return id;
  }

  /** A document of whose publicity nothing is told until it is published. */
  private static void ofDocument(Platform platform) throws Exception {
    String document =
        platform.data("{ policyDocuments(first: 1) { nodes { id } } }").findValue("id").asText();
    Map<String, Object> said = item(document, "一份通知");
    said.put("plannedOn", "2024-01-09");
    JsonNode item = done(platform, "recordPublicityItem", "item { id version }", said).path("item");
    String ofDocument =
        "{ policyDocument(id: \"" + document + "\") { publicity { totalCount nodes { state } } } }";
    assertThat(unknown(platform, ofDocument).findValue("totalCount").asInt()).isZero();
    assertThat(platform.data(ofDocument).findValue("state").asText()).isEqualTo("PLANNED");
    String node = "{ node(id: \"" + item.path("id").asText() + "\") { id } }";
    assertThat(unknown(platform, node).path("node").isNull()).isTrue();
    done(
        platform,
        "publishPublicityItem",
        "item { publishedOn }",
        Map.of(
            "item", item.path("id").asText(), "publishedOn", "2024-01-09", "expectedVersion", 1));
    assertThat(unknown(platform, ofDocument).findValue("totalCount").asInt()).isOne();
    assertThat(unknown(platform, node).at("/node/id").asText()).isEqualTo(item.path("id").asText());
    done(
        platform,
        "withdrawPublicityItem",
        "item { state }",
        Map.of("item", item.path("id").asText(), "reason", "刊误"));
    assertThat(unknown(platform, ofDocument).findValue("totalCount").asInt()).isZero();
  }

  private static void cited(Platform platform) throws Exception {
    String cited = caseId(platform, "sample-rural-01");
    String other = caseId(platform, "sample-rural-02");
    String form =
        done(
                platform,
                "saveRuralLandProjectRecord",
                "record { id }",
                Map.of(
                    "organization",
                    VILLAGE,
                    "values",
                    Map.of("kind", "PROJECT", "subject", "茶园", "startedOn", "2024-01-01")))
            .at("/record/id")
            .asText();
    Map<String, Object> ofForm = Map.of("citing", form, "cited", cited, "note", "内部参考");
    done(platform, "citeCaseStudy", "citation { id }", ofForm);
    Map<String, Object> ofCase =
        Map.of("citing", other, "cited", cited, "passage", "PRACTICE", "note", "学其做法");
    done(platform, "citeCaseStudy", "citation { id }", ofCase);
    assertThat(code(change(platform, "citeCaseStudy", "citation { id }", ofCase)))
        .isEqualTo("CITATION_EXISTS");
    JsonNode all = platform.data(OF_CASE).at("/caseStudy/citedBy");
    assertThat(all.path("totalCount").asInt()).isEqualTo(2);
    assertThat(all.at("/nodes/0/citing/__typename").asText()).isEqualTo("RuralLandProjectRecord");
    JsonNode seen = unknown(platform, OF_CASE).at("/caseStudy/citedBy");
    assertThat(seen.path("totalCount").asInt()).isOne();
    assertThat(seen.at("/nodes/0/citing/key").asText()).isEqualTo("sample-rural-02");
    String byForm = "{ caseCitations(citing: \"" + form + "\") { totalCount } }";
    assertThat(platform.data(byForm).findValue("totalCount").asInt()).isOne();
    assertThat(unknown(platform, byForm).findValue("totalCount").asInt()).isZero();
    String removed =
        done(
                platform,
                "citeCaseStudy",
                "citation { id }",
                Map.of("citing", cited, "cited", other, "note", "互相学习"))
            .at("/citation/id")
            .asText();
    assertThat(
            done(platform, "removeCaseCitation", "removed", Map.of("citation", removed))
                .path("removed")
                .asBoolean())
        .isTrue();
  }

  private static String collected(Platform platform) throws Exception {
    String id =
        done(platform, "createCaseCollection", "collection { id }", Map.of("title", "好做法"))
            .at("/collection/id")
            .asText();
    done(
        platform,
        "addCaseCollectionItems",
        "collection { version }",
        Map.of(
            "collection",
            id,
            "items",
            List.of(
                Map.of("caseStudy", caseId(platform, "sample-rural-01")),
                Map.of("caseStudy", caseId(platform, "sample-rural-02"), "note", "先看这一件"))));
    done(
        platform,
        "moveCaseCollectionItem",
        "collection { version }",
        Map.of(
            "collection", id,
            "caseStudy", caseId(platform, "sample-rural-02"),
            "before", caseId(platform, "sample-rural-01")));
    String node =
        "{ node(id: \""
            + id
            + "\") { ... on CaseCollection { mine owner items { nodes { caseStudy { key } } } } }"
            + " caseCollections { totalCount } }";
    assertThat(platform.data(node).findValuesAsText("key"))
        .containsExactly("sample-rural-02", "sample-rural-01");
    JsonNode hidden = unknown(platform, node);
    assertThat(hidden.path("node").isNull()).isTrue();
    assertThat(hidden.findValue("totalCount").asInt()).isZero();
    done(
        platform,
        "updateCaseCollection",
        "collection { visibility }",
        Map.of(
            "collection",
            id,
            "visibility",
            "PUBLIC",
            "organization",
            VILLAGE,
            "expectedVersion",
            3));
    JsonNode shown = unknown(platform, node);
    assertThat(shown.findValuesAsText("key")).containsExactly("sample-rural-02", "sample-rural-01");
    assertThat(shown.at("/node/mine").asBoolean()).isFalse();
    assertThat(shown.at("/node/owner").isNull()).isTrue();
    return id;
  }

  /** Each change stands in the record, with what its maker said of it. */
  private static void recorded(Platform platform) {
    JsonNode log =
        platform.data(
            "{ auditLog { entries(filter: {subjectType: \"PublicityItem\"}, order: OLDEST_FIRST)"
                + " { nodes { kind reason } } } }");
    assertThat(log.findValuesAsText("kind"))
        .containsExactly("CREATED", "CREATED", "UPDATED", "UPDATED");
    assertThat(log.findValuesAsText("reason")).contains("宣传典型", "刊误");
  }
}
