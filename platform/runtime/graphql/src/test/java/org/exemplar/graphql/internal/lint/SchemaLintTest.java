package org.exemplar.graphql.internal.lint;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.idl.SchemaParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule finds what breaks it, where it stands, and nothing else. */
class SchemaLintTest {
  private static final String DESCRIBED = "\"It is described 说明.\" ";

  private static List<String> found(String sdl) {
    return SchemaLint.check(new SchemaParser().parse(sdl)).stream()
        .filter(finding -> !finding.rule().equals("require-description"))
        .map(finding -> finding.rule() + " " + finding.coordinate())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "type Query { a: tea } type tea { a: Int } | naming-convention tea",
        "type Query { A: Int } | naming-convention Query.A",
        "type Query { a_b: Int } | naming-convention Query.a_b",
        "type Query { a(B: Int): Int } | naming-convention Query.a(B:)",
        "type Query { a: E } enum E { one } | naming-convention E.one",
        "type Query { a: E } enum E { ONE__TWO } | naming-convention E.ONE__TWO",
        "type Query { a: Int } directive @Big on OBJECT | naming-convention @Big",
        "type Query { getCases: Int } | naming-convention Query.getCases",
        "type Query { list: Int } | naming-convention Query.list",
        "type Query { a: Int } extend type RuralQuery { findTea: Int } | naming-convention"
            + " RuralQuery.findTea",
        "type Query { a(b: Tea): Int } input Tea { c: Int } | naming-convention Tea",
        "type Query { a: TeaInput } type TeaInput { c: Int } | naming-convention TeaInput",
        "type Query { a: Int b: Lost } type Lost { a: Int } type Other { a: Int } |"
            + " no-unreachable-types Other",
        "type Query { a: Int } input LostInput { a: Int } | no-unreachable-types LostInput",
        "type Query { a: [Int] } | list-non-null-items Query.a",
        "type Query { a(b: [[Int!]]): Int } | list-non-null-items Query.a(b:)",
        "type Query { a: T } type T { id: String! } | strict-id-in-types T.id",
        "type Query { a: T } type T { other: ID } | strict-id-in-types T.other",
        "type Query { a(id: String): Int } | strict-id-in-types Query.a(id:)",
        "type Query { a(ids: [String!]): Int } | strict-id-in-types Query.a(ids:)",
        "type Query { a: Int @deprecated(reason: \"goes on 2027-01-31\") } |"
            + " require-deprecation-reason Query.a",
        "type Query { a: Int @deprecated(reason: \"use `b`\") } | require-deprecation-date Query.a",
        "type Query { a: Int @deprecated(reason: \"use `b`; goes on 2027-02-31\") } |"
            + " require-deprecation-date Query.a",
        "type Query { a: PageInfo } type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean!"
            + " startCursor: String } | relay-page-info PageInfo",
      })
  void what_breaks_a_rule_is_found(String sdl, String told) {
    assertThat(found(sdl)).containsExactly(told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "clientMutationId: String | mutation-record SaveTeaInput.clientMutationId",
        "reason: Int | mutation-record SaveTeaInput.reason",
        "idempotencyKey: ID | mutation-record SaveTeaInput.idempotencyKey",
        "reason: [String!] | mutation-record SaveTeaInput.reason",
        "reason: String! idempotencyKey: String |",
      })
  void what_the_platform_reads_of_a_mutation_is_what_it_looks_like(String field, String told) {
    assertThat(
            found(
                "type Query { a(tea: OtherInput): Int } input OtherInput { reason: Int! } type"
                    + " Mutation { saveTea(input: SaveTeaInput!): SaveTeaPayload! } type"
                    + " SaveTeaPayload { errors: [Int!]! } input SaveTeaInput { "
                    + field
                    + " }"))
        .isEqualTo(told == null ? List.of() : List.of(told));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "thing(input: ThingInput!): ThingPayload! | naming-convention Mutation.thing",
        "saveTea: SaveTeaPayload! | input-name Mutation.saveTea",
        "saveTea(tea: SaveTeaInput!): SaveTeaPayload! | input-name Mutation.saveTea",
        "saveTea(input: SaveTeaInput): SaveTeaPayload! | input-name Mutation.saveTea",
        "saveTea(input: TeaInput!): SaveTeaPayload! | input-name Mutation.saveTea",
        "saveTea(input: SaveTeaInput!): SaveTeaPayload | mutation-payload Mutation.saveTea",
        "saveTea(input: SaveTeaInput!): TeaPayload! | mutation-payload Mutation.saveTea",
        "saveTea(input: SaveTeaInput!): Boolean! | mutation-payload Mutation.saveTea",
      })
  void a_mutation_has_one_input_and_one_payload_of_its_own(String mutation, String told) {
    assertThat(found("type Query { a: Int } type Mutation { " + mutation + " }"))
        .containsExactly(told);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "edges: [TeaEdge]! pageInfo: PageInfo!",
        "edges: [OtherEdge!]! pageInfo: PageInfo!",
        "edges: [TeaEdge!]!",
        "edges: [TeaEdge!]! pageInfo: PageInfo"
      })
  void a_connection_has_edges_and_says_where_the_page_stands(String fields) {
    assertThat(
            found(
                "type Query { a(first: Int, after: String, last: Int, before: String):"
                    + " TeaConnection } type TeaConnection {"
                    + fields
                    + " }"))
        .contains("relay-connection-types TeaConnection");
  }

  @Test
  void an_edge_has_a_cursor_and_a_node_that_is_no_list() {
    assertThat(found("type Query { a: TeaEdge } type TeaEdge { cursor: String! node: [Int!] }"))
        .containsExactly("relay-edge-types TeaEdge");
    assertThat(found("type Query { a: TeaEdge } type TeaEdge { cursor: String node: Int }"))
        .containsExactly("relay-edge-types TeaEdge");
  }

  @Test
  void a_connection_is_paged_forwards_and_backwards() {
    String right = "first: Int, after: String, last: Int, before: String";
    assertThat(found("type Query { a(" + right + "): TeaConnection! }")).isEmpty();
    for (String wrong :
        List.of(
            "first: Int",
            "first: Int, after: String",
            "last: Int, before: String",
            "first: Int, after: String, last: Int",
            "first: Int, after: String, last: String, before: String",
            "first: Int = 20, after: String, last: Int, before: String",
            "first: String, after: String, last: Int, before: String")) {
      assertThat(found("type Query { a(" + wrong + "): TeaConnection! }"))
          .as(wrong)
          .containsExactly("relay-arguments Query.a");
    }
  }

  @Test
  void a_payload_says_why_something_was_refused_and_is_a_mutations() {
    String mutation =
        "type Query { a: SaveTeaPayload } type Mutation { saveTea(input: SaveTeaInput!):"
            + " SaveTeaPayload! } ";
    assertThat(found(mutation + "type SaveTeaPayload { a: Int }"))
        .containsExactly("mutation-payload SaveTeaPayload");
    assertThat(found(mutation + "type SaveTeaPayload { errors: [Int!]! }")).isEmpty();
    assertThat(found("type Query { a: TeaPayload } type TeaPayload { a: Int }"))
        .containsExactly("mutation-payload TeaPayload");
  }

  @Test
  void values_of_an_enum_differ_in_more_than_capitals() {
    assertThat(found("type Query { a: E } enum E { ONE } extend enum E { One }"))
        .contains("unique-enum-value-names E.One");
  }

  @Test
  void what_implements_an_interface_is_reached_through_it() {
    assertThat(
            found(
                "type Query { a: Face } interface Face { b: Int } type Way implements Face { b: Int"
                    + " c: Union } union Union = End type End { d: Int }"))
        .isEmpty();
    assertThat(found("type Way implements Node { id: ID! } type Lost { a: Int }"))
        .containsExactly("no-unreachable-types Lost");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%s type Query { a: Int } | Query.a",
        "type Query { %s a: Int } | Query",
        "%s type Query { %s a(b: Int): Int } | Query.a(b:)",
        "%s type Query { %s a: Int } enum E { %s A } | E",
        "%s type Query { %s a: Int } %s enum E { A } | E.A",
        "%s type Query { %s a: Int } %s input AInput { a: Int } | AInput.a",
        "%s type Query { %s a: Int } scalar Tea | Tea",
        "%s type Query { %s a: Int } directive @tea on OBJECT | @tea",
        "%s type Query { \"English only.\" a: Int } | Query.a",
        "%s type Query { \"只有中文\" a: Int } | Query.a",
        "%s type Query { \"\" a: Int } | Query.a",
      })
  void everything_has_a_description_in_english_with_the_chinese_term(String sdl, String lacks) {
    assertThat(SchemaLint.check(new SchemaParser().parse(sdl.replace("%s", DESCRIBED))))
        .filteredOn(finding -> finding.rule().equals("require-description"))
        .extracting(LintFinding::coordinate)
        .containsExactly(lacks);
  }

  @Test
  void a_finding_says_where_it_stands() {
    assertThat(SchemaLint.check(new SchemaParser().parse("type Query {\n  a: Int\n}")))
        .extracting(LintFinding::line)
        .containsExactly(1, 2);
  }
}
