package org.exemplar.plugins.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exemplar.plugins.internal.CandidatesFixture.compose;
import static org.exemplar.plugins.internal.CandidatesFixture.problems;
import static org.exemplar.plugins.internal.CandidatesFixture.said;

import java.util.List;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.Catalogue.Owned;
import org.exemplar.plugins.internal.content.MemoryFiles;
import org.exemplar.spi.CriteriaSet;
import org.exemplar.spi.Criterion;
import org.exemplar.spi.Dimension;
import org.junit.jupiter.api.Test;

/** Sets that refine sets of other plugins: what they hold in the end, and what does not fit. */
class CatalogueRefinementsTest {
  private static final String SET =
      """
      criteriaSet:
        code: %1$s
        issuer: {code: %2$s, name: {zh: 甲, en: A}}
        subjectKind: ORGANIZATION
        name: {zh: 标准%1$s, en: Criteria %1$s}
        version: 1.0.0
        use: APPRAISAL
        refines: %3$s
      """;
  private static final String DIMENSIONS =
      """
        dimensions:
          - {code: G1, name: {zh: 班子, en: Team}}
          - {code: G2, name: {zh: 队伍, en: Members}}
      """;

  private static String item(String code, String dimension, String more) {
    return "    - {code: %s, dimension: %s, text: {zh: %s, en: %s}, evidence: METRIC%s}\n"
        .formatted(code, dimension, code, code, more);
  }

  private static MemoryFiles rural() {
    return MemoryFiles.plugin("rural")
        .with(
            "exemplar/criteria/base.yaml",
            SET.formatted("R1", "base", "null")
                + DIMENSIONS
                + "  items:\n"
                + item("R1.1", "G1", "")
                + item("R1.2", "G2", "")
                + item("R1.3", "G1", ""));
  }

  private static MemoryFiles locality(String id, String code, String refines, String rest) {
    return MemoryFiles.plugin(id, "LOCALITY")
        .with("exemplar/criteria/own.yaml", SET.formatted(code, id, refines) + rest);
  }

  private static MemoryFiles county() {
    return locality(
        "county",
        "C1",
        "R1",
        """
          dimensions: [{code: X, name: {zh: 本县, en: County}}]
          items:
        """
            + item("C1.1", "G1", ", sharpens: R1.1")
            + item("C1.2", "G1", "")
            + item("C1.3", "X", ""));
  }

