package org.exemplar.benchmarks.relevance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestSetTest {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"_id", "id", "docid", "pid"})
  void the_id_of_a_document_has_several_names(String name) throws IOException {
    write("documents.jsonl", "{\"" + name + "\": \"a/1 甲\", \"text\": \"茶\"}");

    assertThat(documents()).extracting(Document::id).containsExactly("a/1 甲");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "contents", "content", "body", "passage"})
  void the_text_of_a_document_has_several_names(String name) throws IOException {
    write("documents.jsonl", "{\"id\": 12, \"" + name + "\": \"茶叶\", \"url\": \"x\"}");

    assertThat(documents())
        .containsExactly(
            new Document(
                "12",
                Map.of("title", "—", "background", "—", "practice", "茶叶", "results", "—"),
                0));
  }

  @Test
  void fields_of_a_case_are_used_as_such() throws IOException {
    write(
        "documents.jsonl",
        """
        {"id": "1", "title": "题", "background": "背", "practice": "做", "results": "成", "discussion": "议",
         "keywords": ["甲", "乙"], "place": "某县", "sector": "rural"}
        """
            .replace("\n", ""));

    assertThat(documents().getFirst().fields())
        .isEqualTo(
            Map.of(
                "title",
                "题",
                "background",
                "背",
                "practice",
                "做",
                "results",
                "成",
                "discussion",
                "议",
                "keywords",
                List.of("甲", "乙"),
                "place",
                "某县"));
    assertThat(documents().getFirst().text()).contains("题", "背", "做", "成", "议", "甲", "某县");
  }

  @Test
  void keywords_may_be_one_text() throws IOException {
    write("documents.jsonl", "{\"id\": \"1\", \"text\": \"文\", \"keywords\": \"甲；乙, 丙、\"}");

    assertThat(documents().getFirst().fields()).containsEntry("keywords", List.of("甲", "乙", "丙"));
  }

  @Test
  void a_long_title_goes_on_in_the_text_and_loses_nothing() throws IOException {
    write(
        "documents.jsonl",
        "{\"id\": \"1\", \"title\": \"" + "题".repeat(199) + "𠮷尾\", \"text\": \"文\"}");

    assertThat(documents().getFirst().fields())
        .containsEntry("title", "题".repeat(199))
        .containsEntry("practice", "𠮷尾\n文");
    assertThat(documents().getFirst().cut()).isZero();
  }

  @Test
  void a_long_text_fills_the_fields_that_are_free_and_the_rest_is_counted() throws IOException {
    write(
        "documents.jsonl",
        "{\"id\": \"1\", \"results\": \"成\", \"text\": \"" + "文".repeat(60_007) + "\"}");

    Document document = documents().getFirst();

    assertThat(document.fields())
        .containsEntry("practice", "文".repeat(20_000))
        .containsEntry("results", "成")
        .containsEntry("discussion", "文".repeat(20_000))
        .containsEntry("background", "文".repeat(20_000));
    assertThat(document.cut()).isEqualTo(7);
  }

  @Test
  void an_empty_text_is_blank_and_null_characters_are_gaps() throws IOException {
    write(
        "documents.jsonl",
        "{\"id\": \"1\", \"text\": \"\"}\n{\"id\": \"2\", \"text\": \"甲\\u0000乙\"}\n");

    assertThat(documents()).extracting(Document::isBlank).containsExactly(true, false);
    assertThat(documents().getLast().text()).isEqualTo("甲 乙");
  }

  @Test
  void blank_lines_carriage_returns_and_a_byte_order_mark_are_passed_over() throws IOException {
    write("documents.jsonl", "\uFEFF{\"id\": \"1\", \"text\": \"文\"}\r\n\r\n");

    assertThat(documents()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{'text': 'x'}|has none of the fields _id, id, docid, pid",
        "{'id': '', 'text': 'x'}|the id is neither a text nor a whole number",
        "{'id': 1.5, 'text': 'x'}|the id is neither a text nor a whole number",
        "{'id': '1'}|has none of the fields text, contents",
        "{'id': '1', 'text': 7}|the field text is no text",
        "{'id': '1', 'text': 'x', 'keywords': [7]}|the field keywords is no text",
        "{'id': '1', 'text': 'x'} {}|is no JSON",
        "{'id': '1',|is no JSON",
        "['1']|is no JSON object",
        "{'id': '0', 'text': 'x'}|the id 0 stands there twice",
      })
  void a_bad_document_is_named_with_file_and_line(String line, String problem) throws IOException {
    write(
        "documents.jsonl", "{\"id\": \"0\", \"text\": \"x\"}\n\n" + line.replace('\'', '"') + "\n");

    assertThatThrownBy(this::documents)
        .isInstanceOf(BadLineException.class)
        .hasMessageStartingWith("documents.jsonl:3: " + problem);
  }

  @Test
  void what_is_no_utf_8_is_named_with_file_and_line() throws IOException {
    Files.write(
        folder.resolve("documents.jsonl"),
        "{\"id\": \"0\", \"text\": \"x\"}\n{\"id\": \"1\", \"text\": \"é\"}"
            .getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(this::documents).hasMessage("documents.jsonl:2: is not UTF-8");
  }

  @Test
  void a_file_that_is_not_there_is_named() {
    assertThatThrownBy(() -> new TestSet(folder).queries())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There is no queries.jsonl in the folder");
  }

  @Test
  void a_query_is_read_under_its_names_and_cut_at_what_the_product_takes() throws IOException {
    write(
        "queries.jsonl",
        "{\"_id\": \"a\", \"text\": \" 茶 \"}\n"
            + "{\"query_id\": 2, \"query\": \""
            + "问".repeat(503)
            + "\"}\n");

    assertThat(new TestSet(folder).queries())
        .containsExactly(new Query("a", "茶", 0), new Query("2", "问".repeat(500), 3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{'id': '1'}|has none of the fields text, query",
        "{'text': 'x'}|has none of the fields _id, id, qid, query_id",
        "{'id': '1', 'text': ' '}|the query is blank",
        "{'id': '0', 'text': 'x'}|the id 0 stands there twice",
      })
  void a_bad_query_is_named_with_file_and_line(String line, String problem) throws IOException {
    write("queries.jsonl", "{\"id\": \"0\", \"text\": \"x\"}\n" + line.replace('\'', '"') + "\n");

    assertThatThrownBy(() -> new TestSet(folder).queries())
        .hasMessage("queries.jsonl:2: " + problem);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "query-id\tcorpus-id\tscore\nq 1\td/1\t2\nq 1\td2\t0\n",
        "q 1\td/1\t2\nq 1\td2\t0\nq 1\td2\t0",
        "q 1\t0\td/1\t2\nq 1\tQ0\td2\t+0\n",
      })
  void judgements_have_three_columns_or_the_four_of_trec(String text) throws IOException {
    write("qrels.tsv", text);

    Judgements judgements = new TestSet(folder).judgements();

    assertThat(judgements.grades()).isEqualTo(Map.of("q 1", Map.of("d/1", 2, "d2", 0)));
  }

  @Test
  void judgements_may_be_set_apart_by_gaps() throws IOException {
    write("qrels.tsv", "q1 0 d1  1\nq2 0 d1 0\nq3 0 d9 -1\n");

    Judgements judgements = new TestSet(folder).judgements();

    assertThat(judgements.isJudged("q1")).isTrue();
    assertThat(judgements.isJudged("q2")).isFalse();
    assertThat(judgements.isJudged("q3")).isFalse();
    assertThat(judgements.isJudged("q4")).isFalse();
    assertThat(judgements.unknownQueries(Set.of("q1", "q4"))).isEqualTo(2);
    assertThat(judgements.unknownDocuments(Set.of("d1"))).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "q1 d2|has 2 columns, neither query, document, grade nor TREC's four",
        "q1 d2 good|the grade good is no whole number",
        "q1 d2 0.5|the grade 0.5 is no whole number",
        "q1 d2 21|the grade 21 is above 20",
        "q1 d1 2|judges d1 for q1 once more, and otherwise",
      })
  void a_bad_judgement_is_named_with_file_and_line(String line, String problem) throws IOException {
    write("qrels.tsv", "q1 d1 1\n" + line);

    assertThatThrownBy(() -> new TestSet(folder).judgements())
        .hasMessage("qrels.tsv:2: " + problem);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private List<Document> documents() throws IOException {
    List<Document> all = new ArrayList<>();
    new TestSet(folder).documents(all::add);
    return all;
  }
}
