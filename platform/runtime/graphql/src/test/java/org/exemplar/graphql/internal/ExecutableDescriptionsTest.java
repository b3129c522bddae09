package org.exemplar.graphql.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.exemplar.graphql.GraphQlResponse;
import org.exemplar.graphql.GraphQlResponse.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Descriptions on executable documents, which the library's parser does not know. */
class ExecutableDescriptionsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String Q = "\"\"\"";

  private final Fixture fixture;

  ExecutableDescriptionsTest() throws InterruptedException {
    fixture = new Fixture();
    fixture.catalogue.install(Fixture.plugin("rural"));
    fixture.start();
  }

  private static String blanks(int count) {
    return " ".repeat(count);
  }

  @Test
  void operations_fragments_and_variables_may_have_descriptions() {
    String document =
        """
        "村 Villages"
        query Villages(
          \"""
          How many, "at most" \\\""" or so
          \"""
          $first: Int = 3, "d" $after: String = "x" "of which type" $type: String
        ) { organizations(first: $first) { ...Page } }

        \"""On a page\"""
        fragment Page on OrganizationConnection { totalCount }
        """;
    GraphQlResponse answer = fixture.execute(document);
    assertThat(answer.outcome()).as("%s", answer.body()).isNotEqualTo(Outcome.UNREADABLE);
    assertThat(String.valueOf(answer.body())).doesNotContain("GRAPHQL_PARSE_FAILED");
    assertThat(fixture.execute("\"d\" query Q { plugins { id } }").outcome())
        .isEqualTo(Outcome.EXECUTED);
    assertThat(fixture.execute("\"d\"#c\n,mutation{ping}").outcome()).isEqualTo(Outcome.EXECUTED);
  }

  @Test
  void blanks_take_the_place_of_a_description_and_line_ends_stay() {
    assertThat(ExecutableDescriptions.strip("\"a😀\" query{a}")).isEqualTo(blanks(4) + " query{a}");
    assertThat(ExecutableDescriptions.strip(Q + "a\r\nb\n" + Q + "query{a}"))
        .isEqualTo("    \r\n \n   query{a}");
    assertThat(ExecutableDescriptions.strip("query(\"d\"$a:Int=1\"e\"$b:[Int]){a}"))
        .isEqualTo("query(   $a:Int=1   $b:[Int]){a}");
    assertThat(ExecutableDescriptions.strip("{a}\"d\"fragment F on T{a}"))
        .isEqualTo("{a}   fragment F on T{a}");
    assertThat(ExecutableDescriptions.strip(Q + "\\" + Q + Q + "query{a}"))
        .isEqualTo(blanks(10) + "query{a}");
    assertThat(ExecutableDescriptions.strip("\"\"query{a}")).isEqualTo("  query{a}");
    assertThat(ExecutableDescriptions.strip("\"\\u6751\\u{6751}\\uD83D\\uDE00\\\"\"query{a}"))
        .isEqualTo(blanks(30) + "query{a}");
  }

  @Test
  void the_place_of_an_error_is_that_in_the_document_as_it_was_sent() throws IOException {
    String described = "\"\"\"村😀\n村\"\"\" query Q(\"😀\" $n: Int) { nothing }";
    GraphQlResponse answer = fixture.execute(described);
    var place = JSON.valueToTree(answer.body()).at("/errors/0/locations/0");
    assertThat(place.path("line").asInt()).isEqualTo(2);
    int column = described.substring(described.indexOf('\n') + 1).indexOf("nothing");
    // one character of two units stands before it
    assertThat(place.path("column").asInt()).isEqualTo(column);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ a(text: \"query\") }",
        "{ a(text: \"\"\"x\"\"\" more: $v) }",
        "query($a: String = \"x\" $b: Int) { a }",
        "query($a: [String] = [\"x\"] $b: In = {f: \"x\"} $c: Int) { a }",
        "query($a: Int @d(t: \"x\") $b: Int) { a }",
        "query Q @d(t: \"x\") { a }",
        "# \"no string\n{ a }",
        "{ a } # \"d\" query",
        "\"shorthand\" { a }",
        "\"one\" \"two\" { a }",
        "\"d\" type T { \"f\" f(\"a\" a: Int): Int }",
        "type T { \"$\" f: Int } \"d\" type Query { a: Int }",
        "query \"d\" query { a }",
        "query Q \"d\" ($a: Int) { a }",
        "fragment \"d\" F on T { a }",
        "{ \"d\" query }",
        "{ a(\"d\" $b: 1) }",
        "\"d\" queryName { a }",
        "\"d\" quer",
        "\"d\"",
        "\"",
        "\"\"\"",
        "\"\"\"d",
        "\"not ended query { a }",
        "\"not\nended\" query { a }",
        "\"\\q\" query { a }",
        "\"\\u12\" query { a }",
        "\"\\u{110000}\" query { a }",
        "\"\\u{}\" query { a }",
        "\"\\uD83D\" query { a }",
        "\"\\uDE00\" query { a }",
        "\"d\" query { a(t: \"\\q\") }",
        "{ a } } \"d\" query { a }"
      })
  void what_is_no_description_stays(String document) {
    assertThat(ExecutableDescriptions.strip(document)).isEqualTo(document);
  }

  @Test
  void a_document_that_is_none_is_refused_as_before() {
    for (String garbage :
        List.of(
            "\"d\" { plugins { id } }", "\"a\" \"b\" query { plugins { id } }", "\"", "\"d\"")) {
      assertThat(fixture.execute(garbage).outcome()).as(garbage).isEqualTo(Outcome.UNREADABLE);
    }
  }

  @Test
  void whatever_is_put_together_keeps_its_length_its_lines_and_all_that_is_no_string() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String[] parts = {
      "\"d\"",
      "\"\"",
      Q,
      Q + "b\n" + Q,
      "\"",
      "\\",
      "query",
      "fragment F on T",
      "$a",
      ":",
      "=",
      "(",
      ")",
      "{",
      "}",
      "[",
      "]",
      "@d",
      "#",
      "\n",
      "\r\n",
      " ",
      ",",
      "1",
      "😀",
      "Int",
      "\uFEFF"
    };
    for (int i = 0; i < 20_000; i++) {
      StringBuilder made = new StringBuilder();
      for (int j = random.nextInt(12); j >= 0; j--) {
        made.append(parts[random.nextInt(parts.length)]);
      }
      String document = made.toString();
      int[] before = document.codePoints().toArray();
      int[] after = ExecutableDescriptions.strip(document).codePoints().toArray();
      assertThat(after.length).as("seed %d: %s", seed, document).isEqualTo(before.length);
      for (int at = 0; at < before.length; at++) {
        boolean line = before[at] == '\n' || before[at] == '\r';
        assertThat(after[at] == before[at] || (after[at] == ' ' && !line))
            .as("seed %d: %s", seed, document)
            .isTrue();
      }
    }
  }

  @Test
  void a_long_document_is_done_quickly() {
    String many = "\"d\" query Q { a(t: \"\\\"x\\\"\") } ".repeat(20_000);
    assertThat(ExecutableDescriptions.strip(many)).hasSameSizeAs(many).doesNotContain("\"d\"");
    String escapes = "\"" + "\\\\".repeat(500_000) + "\" query { a }";
    assertThat(ExecutableDescriptions.strip(escapes).strip()).isEqualTo("query { a }");
    assertThat(ExecutableDescriptions.strip("\\\"\"\"".repeat(200_000))).isNotEmpty();
  }
}
