package org.exemplar.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A case on its way from a village to the public, with everybody who has to do with it. */
@Timeout(600)
class CaseWorkflowIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String COUNTY = "990101";
  private static final String TOWN = "990101001";
  private static final String VILLAGE = "990101001001";
  private static final String WORD = "zhuxiwalk";

  @TempDir private static Path folder;
  private static Platform platform;

  @BeforeAll
  static void start() throws Exception {
    platform = Platform.startWithSample(folder.resolve("data"));
  }

  @AfterAll
  static void stop() throws Exception {
    platform.close();
  }

  /** Somebody with a token, or nobody. */
  private record Person(String account, Optional<String> token) {
    static final Person NOBODY = new Person("", Optional.empty());

    JsonNode ask(String query, Map<String, ?> variables) throws Exception {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(platform.url() + "/graphql"))
              .header("Content-Type", "application/json");
      token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
      String body =
          Platform.JSON.writeValueAsString(Map.of("query", query, "variables", variables));
      return Platform.JSON.readTree(
          HTTP.send(request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString())
              .body());
    }

    /** The payload of a mutation. */
    JsonNode change(String mutation, String wanted, Map<String, ?> input) throws Exception {
      String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
      JsonNode answer =
          ask(
              "mutation($input: %s!) { %s(input: $input) { %s errors { ... on InputError { code path } } } }"
                  .formatted(type, mutation, wanted),
              Map.of("input", input));
      return answer.has("errors") ? answer : answer.at("/data/" + mutation);
    }

    void done(String mutation, Map<String, ?> input) throws Exception {
      JsonNode payload = change(mutation, "", input);
      assertThat(payload.path("errors")).as(mutation + " " + payload).isEmpty();
    }

    List<String> refused(String mutation, Map<String, ?> input) throws Exception {
      return change(mutation, "", input).path("errors").findValuesAsText("code");
    }
  }

  private static Person owner() throws Exception {
    return new Person("", Optional.of(platform.owner()));
  }

  private static Person person(String login, String role, String part) throws Exception {
    return person(login, role, part, Optional.empty());
  }

  private static Person person(
      String login, String role, String part, Optional<String> organization) throws Exception {
    Map<String, Object> input =
        new HashMap<>(Map.of("kind", "CLIENT", "login", login, "name", "账号"));
    organization.ifPresent(code -> input.put("organization", code));
    String account =
        owner().change("createAccount", "account { id }", input).at("/account/id").asText();
    owner().done("grantRole", Map.of("account", account, "role", role, "part", part));
    String secret =
        owner()
            .change("issueToken", "secret", Map.of("account", account, "name", "test"))
            .at("/secret")
            .asText();
    return new Person(account, Optional.of(secret));
  }

  @Test
  void a_case_walks_from_a_village_to_the_public_and_is_withdrawn() throws Exception {
    Person clerk = person("clerk", "organization-clerk", VILLAGE, Optional.of(VILLAGE));
    Person neighbour = person("neighbour", "organization-clerk", "990101001002");
    Person assessor = person("assessor", "assessor", COUNTY);
    Person torn = person("torn", "assessor", COUNTY);
    torn.done("declareConflictOfInterest", Map.of("organization", VILLAGE, "reason", "亲属在此任职"));
    Person library = person("library", "library-staff", COUNTY);

    Map<String, Object> draft =
        new HashMap<>(
            Map.of(
                "key",
                "walk",
                "title",
                "柳溪村的夜校 " + WORD,
                "sector",
                "rural",
                "organizationCode",
                VILLAGE));
    String id =
        clerk
            .change("saveCaseStudies", "cases { id state }", Map.of("cases", List.of(draft)))
            .at("/cases/0/id")
            .asText();
    Map<String, Object> study = Map.of("caseStudy", id);
    assertThat(clerk.refused("submitCaseStudy", study))
        .containsExactly("CASE_INCOMPLETE", "CASE_INCOMPLETE", "CASE_INCOMPLETE");
    draft.putAll(Map.of("background", "白天忙", "practice", "晚上学", "results", "人人会"));
    clerk.done("saveCaseStudies", Map.of("cases", List.of(draft)));
    clerk.done("submitCaseStudy", study);
    assertThat(clerk.refused("saveCaseStudies", Map.of("cases", List.of(with(draft, "新题目")))))
        .containsExactly("CASE_UNDER_REVIEW");
    unseen(Person.NOBODY, id);
    unseen(neighbour, id);
    assertThat(state(clerk)).isEqualTo("SUBMITTED");
    assertThat(clerk.change("publishCaseStudy", "", study).findValuesAsText("code"))
        .contains("FORBIDDEN");
    assertThat(library.refused("publishCaseStudy", study))
        .containsExactly("TRANSITION_NOT_ALLOWED");

    selected(person("of-village", "selection-authority", VILLAGE), VILLAGE, id, assessor, torn);
    selected(person("of-town", "superior-organization", TOWN), TOWN, id, assessor, torn);
    selected(person("of-county", "selection-authority", COUNTY), COUNTY, id, assessor, torn);
    JsonNode mine =
        clerk
            .ask(
                "{ caseStudy(key: \"walk\") { selectedAt { level rank bodyName }"
                    + " selectionEntries { mean comments reviews { own } } } }",
                Map.of())
            .at("/data/caseStudy");
    assertThat(mine.path("selectedAt").findValuesAsText("level"))
        .containsExactly("VILLAGE", "TOWNSHIP", "COUNTY");
    assertThat(mine.at("/selectionEntries/0/mean").asDouble()).isEqualTo(8.3);
    assertThat(mine.at("/selectionEntries/0/comments/0").asText()).isEqualTo("数据扎实");
    assertThat(mine.at("/selectionEntries/0/reviews")).isEmpty();
    unseen(Person.NOBODY, id);
    assertThat(found(Person.NOBODY)).isZero();

    library.done("publishCaseStudy", study);
    assertThat(state(Person.NOBODY)).isEqualTo("PUBLISHED");
    platform.eventually(
        "{ search(text: \"" + WORD + "\", index: \"rural/cases\") { totalCount } }",
        answer -> answer.at("/data/search/totalCount").asInt() == 1);
    library.done("promoteCaseStudy", Map.of("caseStudy", id, "form", "LECTURE_TOUR"));
    assertThat(clerk.refused("submitCaseStudy", study)).containsExactly("TRANSITION_NOT_ALLOWED");
    library.done(
        "withdrawCaseStudy",
        Map.of(
            "caseStudy", id,
            "withdrawalReason", "ORGANIZATION_DELISTED",
            "reasonText", "示范点被取消",
            "comment", "请核对"));
    JsonNode open =
        Person.NOBODY
            .ask(
                "{ caseStudy(key: \"walk\") { state stateReason { reason text } publishedAt history"
                    + " { act to capacity promotion comment organization { code } } } }",
                Map.of())
            .at("/data/caseStudy");
    assertThat(open.path("state").asText()).isEqualTo("WITHDRAWN");
    assertThat(open.at("/stateReason/reason").asText()).isEqualTo("ORGANIZATION_DELISTED");
    assertThat(open.path("history").findValuesAsText("act"))
        .containsExactly(
            "BEGIN", "SUBMIT", "SELECT", "SELECT", "SELECT", "PUBLISH", "PROMOTE", "WITHDRAW");
    assertThat(open.path("history")).allMatch(step -> step.path("comment").isNull());
    library.done("reinstateCaseStudy", study);
    assertThat(state(Person.NOBODY)).isEqualTo("PROMOTED");
  }

  private static Map<String, Object> with(Map<String, Object> draft, String title) {
    Map<String, Object> other = new HashMap<>(draft);
    other.put("title", title);
    return other;
  }

  /** A round in which the case is the only one and takes the only place. */
  private static void selected(Person body, String code, String study, Person assessor, Person torn)
      throws Exception {
    LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    JsonNode opened =
        body.change(
            "openCaseSelection",
            "selection { id }",
            Map.of(
                "code",
                "round-" + code,
                "title",
                "年度案例评选",
                "organization",
                code,
                "weights",
                scores(40, 30, 20, 10),
                "places",
                1,
                "minimumReviews",
                1,
                "opensOn",
                today.minusDays(1).toString(),
                "closesOn",
                today.plusDays(1).toString()));
    String round = opened.at("/selection/id").asText();
    Map<String, Object> entry = Map.of("selection", round, "caseStudy", study);
    body.done("enterCaseSelection", entry);
    assertThat(body.refused("enterCaseSelection", entry)).containsExactly("CASE_IN_SELECTION");
    assertThat(
            body.refused(
                "assignCaseReviewers",
                Map.of("selection", round, "reviewers", List.of(torn.account()))))
        .containsExactly("CONFLICT_OF_INTEREST");
    body.done(
        "assignCaseReviewers",
        Map.of("selection", round, "reviewers", List.of(assessor.account())));
    body.done("startCaseJudging", Map.of("selection", round));
    assertThat(body.refused("decideCaseSelection", Map.of("selection", round)))
        .containsExactly("REVIEWS_MISSING");
    Map<String, Object> review = new HashMap<>(entry);
    review.put("scores", scores(9, 8, 8, 7));
    review.put("comment", "数据扎实");
    assertThat(torn.refused("reviewCaseEntry", review)).containsExactly("NOT_ASSIGNED");
    assessor.done("reviewCaseEntry", review);
    body.done("decideCaseSelection", Map.of("selection", round));
    assertThat(body.refused("decideCaseSelection", Map.of("selection", round)))
        .containsExactly("SELECTION_STATE");
  }

  private static Map<String, Integer> scores(
      int authenticity, int novelty, int effect, int typicality) {
    return Map.of(
        "authenticity", authenticity,
        "novelty", novelty,
        "effect", effect,
        "typicality", typicality);
  }

  /** Neither by key nor by id, in no list. */
  private static void unseen(Person person, String id) throws Exception {
    JsonNode data =
        person
            .ask(
                "query($id: ID!) { caseStudy(key: \"walk\") { key } node(id: $id) { id }"
                    + " caseStudies(filter: {organization: \""
                    + VILLAGE
                    + "\"}) { totalCount nodes { key } } }",
                Map.of("id", id))
            .path("data");
    assertThat(data.path("caseStudy").isNull()).isTrue();
    assertThat(data.path("node").isNull()).isTrue();
    assertThat(data.at("/caseStudies/nodes").findValuesAsText("key")).doesNotContain("walk");
    assertThat(data.at("/caseStudies/totalCount").asInt()).isEqualTo(1);
  }

  private static String state(Person person) throws Exception {
    return person
        .ask("{ caseStudy(key: \"walk\") { state } }", Map.of())
        .at("/data/caseStudy/state")
        .asText();
  }

  private static int found(Person person) throws Exception {
    return person
        .ask("{ search(text: \"" + WORD + "\", index: \"rural/cases\") { totalCount } }", Map.of())
        .at("/data/search/totalCount")
        .asInt(-1);
  }
}
