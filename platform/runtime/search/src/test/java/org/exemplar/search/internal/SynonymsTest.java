package org.exemplar.search.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.exemplar.search.internal.Workbench.index;
import static org.exemplar.search.internal.Workbench.practice;
import static org.exemplar.search.internal.Workbench.title;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.exemplar.search.SearchQuery;
import org.exemplar.search.SearchResult;
import org.exemplar.search.SearchResult.Highlight;
import org.exemplar.search.Synonyms;
import org.exemplar.spi.GlossaryTerm;
import org.exemplar.spi.schema.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SynonymsTest {
  private static final Synonyms FIVE =
      new Synonyms("everywhere", List.of(Set.of("五好", "五个好", "５个好")));

  @TempDir Path root;
  private Workbench bench;

  @BeforeEach
  void fill() {
    bench = new Workbench(root);
    bench.define(index("core", "cases", title(), practice()));
    put("short", "争创五好党组织");
    put("long", "争创五个好党组织");
    put("school", "五个好习惯");
    put("other", "争创先进党组织");
    bench.engine().add(bench.cases);
    bench.settle();
  }

  @AfterEach
  void end() {
    bench.close();
  }

  @Test
  void without_synonyms_a_word_means_itself() {
    assertThat(keys("五好", Synonyms.NONE)).containsExactly("short");
  }

  @Test
  void a_word_is_found_in_its_other_forms_behind_those_that_have_it_itself() {
    assertThat(keys("五好", FIVE)).startsWith("short").containsOnly("short", "long", "school");
    assertThat(keys("五个好", FIVE)).endsWith("short").containsOnly("short", "long", "school");
  }

  @Test
  void it_may_stand_in_the_midst_of_a_text() {
    assertThat(keys("五好习惯", FIVE)).startsWith("school");
  }

  @Test
  void every_word_that_was_set_apart_must_be_there_in_one_form_or_another() {
    assertThat(keys("五好 党组织", FIVE)).containsExactly("short", "long");
  }

  @Test
  void how_a_word_is_typed_makes_no_difference() {
    assertThat(keys("５個好 黨組織", FIVE)).containsOnly("short", "long");
  }

  @Test
  void of_words_that_begin_together_the_longest_counts() {
    put("drive", "学做活动");
    put("plain", "创先争优");
    put("learn", "学做");
    bench.settle();
    Synonyms drives = new Synonyms("", List.of(Set.of("创先争优", "学做"), Set.of("创先争优活动", "学做活动")));

    assertThat(keys("创先争优活动", drives)).contains("drive").doesNotContain("learn");
  }

  @Test
  void a_term_with_two_senses_is_found_in_the_forms_of_both() {
    put("team", "五型班子");
    bench.settle();
    Synonyms senses = new Synonyms("", List.of(Set.of("五好", "五个好"), Set.of("五好", "五型")));

    assertThat(keys("五好", senses)).containsOnly("short", "long", "school", "team");
    assertThat(keys("五型", senses)).containsOnly("short", "team");
  }

  @Test
  void other_forms_are_marked_like_the_typed_one() {
    assertThat(search("五好", FIVE).hits())
        .filteredOn(hit -> hit.key().equals("school"))
        .flatExtracting(SearchResult.Hit::highlights)
        .containsExactly(new Highlight("title", List.of("<mark>五个好</mark>习惯")));
  }

  @Test
  void a_page_is_followed_in_the_reading_in_which_it_was_found() {
    String after = search("五好", FIVE).hits().getFirst().cursor();

    assertThat(bench.engine().search(query("五好", FIVE, Optional.of(after))).hits()).hasSize(2);
    Synonyms elsewhere = new Synonyms("elsewhere", FIVE.groups());
    assertThatThrownBy(() -> bench.engine().search(query("五好", elsewhere, Optional.of(after))))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("BAD_CURSOR");
  }

  @Test
  void the_longest_text_is_searched_with_all_its_words() {
    String words =
        IntStream.range(0, 6)
            .mapToObj(part -> text(0x4e00 + part * 80, 80) + "五好")
            .collect(Collectors.joining(" "));

    assertThat(keys(words, FIVE)).isEmpty();
    assertThat(keys("五好 五个好 五好 五个好 五好 五个好", FIVE)).containsOnly("short", "long", "school");
  }

  @Test
  void a_term_is_a_group_with_its_variants_and_wrong_spellings() {
    GlossaryTerm term =
        new GlossaryTerm(
            "依岗承诺",
            List.of("岗位承诺"),
            Optional.empty(),
            Optional.empty(),
            List.of("依岗承若"),
            List.of());
    GlossaryTerm alone =
        new GlossaryTerm("双强", List.of(), Optional.empty(), Optional.empty(), List.of(), List.of());

    assertThat(Synonyms.of("", List.of(term, alone)).groups())
        .containsExactly(Set.of("依岗承诺", "岗位承诺", "依岗承若"));
  }

  private static String text(int first, int length) {
    return IntStream.range(first, first + length)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private void put(String key, String title) {
    bench.cases.put(key, Map.of("title", title));
  }

  private List<String> keys(String text, Synonyms synonyms) {
    return Workbench.keys(search(text, synonyms));
  }

  private SearchResult search(String text, Synonyms synonyms) {
    return bench.engine().search(query(text, synonyms, Optional.empty()));
  }

  private static SearchQuery query(String text, Synonyms synonyms, Optional<String> after) {
    return new SearchQuery(
        List.of(), List.of(), Optional.of(text), synonyms, List.of(), 20, after, true, true);
  }
}
