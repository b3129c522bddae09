package org.exemplar.caselibrary.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.exemplar.organizations.Organization;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.testkit.FakeField;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CaseStudyFetchersTest extends WithCaseStudies {
  private CaseStudyFetchers fetchers;

  @Override
  protected Map<String, String> properties() {
    return sqlite();
  }

  @BeforeEach
  void makeFetchers() {
    fetchers = new CaseStudyFetchers(cases, organizations);
  }

  @Test
  void aSavedCaseIsFoundByIdAndByKey() {
    CaseView saved = save(false, Drafts.good("c-1")).cases().getFirst();

    assertThat(told(fetch("Query.caseStudy", FakeField.asking("id", saved.id()))))
        .isEqualTo(told(saved));
    assertThat(told(fetch("Query.caseStudy", FakeField.asking("key", "c-1"))))
        .isEqualTo(told(saved));
    assertThat(fetch("Query.caseStudy", FakeField.asking("id", saved.id()).with("key", "c-2")))
        .isNull();
    assertThat(fetch("Query.caseStudy", FakeField.asking("key", "gone"))).isNull();
    assertThat(fetch("Query.caseStudy", FakeField.asking("id", "nonsense").with("key", "c-1")))
        .isNull();
    assertThat(
            Objects.requireNonNull(fetchers.nodes().get("CaseStudy"))
                .load(List.of("c-1", "gone"), FakeField.TESTER))
        .hasEntrySatisfying("c-1", view -> assertThat(told(view)).isEqualTo(told(saved)))
        .hasSize(1);
  }

  @Test
  void organizationsOfManyCasesAreAskedForTogether() {
    List<CaseView> views =
        save(false, Drafts.good("c-1"), Drafts.good("c-2").without("organizationCode")).cases();

    List<? extends @Nullable Object> found =
        Objects.requireNonNull(fetchers.batchFetchers().get("CaseStudy.organization"))
            .fetch(List.of(FakeField.of(views.get(0)), FakeField.of(views.get(1))));

    assertThat(found.getFirst()).isInstanceOf(Organization.class);
    assertThat(found.getLast()).isNull();
  }

  @Test
  void aDryRunShowsNoCases() {
    SavePayload payload = save(true, Drafts.good("c-1"));

    assertThat(payload.cases()).isEmpty();
    assertThat(payload.created()).isEqualTo(1);
    assertThat(payload.errors()).isEmpty();
  }

  @Test
  void ofEachCaseIsSaidWhatBecameOfIt() {
    save(false, Drafts.good("c-1"), Drafts.good("c-2"));
    Drafts changed = Drafts.good("c-2").with("title", "又一个题目");
    SavePayload saved = save(false, Drafts.good("c-1"), changed, Drafts.good("c-3"));
    assertThat(saved.items())
        .extracting(SavePayload.Item::key, SavePayload.Item::result)
        .containsExactly(
            tuple("c-1", "UNCHANGED"), tuple("c-2", "UPDATED"), tuple("c-3", "CREATED"));
    assertThat(saved.items()).allMatch(item -> item.caseStudy().isPresent());
    SavePayload refused = save(false, Drafts.good("c-4"), Drafts.good("c-5").with("title", " "));
    assertThat(refused.items())
        .containsExactly(
            new SavePayload.Item("c-4", "SKIPPED", Optional.empty()),
            new SavePayload.Item("c-5", "REFUSED", Optional.empty()));
    assertThat(refused.errors()).isNotEmpty();
  }

  @Test
  void facetsThatAreNoObjectAreRefused() {
    SavePayload payload =
        save(false, Drafts.good("c-1"), Drafts.good("c-2").with("facets", List.of("茶叶")));

    assertThat(payload.errors()).extracting(Refusal::code).containsExactly("FACET_INVALID");
    assertThat(payload.errors().getFirst().path()).containsExactly("input", "cases", "1", "facets");
    assertThat(cases.byKeys(List.of("c-1"), FakeField.TESTER)).isEmpty();
  }

  @Test
  void casesCanBeFiltered() {
    CaseView saved = save(false, Drafts.good("c-1")).cases().getFirst();

    assertThat(page(Map.of("sector", "rural")))
        .singleElement()
        .satisfies(view -> assertThat(told(view)).isEqualTo(told(saved)));
    assertThat(page(Map.of("organization", "elsewhere"))).isEmpty();
  }

  @Test
  void what_the_cases_of_a_page_tell_at_length_is_read_once_for_all_when_it_is_asked_for() {
    save(false, Drafts.good("c-1"), Drafts.good("c-2").with("background", "别的背景"));
    List<Collection<String>> read = new ArrayList<>();
    LongTexts texts =
        new LongTexts(
            List.of("c-1", "c-2"),
            keys -> {
              read.add(keys);
              return cases.all(keys);
            });

    assertThat(read).isEmpty();
    assertThat(texts.of("c-2").background()).isEqualTo("别的背景");
    assertThat(texts.of("c-1").background()).isNotEqualTo("别的背景");
    assertThat(read).containsExactly(List.of("c-1", "c-2"));
  }

  private static List<Object> told(@Nullable Object view) {
    CaseView study = (CaseView) Objects.requireNonNull(view);
    return List.of(study.summary(), study.content().get());
  }

  private List<?> page(Map<String, Object> filter) {
    Object page = fetch("Query.caseStudies", FakeField.asking("filter", filter));
    return ((Connection<?>) Objects.requireNonNull(page)).nodes();
  }

  private SavePayload save(boolean dryRun, Drafts... drafts) {
    List<Map<String, Object>> inputs = List.of(drafts).stream().map(Drafts::input).toList();
    Object payload =
        fetch(
            "Mutation.saveCaseStudies",
            FakeField.asking("input", Map.of("cases", inputs, "dryRun", dryRun, "publish", true)));
    return (SavePayload) Objects.requireNonNull(payload);
  }

  private @Nullable Object fetch(String field, FieldContext context) {
    return Objects.requireNonNull(fetchers.fetchers().get(field)).fetch(context);
  }
}
