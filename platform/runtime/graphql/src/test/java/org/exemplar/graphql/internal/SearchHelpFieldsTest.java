package org.exemplar.graphql.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.exemplar.search.FieldSort;
import org.exemplar.search.SearchOptions;
import org.exemplar.spi.schema.GlobalId;
import org.junit.jupiter.api.Test;

/** What searches offer beside their hits, as the schema has it. */
class SearchHelpFieldsTest {
  private final Fixture fixture = new Fixture();

  SearchHelpFieldsTest() throws InterruptedException {
    fixture.catalogue.install(Fixture.plugin("rural"));
    fixture.start();
  }

  private static String json(Object value) throws Exception {
    return new ObjectMapper().writeValueAsString(value);
  }

  private SearchOptions asked() {
    return fixture.search.asked.getLast().options();
  }

  @Test
  void what_takes_effort_is_only_worked_out_where_it_is_selected() throws Exception {
    fixture.run("{search(text:\"茶\"){totalCount}}");
    assertThat(asked())
        .isEqualTo(new SearchOptions(false, false, true, false, false, Optional.empty()));
    fixture.run(
        "{search(text:\"茶\",partial:false,fold:true,orderBy:{field:\"income\",direction:ASCENDING})"
            + "{indexes{count} edges{highlights{field} reasons{field}}}}");
    assertThat(asked())
        .isEqualTo(
            new SearchOptions(
                true, true, false, true, true, Optional.of(new FieldSort("income", false))));
  }

  @Test
  void a_search_tells_counts_by_index_what_was_meant_and_what_to_leave_out() throws Exception {
    assertThat(
            json(
                fixture.run(
                    "{search(text:\"茶\"){indexes{index title count} didYouMean{text totalCount}"
                        + " relaxations{kind text field remaining totalCount}}}")))
        .contains("\"index\":\"rural/cases\"", "\"count\":1")
        .contains("\"didYouMean\":{\"text\":\"茶叶\",\"totalCount\":2}")
        .contains(
            "{\"kind\":\"TERM\",\"text\":\"茶\",\"field\":null,\"remaining\":null,\"totalCount\":4}");
  }

  @Test
  void a_hit_tells_why_it_was_found_and_whether_only_in_part() throws Exception {
    String edges =
        "{edges{partial reasons{field title words otherWords boost share} alike{share}}}}";
    String told =
        "\"partial\":false,\"reasons\":[{\"field\":\"title\",\"title\":\"字段\",\"words\":[\"茶\"],"
            + "\"otherWords\":false,\"boost\":3.0,\"share\":1.0}],\"alike\":[]";
    assertThat(json(fixture.run("{search(text:\"茶\")" + edges))).contains(told);
    assertThat(json(fixture.run("{rural{searchCases(text:\"茶\")" + edges + "}"))).contains(told);
  }

  @Test
  void a_suggestion_of_one_document_leads_to_it() throws Exception {
    assertThat(
            json(
                fixture.run(
                    "{searchSuggestions(text:\"茶\"){text field title count"
                        + " node{... on Organization{name}}}}")))
        .contains("\"text\":\"茶叶\"", "\"title\":\"字段\"", "柳溪村");
  }

  @Test
  void what_is_like_an_object_is_asked_for_by_its_id() throws Exception {
    String id = new GlobalId("Organization", "7").encode();
    assertThat(
            json(
                fixture.run(
                    "{moreLikeThis(id:\""
                        + id
                        + "\"){score share words index node{... on Organization{name}}}}")))
        .contains("\"score\":1.5,\"share\":0.25,\"words\":[\"7\"]", "柳溪村");
    assertThat(json(fixture.run("{moreLikeThis(id:\"nothing\"){score}}")))
        .contains("\"moreLikeThis\":[]");
  }

  @Test
  void more_than_there_are_at_most_are_refused() throws Exception {
    for (String field : new String[] {"searchSuggestions(text:\"a\"", "moreLikeThis(id:\"a\""}) {
      assertThat(json(fixture.run("{" + field + ",first:201){index:__typename}}")))
          .contains("PAGE_SIZE_INVALID");
      assertThat(json(fixture.run("{" + field + ",first:0){index:__typename}}")))
          .contains("PAGE_SIZE_INVALID");
    }
  }
}