  private static Owned<CriteriaSet> set(Catalogue catalogue, String code) {
    return catalogue.criteriaSets().stream()
        .filter(set -> set.value().code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> items(Catalogue catalogue, String code) {
    return set(catalogue, code).value().items().stream().map(Criterion::code).toList();
  }

  @Test
  void sharpened_items_stand_in_the_place_of_theirs_and_added_ones_at_the_end_of_their_dimension() {
    Catalogue catalogue = compose(rural(), county());
    assertThat(items(catalogue, "C1")).containsExactly("C1.1", "R1.2", "R1.3", "C1.2", "C1.3");
    assertThat(set(catalogue, "C1").value().dimensions())
        .extracting(Dimension::code)
        .containsExactly("G1", "G2", "X");
    assertThat(items(catalogue, "R1")).containsExactly("R1.1", "R1.2", "R1.3");
    assertThat(catalogue.refined(set(catalogue, "C1"))).contains(set(catalogue, "R1"));
  }

  @Test
  void a_chain_over_three_plugins_is_followed_from_its_beginning() {
    MemoryFiles town =
        locality(
            "a-town",
            "T1",
            "county/C1",
            "  items:\n" + item("T1.1", "G1", ", sharpens: C1.1") + item("T1.2", "X", ""));
    Catalogue catalogue = compose(town, county(), rural());
    assertThat(items(catalogue, "T1"))
        .containsExactly("T1.1", "R1.2", "R1.3", "C1.2", "C1.3", "T1.2");
  }

  @Test
  void a_set_may_have_the_code_of_the_one_that_it_refines_if_it_names_its_plugin() {
    Catalogue catalogue =
        compose(
            rural(), locality("county", "R1", "rural/R1", "  items:\n" + item("R1.9", "G2", "")));
    assertThat(catalogue.criteriaSets())
        .extracting(set -> set.plugin() + " " + set.value().items().size())
        .containsExactly("rural 3", "county 4");
  }

  @Test
  void sets_that_refine_each_other_over_plugins_are_refused_with_the_way() {
    Catalogue catalogue =
        compose(
            locality("a-place", "A1", "B1", "  items:\n" + item("A1.1", "G1", "")),
            locality("b-place", "B1", "A1", DIMENSIONS + "  items:\n" + item("B1.1", "G1", "")));
    assertThat(problems(catalogue, "a-place"))
        .containsExactly("REFERENCE_CIRCLE criteria/own.yaml:8 /criteriaSet/refines");
    assertThat(problems(catalogue, "b-place"))
        .containsExactly("REFERENCE_CIRCLE criteria/own.yaml:8 /criteriaSet/refines");
    assertThat(said(catalogue, "a-place")).contains("a-place/A1 → b-place/B1 → a-place/A1");
  }

  @Test
  void what_refines_a_set_of_a_circle_waits_until_the_circle_is_mended() {
    Catalogue catalogue =
        compose(
            locality("a-place", "A1", "B1", "  items:\n" + item("A1.1", "G1", "")),
            locality("b-place", "B1", "A1", "  items:\n" + item("B1.1", "G1", "")),
            locality("c-place", "C1", "A1", "  items:\n" + item("C1.1", "G1", "")));
    assertThat(problems(catalogue, "c-place"))
        .containsExactly("REFERENCE_UNRESOLVED criteria/own.yaml:8 /criteriaSet/refines");
  }

  @Test
  void an_item_that_is_sharpened_must_be_there() {
    Catalogue catalogue =
        compose(
            rural(),
            locality("county", "C1", "R1", "  items:\n" + item("C1.1", "G1", ", sharpens: R1.9")));
    assertThat(problems(catalogue, "county"))
        .containsExactly("REFERENCE_UNRESOLVED criteria/own.yaml:10 /criteriaSet/items/0/sharpens");
    assertThat(said(catalogue, "county")).contains("R1.1、R1.2、R1.3", "did you mean R1.1?");
  }

  @Test
  void an_item_stands_in_a_dimension_of_its_set_or_of_the_refined_one() {
    Catalogue catalogue =
        compose(rural(), locality("county", "C1", "R1", "  items:\n" + item("C1.1", "G3", "")));
    assertThat(problems(catalogue, "county"))
        .containsExactly(
            "REFERENCE_UNRESOLVED criteria/own.yaml:10 /criteriaSet/items/0/dimension");
    assertThat(said(catalogue, "county")).contains("G1, G2");
  }

  @Test
  void a_sharpened_item_stays_in_its_dimension() {
    Catalogue catalogue =
        compose(
            rural(),
            locality("county", "C1", "R1", "  items:\n" + item("C1.1", "G2", ", sharpens: R1.1")));
    assertThat(problems(catalogue, "county"))
        .containsExactly("REFINEMENT_CONFLICT criteria/own.yaml:10 /criteriaSet/items/0/dimension");
  }

  @Test
  void a_dimension_of_the_refined_set_keeps_its_meaning() {
    String other = "  dimensions: [{code: G1, name: {zh: 产业, en: Industry}}]\n";
    Catalogue catalogue =
        compose(
            rural(), locality("county", "C1", "R1", other + "  items:\n" + item("C1.1", "G1", "")));
    assertThat(problems(catalogue, "county"))
        .containsExactly("REFINEMENT_CONFLICT criteria/own.yaml:9 /criteriaSet/dimensions/0/code");
    assertThat(said(catalogue, "county")).contains("“班子”", "\"Team\"");
    assertThat(
            problems(
                compose(
                    rural(),
                    locality(
                        "county", "C1", "R1", DIMENSIONS + "  items:\n" + item("C1.1", "G1", ""))),
                "county"))
        .isEmpty();
  }

  @Test
  void both_sets_judge_the_same_kind_of_subject() {
    MemoryFiles county = county();
    county.with(
        "exemplar/criteria/own.yaml",
        county.text("exemplar/criteria/own.yaml").replace("ORGANIZATION", "MEMBER"));
    assertThat(problems(compose(rural(), county), "county"))
        .containsExactly("REFINEMENT_CONFLICT criteria/own.yaml:4 /criteriaSet/subjectKind");
  }
}
