package org.exemplar.graphql.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.exemplar.graphql.GraphQlRequest;
import org.exemplar.spi.Language;
import org.exemplar.spi.identity.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client reads that has sent something wrong. */
class BadInputTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SAVE =
      """
      mutation Save($input: SaveRuralVillageProfileInput!) {
        saveRuralVillageProfile(input: $input) { errors { ... on InputError { code } } }
      }\
      """;

  private final Fixture fixture;

  BadInputTest() throws InterruptedException {
    fixture = new Fixture();
    fixture.catalogue.install(Fixture.plugin("rural"));
    fixture.start();
  }

  @Test
  void everyWrongVariableIsNamedWithItsPlaceAndWhatWouldBeRight() {
    Map<String, Object> values =
        Map.of("collectiveIncome", "much", "standing", "strong", "colour", 1);
    JsonNode errors =
        errors(SAVE, Map.of("input", Map.of("organization", 1.5, "values", values)), Language.EN);
    assertThat(errors).allMatch(error -> code(error).equals("BAD_USER_INPUT"));
    assertThat(errors)
        .extracting(error -> error.at("/extensions/path").toString())
        .containsExactlyInAnyOrder(
            "[\"input\",\"organization\"]",
            "[\"input\",\"values\",\"collectiveIncome\"]",
            "[\"input\",\"values\",\"standing\"]",
            "[\"input\",\"values\",\"colour\"]");
    assertThat(errors)
        .extracting(error -> error.path("message").asText())
        .contains(
            "input.organization: a text is expected, not 1.5",
            "input.values.collectiveIncome: a number is expected, not \"much\"")
        .anyMatch(text -> text.contains("one of STRONG is expected, not \"strong\""))
        .anyMatch(text -> text.contains("there is no such field; there are: collectiveIncome"));
  }

  @Test
  void whatIsWrongIsSaidInChineseToThoseWhoReadChinese() {
    assertThat(errors(SAVE, Map.of(), Language.ZH).findValuesAsText("message"))
        .containsExactly("input：必填");
    assertThat(
            errors("{organizations(first: \"x\") {totalCount}}", Map.of(), Language.ZH)
                .findValuesAsText("message"))
        .allMatch(text -> text.startsWith("参数“first”不是有效的“Int”"));
    assertThat(errors("{nothing}", Map.of(), Language.ZH).findValuesAsText("message"))
        .containsExactly("类型“Query”没有字段“nothing”");
    assertThat(errors("{nothing}", Map.of(), Language.EN).findValuesAsText("message"))
        .containsExactly("Type “Query” has no field “nothing”");
  }

  @Test
  void whatIsSaidOfSeveralPlacesInTheSameWordsIsSaidOnce() {
    JsonNode errors = errors("{ __typename @aa @aa @aa @bb }", Map.of(), Language.ZH);
    assertThat(errors.findValuesAsText("message")).containsExactly("没有指令“aa”", "没有指令“bb”");
    assertThat(errors.get(0).path("locations")).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "type X { a: Int }|类型“X”的定义不能执行|The definition of the type “X” cannot be executed",
        "schema { query: Q }|模式的定义不能执行|The definition of a schema cannot be executed",
        "directive @d on FIELD|指令“d”的定义不能执行|The definition of the directive “d” cannot be executed",
      })
  void everyMessageIsThereInBothLanguagesAndInOneAtATime(String query, String zh, String en) {
    String document = query + " { __typename }";
    assertThat(errors(document, Map.of(), Language.ZH).findValuesAsText("message")).contains(zh);
    assertThat(errors(document, Map.of(), Language.EN).findValuesAsText("message")).contains(en);
  }

  @Test
  void eachErrorLeadsToTheLog() {
    assertThat(asked("{nothing}", Optional.empty()).at("/0/extensions/correlationId").asText())
        .isEqualTo("request-7");
  }

  @Test
  void anOperationWithoutANameIsNotCalledNull() {
    JsonNode error = asked("{__typename}", Optional.of("X")).get(0);
    assertThat(code(error)).isEqualTo("OPERATION_NOT_FOUND");
    assertThat(error.path("message").asText())
        .isEqualTo("the operation of the document has no name; leave operationName out");
  }

  /** The errors of a request with an id. */
  private JsonNode asked(String query, Optional<String> operation) {
    Caller known = Fixture.TESTER.from(Fixture.TESTER.origin().in("request-7"));
    GraphQlRequest request =
        new GraphQlRequest(query, operation, Map.of(), Language.EN, known, false);
    return JSON.valueToTree(fixture.engine.execute(request).body()).path("errors");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{organizations(filter: {level: 1, colour: {a: [1]}}) {totalCount}}",
        "{organizations(filter: \"x\") {totalCount}}",
        "{organizations(first: 1.5) {totalCount}}",
        "{organizations(first: 99999999999) {totalCount}}",
        "{organization(code: null) {code}}",
        "{organization(code: {a: 1}) {code}}",
        "{organization {code}}",
        "{organization(code: \"1\")}",
        "{organization(code: \"1\") {code {x}}}",
        "{organizations(first: $n) {totalCount}}",
        "query Q($n: Int = \"x\") {organizations(first: $n) {totalCount}}",
        "query Q($n: Nothing) {organizations(first: $n) {totalCount}}",
        "query A {plugins {id}} query B {plugins {id}}",
        "{plugins {id}} }",
        "{plugins {id",
        "{plugins {id} \u0007}",
        "fragment F on Query {plugins {id}}",
        "mutation {saveRuralVillageProfile(input: {values: {since: \"x\"}}) {errors { ... on"
            + " InputError {code} }}}",
        "subscription {x}"
      })
  void noMessageShowsTheInsideOfTheServer(String query) {
    for (Language language : Language.values()) {
      JsonNode errors = errors(query, Map.of(), language);
      assertThat(errors).isNotEmpty();
      assertThat(errors).allMatch(error -> !code(error).isEmpty());
      for (String message : errors.findValuesAsText("message")) {
        assertThat(message)
            .doesNotContainPattern("Value\\{|name='|Exception|java\\.|graphql\\.|ANTLR|BigDecimal");
        assertThat(message.isBlank()).isFalse();
        assertThat(message.codePoints().anyMatch(Character::isIdeographic))
            .as(message)
            .isEqualTo(language == Language.ZH);
      }
    }
  }

  @Test
  void anUnknownOperationIsRefusedWithThoseThatThereAre() {
    JsonNode errors =
        errors("query A {plugins {id}} query B {plugins {id}}", Map.of(), Language.EN);
    assertThat(errors).extracting(BadInputTest::code).containsExactly("OPERATION_NOT_FOUND");
    assertThat(errors.findValuesAsText("message")).allMatch(text -> text.endsWith(": A, B"));
  }

  @Test
  void aQueryThatCouldAnswerWithTooMuchIsRefusedBeforeAnythingIsFetched() {
    String wide =
        "{organizations(first:200){nodes{children(first:200){nodes{children(first:200){nodes{code}}}}}}}";
    assertThat(errors(wide, Map.of(), Language.EN))
        .extracting(BadInputTest::code)
        .containsExactly("QUERY_TOO_LARGE");
    String variable =
        "query Q($n: Int)"
            + " {organizations(first:$n){nodes{children(first:$n){nodes{children(first:$n){"
            + "nodes{code}}}}}}}";
    assertThat(errors(variable, Map.of("n", 200), Language.ZH))
        .extracting(BadInputTest::code)
        .containsExactly("QUERY_TOO_LARGE");
    assertThat(errors(variable, Map.of("n", 10), Language.ZH))
        .extracting(BadInputTest::code)
        .doesNotContain("QUERY_TOO_LARGE");
    String aliases =
        IntStream.range(0, 90)
            .mapToObj(
                i -> "a" + i + ":organizations(first:200){nodes{children(first:20){nodes{code}}}}")
            .collect(Collectors.joining(" ", "{", "}"));
    assertThat(errors(aliases, Map.of(), Language.EN))
        .extracting(BadInputTest::code)
        .containsExactly("QUERY_TOO_LARGE");
  }

  @Test
  void twoIntrospectionsInOneQueryAreRefusedInPlainWords() {
    JsonNode errors =
        errors(
            "{a:__type(name:\"Query\"){name} b:__type(name:\"Mutation\"){name}}",
            Map.of(),
            Language.ZH);
    assertThat(errors).extracting(BadInputTest::code).containsExactly("INTROSPECTION_TOO_LARGE");
  }

  private static String code(JsonNode error) {
    return error.at("/extensions/code").asText();
  }

  private JsonNode errors(String query, Map<String, Object> variables, Language language) {
    GraphQlRequest request =
        new GraphQlRequest(query, Optional.empty(), variables, language, Fixture.TESTER, false);
    JsonNode body = JSON.valueToTree(fixture.engine.execute(request).body());
    return body.path("errors").isMissingNode() ? JSON.valueToTree(List.of()) : body.path("errors");
  }
}
