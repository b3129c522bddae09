package org.exemplar.caselibrary.internal.citations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.exemplar.caselibrary.internal.CaseView;
import org.exemplar.caselibrary.internal.TestViews;
import org.exemplar.caselibrary.internal.WithTree;
import org.exemplar.caselibrary.internal.changes.Outcome;
import org.exemplar.graphql.SchemaNodes;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.store.Change;
import org.exemplar.store.ChangeKind;
import org.exemplar.testing.PageWalk;
import org.exemplar.testkit.FakeField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class CitationsContract extends WithTree {
  private static final PageRequest ALL = new PageRequest(PageRequest.MAXIMUM, Optional.empty());

  private CaseCitations citations;
  private GlobalId county;
  private GlobalId town;
  private GlobalId nobodys;
  private GlobalId gaps;

  @BeforeEach
  void open() {
    citations = new CaseCitations(store, tree, nodes, CLOCK);
    county = study("county", Optional.of("4301"));
    town = study("town", Optional.of("430101"));
    nobodys = study("nobodys", Optional.empty());
    gaps = nodes.addForm("TongzhouBenchmarkGapSheet", "f-1", "430101");
  }

  private GlobalId study(String key, Optional<String> organization) {
    return nodes.add(
        new GlobalId("CaseStudy", key),
        new SchemaNodes.Found(TestViews.of(key, organization), Optional.empty()));
  }

  private Outcome<CitationView> cite(GlobalId citing, GlobalId cited, Caller caller) {
    return cite(citing, cited, Optional.empty(), caller);
  }

  private Outcome<CitationView> cite(
      GlobalId citing, GlobalId cited, Optional<CasePassage> passage, Caller caller) {
    return citations.cite(new CaseCitations.Citing(citing, cited, passage, "学其做法"), false, caller);
  }

  private List<GlobalId> citedBy(GlobalId cited, Caller caller) {
    Connection<CitationView> page = citations.of(List.of(cited), ALL, caller).getFirst();
    assertThat(page.totalCount()).isEqualTo(page.nodes().size());
    return page.nodes().stream().map(view -> view.citation().citing()).toList();
  }

  private List<GlobalId> cites(GlobalId citing, Caller caller) {
    return citations.by(List.of(citing), ALL, caller).getFirst().nodes().stream()
        .map(view -> view.citation().cited())
        .toList();
  }

  @Test
  void both_ends_show_what_cites_what() {
    CitationView made = done(cite(gaps, county, Optional.of(CasePassage.PRACTICE), TOWN));
    done(cite(town, county, TOWN));

    assertThat(citedBy(county, Caller.anonymous())).containsExactly(gaps, town);
    assertThat(cites(gaps, Caller.anonymous())).containsExactly(county);
    assertThat(cites(town, Caller.anonymous())).containsExactly(county);
    assertThat(made.citing()).isEqualTo("TongzhouBenchmarkGapSheet f-1");
    assertThat(made.cited()).isInstanceOf(CaseView.class);
    assertThat(citations.byKeys(List.of(made.citation().key(), "gone"), TOWN))
        .isEqualTo(Map.of(made.citation().key(), made));
    assertThat(changes("CaseCitation"))
        .extracting(Change::kind, Change::actor)
        .containsExactly(tuple(ChangeKind.CREATED, "town"), tuple(ChangeKind.CREATED, "town"));
    assertThat(changes("CaseCitation").getFirst().payload())
        .contains("\"organization\":\"430101\"", "\"passage\":\"PRACTICE\"");
  }

  @Test
  void who_writes_what_cites_has_it_cite() {
    assertThat(refused(cite(county, town, TOWN))).containsExactly("NOT_ALLOWED at input/citing");
    assertThat(refused(cite(gaps, county, ELSEWHERE)))
        .containsExactly("NOT_ALLOWED at input/citing");
    assertThat(refused(cite(nobodys, county, COUNTY)))
        .containsExactly("NOT_ALLOWED at input/citing");
    assertThat(refused(cite(nobodys, county, PROVINCE))).isEmpty();
    assertThat(refused(cite(gaps, county, COUNTY))).isEmpty();
  }

  @Test
  void only_cases_are_cited_and_only_cases_and_forms_cite() {
    GlobalId document = nodes.add("PolicyDocument", "d-1");

    assertThat(refused(cite(document, county, PROVINCE)))
        .containsExactly("CITING_NOT_FOUND at input/citing");
    assertThat(refused(cite(county, document, PROVINCE)))
        .containsExactly("CASE_NOT_FOUND at input/cited");
    assertThat(refused(cite(county, gaps, PROVINCE)))
        .containsExactly("CASE_NOT_FOUND at input/cited");
    assertThat(refused(cite(new GlobalId("CaseStudy", "x"), new GlobalId("", ""), PROVINCE)))
        .containsExactly("CITING_NOT_FOUND at input/citing", "CASE_NOT_FOUND at input/cited");
    assertThat(changes("CaseCitation")).isEmpty();
  }

  @Test
  void nothing_cites_itself_nor_a_passage_twice_and_two_may_cite_each_other() {
    assertThat(refused(cite(county, county, COUNTY)))
        .containsExactly("CITES_ITSELF at input/cited");
    done(cite(county, town, COUNTY));
    assertThat(refused(cite(county, town, COUNTY)))
        .containsExactly("CITATION_EXISTS at input/cited");
    assertThat(refused(cite(county, town, Optional.of(CasePassage.RESULTS), COUNTY))).isEmpty();
    assertThat(refused(cite(county, town, Optional.of(CasePassage.RESULTS), COUNTY)))
        .containsExactly("CITATION_EXISTS at input/cited");
    assertThat(refused(cite(town, county, TOWN))).isEmpty();
    assertThat(
            refused(
                citations.cite(
                    new CaseCitations.Citing(town, nobodys, Optional.empty(), " "), false, TOWN)))
        .containsExactly("TEXT_INVALID at input/note");
  }

  @Test
  void an_end_that_somebody_may_not_see_is_neither_shown_nor_counted() {
    CitationView made = done(cite(gaps, county, TOWN));
    done(cite(town, county, TOWN));
    nodes.hide(gaps, caller -> caller == ELSEWHERE);

    assertThat(citedBy(county, ELSEWHERE)).containsExactly(town);
    assertThat(cites(gaps, ELSEWHERE)).isEmpty();
    assertThat(citations.byKeys(List.of(made.citation().key()), ELSEWHERE)).isEmpty();
    assertThat(citedBy(county, COUNTY)).containsExactly(gaps, town);
    assertThat(refused(citations.remove(made.citation().key(), false, ELSEWHERE)))
        .containsExactly("CITATION_NOT_FOUND at input/citation");
  }

  @Test
  void a_citation_is_taken_back_by_who_writes_what_cites() {
    CitationView made = done(cite(town, county, TOWN));
    String key = made.citation().key();
    assertThat(refused(citations.remove(key, false, ELSEWHERE)))
        .containsExactly("NOT_ALLOWED at input/citation");
    assertThat(citations.remove(key, true, TOWN)).isEqualTo(new Outcome.Checked<>());
    assertThat(citedBy(county, TOWN)).containsExactly(town);

    done(citations.remove(key, false, COUNTY));

    assertThat(citedBy(county, TOWN)).isEmpty();
    assertThat(refused(citations.remove(key, false, COUNTY)))
        .containsExactly("CITATION_NOT_FOUND at input/citation");
    assertThat(changes("CaseCitation"))
        .extracting(Change::kind)
        .containsExactly(ChangeKind.CREATED, ChangeKind.DELETED);
    assertThat(refused(cite(town, county, TOWN))).isEmpty();
  }

  @Test
  void one_object_cites_no_more_than_it_may() {
    List<GlobalId> many =
        IntStream.rangeClosed(0, CaseCitations.MOST)
            .mapToObj(at -> study("many-" + at, Optional.of("4301")))
            .toList();
    many.subList(0, CaseCitations.MOST).forEach(each -> done(cite(county, each, COUNTY)));

    assertThat(refused(cite(county, many.getLast(), COUNTY)))
        .containsExactly("TOO_MANY_ITEMS at input/citing");
  }

  @Test
  void a_dry_run_keeps_nothing() {
    assertThat(
            citations.cite(
                new CaseCitations.Citing(town, county, Optional.empty(), "学"), true, TOWN))
        .isEqualTo(new Outcome.Checked<>());
    assertThat(changes("CaseCitation")).isEmpty();
  }

  @Test
  void citations_of_many_cases_are_asked_for_together_and_paged_as_every_list() {
    IntStream.range(0, 6)
        .forEach(at -> done(cite(study("by-" + at, Optional.of("4301")), county, COUNTY)));
    done(cite(county, town, COUNTY));
    CitationFetchers fetchers = new CitationFetchers(citations);
    int before = nodes.asked();
    List<FieldContext> fields = new ArrayList<>();
    List.of(county, town)
        .forEach(id -> fields.add(FakeField.of(TestViews.of(id.key(), Optional.empty()))));

    List<?> pages =
        Objects.requireNonNull(fetchers.batchFetchers().get("CaseStudy.citedBy")).fetch(fields);

    assertThat(pages)
        .extracting(page -> ((Connection<?>) page).nodes().size())
        .containsExactly(6, 1);
    assertThat(nodes.asked()).isEqualTo(before + 1);
    int[] more = {0};
    PageWalk.check(
        field -> citations.of(List.of(county), PageRequest.of(field), field.caller()).getFirst(),
        () -> done(cite(study("later-" + more[0]++, Optional.of("4301")), county, COUNTY)));
  }

  @Test
  void mutations_answer_with_the_citation_or_why_there_is_none() {
    CitationFetchers fetchers = new CitationFetchers(citations);
    Map<String, Object> input =
        new HashMap<>(
            Map.of(
                "citing",
                town.encode(),
                "cited",
                county.encode(),
                "passage",
                "BACKGROUND",
                "note",
                " 学其做法 "));
    Map<?, ?> payload = change(fetchers, "citeCaseStudy", input);
    CitationView made = (CitationView) Objects.requireNonNull(payload.get("citation"));
    assertThat(made.note()).isEqualTo("学其做法");
    assertThat(made.passage()).contains(CasePassage.BACKGROUND);

    assertThat(change(fetchers, "citeCaseStudy", input).get("citation")).isNull();
    assertThat(change(fetchers, "removeCaseCitation", Map.of("citation", made.id())))
        .isEqualTo(Map.of("removed", true, "errors", List.of()));
    assertThat(change(fetchers, "removeCaseCitation", Map.of("citation", "x")).get("removed"))
        .isEqualTo(false);
    Object none =
        Objects.requireNonNull(fetchers.fetchers().get("Query.caseCitations"))
            .fetch(FakeField.asking("citing", "nonsense"));
    assertThat(((Connection<?>) Objects.requireNonNull(none)).nodes()).isEmpty();
  }

  private static Map<?, ?> change(
      CitationFetchers fetchers, String mutation, Map<String, ?> input) {
    return (Map<?, ?>)
        Objects.requireNonNull(
            Objects.requireNonNull(fetchers.fetchers().get("Mutation." + mutation))
                .fetch(FakeField.asking("input", input)));
  }

  @Test
  void all_of_it_is_there_when_the_store_is_opened_again() {
    done(cite(gaps, county, TOWN));

    citations = new CaseCitations(store, tree, nodes, CLOCK);

    assertThat(citedBy(county, TOWN)).containsExactly(gaps);
  }
}
