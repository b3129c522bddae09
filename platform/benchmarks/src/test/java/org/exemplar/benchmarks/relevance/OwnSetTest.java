package org.exemplar.benchmarks.relevance;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnSetTest {
  private static final int GRAM = 5;
  private static final double ALIKE = 0.05;

  private static final List<Document> DOCUMENTS = new ArrayList<>();
  private static final List<Query> QUERIES = new ArrayList<>();
  private static final Map<String, Map<String, Integer>> GRADES = new HashMap<>();

  @BeforeAll
  static void read(@TempDir Path folder) throws IOException {
    TestSet set = TestSet.own(folder);
    set.documents(DOCUMENTS::add);
    QUERIES.addAll(set.queries());
    GRADES.putAll(set.judgements().grades());
  }

  @Test
  void it_has_two_hundred_cases_and_a_hundred_queries() {
    assertThat(DOCUMENTS).hasSize(200);
    assertThat(QUERIES).hasSize(100).extracting(Query::text).doesNotHaveDuplicates();
    assertThat(DOCUMENTS).extracting(each -> each.fields().get("title")).doesNotHaveDuplicates();
  }

  @Test
  void each_case_is_told_whole() {
    assertThat(DOCUMENTS)
        .allSatisfy(
            each -> {
              assertThat(each.fields())
                  .containsKeys("title", "background", "practice", "results", "keywords", "place")
                  .doesNotContainValue("—");
              assertThat(told(each).length()).as(each.id()).isBetween(250, 600);
              assertThat(each.cut()).isZero();
            });
  }

  @Test
  void each_judgement_names_a_query_and_a_case_that_are_there() {
    Set<String> documents = DOCUMENTS.stream().map(Document::id).collect(Collectors.toSet());
    Set<String> queries = QUERIES.stream().map(Query::id).collect(Collectors.toSet());

    assertThat(GRADES.keySet()).isEqualTo(queries);
    assertThat(GRADES.values())
        .allSatisfy(
            each -> {
              assertThat(documents).containsAll(each.keySet());
              assertThat(each.values()).allMatch(grade -> grade >= 0 && grade <= 3).contains(3);
            });
  }

  @Test
  void most_queries_have_three_relevant_cases() {
    long several =
        GRADES.values().stream()
            .filter(each -> each.values().stream().filter(grade -> grade > 0).count() >= 3)
            .count();

    assertThat(several).isGreaterThanOrEqualTo(60);
  }

  @Test
  void only_those_that_are_meant_to_be_are_told_almost_the_same() {
    List<Set<String>> grams = DOCUMENTS.stream().map(each -> grams(told(each))).toList();
    Set<Set<String>> alike = new HashSet<>();
    for (int i = 0; i < grams.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (share(grams.get(i), grams.get(j)) > ALIKE) {
          alike.add(Set.of(DOCUMENTS.get(i).id(), DOCUMENTS.get(j).id()));
        }
      }
    }

    assertThat(alike)
        .containsExactlyInAnyOrder(
            Set.of("r09", "r41"),
            Set.of("u05", "u41"),
            Set.of("e01", "e41"),
            Set.of("i01", "i39"),
            Set.of("s01", "s38"));
  }

  @Test
  void some_cases_and_queries_are_in_traditional_script() {
    Transliterator simplified = Transliterator.getInstance("Traditional-Simplified");

    assertThat(DOCUMENTS).filteredOn(each -> isTraditional(simplified, told(each))).hasSize(12);
    assertThat(QUERIES).filteredOn(each -> isTraditional(simplified, each.text())).hasSize(6);
  }

  /** More than a character or two that ICU would write otherwise, as in 显著. */
  private static boolean isTraditional(Transliterator simplified, String text) {
    String other = simplified.transliterate(text);
    return IntStream.range(0, text.length()).filter(i -> text.charAt(i) != other.charAt(i)).count()
        > 1;
  }

  private static String told(Document document) {
    return List.of("title", "background", "practice", "results", "discussion").stream()
        .map(name -> document.fields().getOrDefault(name, "").toString())
        .collect(Collectors.joining());
  }

  private static Set<String> grams(String text) {
    return IntStream.rangeClosed(0, text.length() - GRAM)
        .mapToObj(i -> text.substring(i, i + GRAM))
        .collect(Collectors.toSet());
  }

  private static double share(Set<String> one, Set<String> other) {
    long both = one.stream().filter(other::contains).count();
    return (double) both / (one.size() + other.size() - both);
  }
}
