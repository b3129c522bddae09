package org.exemplar.plugins.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.internal.content.MemoryFiles;
import org.junit.jupiter.api.Test;

/** What words mean where: the nearest locality explains first. */
class GlossaryReadingTest {
  private static MemoryFiles plugin(String id, String kind, String... terms) {
    return MemoryFiles.plugin(id, kind)
        .with("exemplar/glossary/a.yaml", "glossary:\n" + String.join("", terms));
  }

  private static String term(String term, String variants, String more) {
    return "  - {term: %s, variants: [%s], meaning: null, expanded: false%s}\n"
        .formatted(term, variants, more);
  }

  private static final Catalogue CATALOGUE =
      CandidatesFixture.compose(
          plugin("core", "PLATFORM", term("五个好", "五好", ""), term("党员先锋岗", "先锋岗", "")),
          plugin("rural", "SECTOR", term("三有两评", "", "")),
          plugin(
              "city",
              "LOCALITY",
              term("五个好", "", ", sense: grassroots"),
              term("五好", "", ", sense: county-team")),
          plugin("province", "LOCALITY", term("先锋岗", "示范岗", ""), term("五好", "五个优", "")));

  private static List<String> words(String... localities) {
    return CATALOGUE.glossary(List.of(localities)).stream()
        .map(one -> one.plugin() + " " + one.value().term() + one.value().variants())
        .toList();
  }

  @Test
  void without_a_locality_words_are_those_that_hold_everywhere() {
    assertThat(words()).containsExactly("core 五个好[五好]", "core 党员先锋岗[先锋岗]", "rural 三有两评[]");
  }

  @Test
  void a_locality_explains_its_words_before_others_and_nowhere_else() {
    assertThat(words("city"))
        .containsExactly("city 五个好[]", "city 五好[]", "core 党员先锋岗[先锋岗]", "rural 三有两评[]");
  }

  @Test
  void a_word_that_a_locality_explains_is_no_longer_a_variant_of_another() {
    assertThat(words("province"))
        .containsExactly(
            "province 先锋岗[示范岗]", "province 五好[五个优]", "core 五个好[]", "core 党员先锋岗[]", "rural 三有两评[]");
  }

  @Test
  void the_nearest_of_several_comes_first() {
    assertThat(words("city", "province"))
        .containsExactly(
            "city 五个好[]", "city 五好[]", "province 先锋岗[示范岗]", "core 党员先锋岗[]", "rural 三有两评[]");
  }

  @Test
  void one_plugin_may_have_a_term_in_several_senses() {
    Catalogue catalogue =
        CandidatesFixture.compose(
            plugin(
                "city",
                "LOCALITY",
                term("五好", "", ", sense: county-team"),
                term("五好", "", ", sense: family")));
    assertThat(catalogue.glossary(List.of("city"))).hasSize(2);
    assertThat(
            CandidatesFixture.problems(
                CandidatesFixture.compose(
                    plugin("city", "LOCALITY", term("五好", "", ""), term("五好", "", ""))),
                "city"))
        .containsExactly("CONTENT_DUPLICATE glossary/a.yaml:3 /glossary/1/term");
  }
}
