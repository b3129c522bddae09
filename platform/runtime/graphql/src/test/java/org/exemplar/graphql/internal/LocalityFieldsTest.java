package org.exemplar.graphql.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.exemplar.search.SearchQuery;
import org.exemplar.search.Synonyms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a locality brings, asked for at the locality. */
final class LocalityFieldsTest {
  private final Fixture fixture = new Fixture();

  @BeforeEach
  void startWithALocality() throws InterruptedException {
    fixture.catalogue.install(Fixture.plugin("rural"));
    fixture.catalogue.install(new Place());
    fixture.start();
  }

  @Test
  void a_plugin_says_where_it_holds_and_what_it_needs() {
    assertThat(answer("{ plugins { id scope platform requires { plugin versions } } }"))
        .isEqualTo(
            "{plugins=["
                + "{id=rural, scope=[], platform=[1.0.0,2.0.0), requires=[]}, "
                + "{id=place, scope=[990101], platform=[1.0.0,2.0.0),"
                + " requires=[{plugin=rural, versions=[1.0.0,2.0.0)}]}]}");
  }

  @Test
  void localities_stand_beside_sectors() {
    assertThat(
            answer(
                "{ sectors { id } localities { id name scope version } locality(id: \"place\") {"
                    + " description(language: EN) } none: locality(id: \"rural\") { id } }"))
        .isEqualTo(
            "{sectors=[{id=rural}], localities=[{id=place, name=某地, scope=[990101],"
                + " version=1.0.0}], locality={description=Description}, none=null}");
  }

  @Test
  void a_refined_set_shows_what_became_of_each_item() {
    assertThat(
            answer(
                "{ criteriaSets(filter: {code: \"P-R2\"}) { plugin scope refines refinement {"
                    + " parent { plugin code scope refinement { items { change } } }"
                    + " items { item { code sharpens } change from { code } } } } }"))
        .isEqualTo(
            "{criteriaSets=[{plugin=place, scope=[990101], refines=rural/HN-R2, refinement={"
                + "parent={plugin=rural, code=HN-R2, scope=[], refinement=null}, items=["
                + "{item={code=P-R2.D1.01, sharpens=HN-R2.D1.01}, change=SHARPENED,"
                + " from={code=HN-R2.D1.01}}, "
                + "{item={code=P-R2.D1.02, sharpens=null}, change=ADDED, from=null}]}}]}");
  }

  @Test
  void what_a_nearer_set_sharpened_is_unchanged_in_what_refines_that_set() {
    assertThat(
            answer(
                "{ criteriaSets(filter: {code: \"P-R3\"}) { refinement { parent { code } items {"
                    + " item { code } change from { code } } } } }"))
        .isEqualTo(
            "{criteriaSets=[{refinement={parent={code=P-R2}, items=["
                + "{item={code=P-R2.D1.01}, change=UNCHANGED, from={code=P-R2.D1.01}}, "
                + "{item={code=P-R3.D1.01}, change=SHARPENED, from={code=P-R2.D1.02}}]}}]}");
  }

  @Test
  void what_holds_in_one_place_does_not_show_at_a_type_that_is_everywhere() {
    assertThat(answer("{ sector(id: \"rural\") { organizationTypes { criteriaSets { code } } } }"))
        .isEqualTo("{sector={organizationTypes=[{criteriaSets=[{code=HN-R2}]}]}}");
    assertThat(
            answer(
                "{ criteriaSets(filter: {organizationType: \"rural/village-organization\"})"
                    + " { code } }"))
        .isEqualTo("{criteriaSets=[{code=HN-R2}, {code=P-R2}, {code=P-R3}]}");
  }

  @Test
  void moments_are_as_exact_as_the_document_says() {
    assertThat(
            place(
                "programmeTemplates { qualifiedCode phases { code from { ...m } until { ...m } } }",
                "fragment m on ProgrammeMoment { ... on ProgrammeDay { date } "
                    + "... on ProgrammeMonth { year month part } "
                    + "... on ProgrammeOccasion { event { qualifiedCode name month day date open }"
                    + " side inYear: year } "
                    + "... on ProgrammeWords { words(language: EN) } }"))
        .isEqualTo(
            "{programmeTemplates=[{qualifiedCode=place/programme, phases=["
                + "{code=p1, from={date=2010-05-01}, until={year=2010, month=7, part=LATE}}, "
                + "{code=p2, from={event={qualifiedCode=place/founding-day, name=七一, month=7,"
                + " day=1, date=null, open=false}, side=AROUND, inYear=2011},"
                + " until={words=in due time}}]}]}");
  }

  @Test
  void what_a_template_names_is_reached_through_it() {
    assertThat(
            place(
                "programmeTemplates { tracks { criteriaSets { plugin code } } duties { act"
                    + " by(language: EN) to everyMonths copies organizationTypes { qualifiedCode }"
                    + " form { qualifiedId } due { __typename } } }",
                ""))
        .isEqualTo(
            "{programmeTemplates=[{tracks=[{criteriaSets=[{plugin=rural, code=HN-R2},"
                + " {plugin=place, code=P-R2}]}], duties=[{act=FILE, by=[villages, communities],"
                + " to=乡镇, everyMonths=3, copies=2,"
                + " organizationTypes=[{qualifiedCode=rural/village-organization}],"
                + " form={qualifiedId=rural/village-profile}, due=null}]}]}");
  }

  @Test
  void carriers_guidance_and_terms_are_told_with_their_plugin() {
    assertThat(
            place(
                "carriers { qualifiedCode kind expanded parts { code } organizationTypes { code }"
                    + " criteriaSets { code } } guidance { plugin bodies guides line }"
                    + " glossary { term sense variants meaning plugin scope }",
                ""))
        .isEqualTo(
            "{carriers=[{qualifiedCode=place/four-comparisons, kind=CONTEST, expanded=false,"
                + " parts=[], organizationTypes=[{code=village-organization}],"
                + " criteriaSets=[{code=P-R2}]}], guidance=[{plugin=place, bodies=[教育局党组织],"
                + " guides=学校, line=SECTOR}], glossary=[{term=五好, sense=grassroots,"
                + " variants=[五个好], meaning=null, plugin=place, scope=[990101]}]}");
  }

  @Test
  void a_search_reads_words_as_the_named_localities_do() {
    answer("{ search(text: \"五好\") { totalCount } }");
    answer("{ search(text: \"五好\", localities: [\"place\", \"place\"]) { totalCount } }");
    answer("{ rural { searchCases(text: \"五好\", localities: [\"place\"]) { totalCount } } }");

    Synonyms there = new Synonyms("place", List.of(Set.of("五好", "五个好")));
    assertThat(fixture.search.asked)
        .extracting(SearchQuery::synonyms)
        .containsExactly(Synonyms.NONE, there, there);
  }

  @Test
  void a_search_in_the_words_of_an_unknown_locality_is_refused() {
    assertThat(
            fixture
                .run("{ search(text: \"五好\", localities: [\"rural\"]) { totalCount } }")
                .toString())
        .contains("code=UNKNOWN_LOCALITY")
        .contains("没有地方插件“rural”，可用的有：place");
    assertThat(fixture.search.asked).isEmpty();
  }

  private String place(String selection, String fragment) {
    String found = answer("{ locality(id: \"place\") { " + selection + " } } " + fragment);
    return found.substring("{locality=".length(), found.length() - 1);
  }

  private String answer(String query) {
    return String.valueOf(fixture.run(query).get("data"));
  }
}
