package org.exemplar.graphql.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import org.exemplar.graphql.GraphQlResponse;
import org.exemplar.graphql.GraphQlResponse.Outcome;
import org.exemplar.graphql.internal.Fixture.FakePlugin;
import org.exemplar.search.IndexEdition;
import org.exemplar.search.SearchQuery;
import org.exemplar.spi.schema.Fetcher;
import org.exemplar.spi.schema.NodeLoader;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.spi.schema.SchemaContribution;
import org.exemplar.spi.schema.SdlFile;
import org.exemplar.spi.schema.SourceStream;
import org.junit.jupiter.api.Test;

class GraphQlEngineServiceTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Fixture fixture;

  GraphQlEngineServiceTest() throws InterruptedException {
    fixture = new Fixture();
    fixture.catalogue.install(Fixture.plugin("rural"));
    fixture.start();
  }

  @Test
  void no_plugin_of_the_fixture_has_a_problem() throws Exception {
    assertThat(json(fixture.run("{plugins{id problems{code message file line}}}")))
        .isEqualTo("{\"data\":{\"plugins\":[{\"id\":\"rural\",\"problems\":[]}]}}");
  }

  @Test
  void what_would_be_composed_of_the_same_is_not_composed_again() throws Exception {
    long published = fixture.engine.schema().orElseThrow().generation();
    fixture.catalogue.install(fixture.catalogue.current().active().findFirst().orElseThrow());
    assertThat(fixture.engine.schema().orElseThrow().generation()).isEqualTo(published);
    fixture.catalogue.remove("rural");
    assertThat(fixture.engine.schema().orElseThrow().generation()).isEqualTo(published + 1);
  }

  @Test
  void a_sector_plugin_shows_what_it_contributes() throws Exception {
    assertThat(
            json(
                fixture.run(
                    """
                    {sectors{id name organizationTypes{code name(language:EN)} criteriaSets{code version items{code dimension text}}
                     forms{id version} searchIndexes{id}} plugins{id state}}\
                    """)))
        .isEqualTo(
            """
            {"data":{"sectors":[{"id":"rural","name":"领域","organizationTypes":[{"code":"village-organization","name":"Village"}],\
            "criteriaSets":[{"code":"HN-R2","version":"1.0.0","items":[{"code":"HN-R2.D1.01","dimension":"D1","text":"思路清楚"}]}],\
            "forms":[{"id":"village-profile","version":"1.0.0"},{"id":"pairing-register","version":"1.0.0"}],\
            "searchIndexes":[{"id":"rural/cases"}]}],"plugins":[{"id":"rural","state":"ACTIVE"}]}}\
            """);
  }

  @Test
  void a_form_is_saved_and_read_by_the_types_derived_from_it() throws Exception {
    String saved =
        json(
            fixture.run(
                """
                mutation{saveRuralVillageProfile(input:{organization:"1",values:{collectiveIncome:12.5,standing:STRONG}})
                {profile{collectiveIncome standing form version} errors{ ... on InputError {code} }}}\
                """));
    assertThat(saved)
        .contains(
            "\"collectiveIncome\":12.5,\"standing\":\"STRONG\",\"form\":\"rural/village-profile\"")
        .contains("\"errors\":[]");
    assertThat(
            json(
                fixture.run(
                    """
                    {organization(code:"1"){profile{__typename form ... on RuralVillageProfile{collectiveIncome}}}}\
                    """)))
        .contains("\"__typename\":\"RuralVillageProfile\"")
        .contains("\"collectiveIncome\":12.5");
  }

  @Test
  void a_record_form_has_a_list_of_its_own_and_its_records_are_nodes() throws Exception {
    Map<String, Object> saved =
        fixture.run(
            """
            mutation{saveRuralPairingRegister(input:{organization:"1",values:{households:3,since:"2026-01-02"}})
            {record{id households since organization{name}} errors{ ... on InputError {code} }}}\
            """);
    String id = JSON.valueToTree(saved).at("/data/saveRuralPairingRegister/record/id").asText();
    assertThat(json(saved)).contains("\"since\":\"2026-01-02\"", "柳溪村");
    assertThat(
            json(
                fixture.run(
                    "{node(id:\"" + id + "\"){id ... on RuralPairingRegister{households}}}")))
        .contains("\"households\":3");
    assertThat(
            json(fixture.run("{rural{pairingRegisters(first:5){totalCount nodes{households}}}}")))
        .contains("\"totalCount\":1");
  }

  @Test
  void values_that_break_the_forms_schema_are_refused_with_their_place_in_both_languages()
      throws Exception {
    String answer =
        json(
            fixture.run(
                """
                mutation{saveRuralVillageProfile(input:{organization:"1",values:{collectiveIncome:-1}})
                {profile{form} errors{ ... on InputError {code path zh:message(language:ZH) en:message(language:EN)} }}}\
                """));
    assertThat(answer)
        .contains("\"profile\":null", "FORM_INVALID", "[\"input\",\"values\",\"collectiveIncome\"]")
        .contains("minimum");
    assertThat(fixture.records.saved).isEmpty();
  }

  @Test
  void a_profile_of_another_type_does_not_show() throws Exception {
    for (String code : List.of("1", "school1")) {
      fixture.run(
          """
          mutation{saveRuralVillageProfile(input:{organization:"%s",values:{collectiveIncome:1}}){errors{ ... on InputError {code} }}}\
          """
              .formatted(code));
    }
    assertThat(json(fixture.run("{organization(code:\"1\"){profile{form}}}")))
        .contains("rural/village-profile");
    assertThat(json(fixture.run("{organization(code:\"school1\"){profile{form}}}")))
        .contains("\"profile\":null");
  }

  @Test
  void a_number_that_is_none_is_refused_with_its_place() throws Exception {
    String answer =
        json(
            fixture.run(
                """
                mutation{saveRuralVillageProfile(input:{organization:"1",values:{collectiveIncome:1e999}})
                {profile{form} errors{ ... on InputError {code path} }}}\
                """));
    assertThat(answer)
        .contains(
            "\"profile\":null", "FORM_INVALID", "[\"input\",\"values\",\"collectiveIncome\"]");
    assertThat(fixture.records.saved).isEmpty();
  }

  @Test
  void more_conditions_than_a_search_can_take_are_refused() throws Exception {
    String many = "{field:\"industry\",anyOf:[\"茶叶\"]},".repeat(201);
    assertThat(json(fixture.run("{search(text:\"茶\",filter:{fields:[" + many + "]}){totalCount}}")))
        .contains("TOO_MANY_ITEMS");
  }

  @Test
  void an_index_becomes_a_typed_filter_and_typed_facets() throws Exception {
    String answer =
        json(
            fixture.run(
                """
                {rural{searchCases(text:"茶",filter:{industry:["茶叶"],incomeIn:[UNDER_10],income:{from:1}},first:3)
                {totalCount facets{industry{value count} income{value}} edges{score cursor node{name} highlights{field fragments}}}}}\
                """));
    assertThat(answer)
        .contains("\"industry\":[{\"value\":\"茶叶\",\"count\":3}]", "柳溪村", "<mark>茶</mark>");
    assertThat(fixture.search.asked).hasSize(1);
    assertThat(fixture.search.asked.getFirst().filters()).hasSize(3);
    assertThat(fixture.search.asked.getFirst().indexes()).containsExactly("rural/cases");
    assertThat(fixture.search.asked.getFirst().known())
        .extracting(IndexEdition::id)
        .contains("rural/cases");
  }

  @Test
  void the_general_search_finds_in_all_indexes() throws Exception {
    assertThat(
            json(
                fixture.run(
                    "{search(text:\"茶\"){totalCount nodes{id __typename} facets{name values{value"
                        + " count}}}}")))
        .contains("\"totalCount\":1", "\"__typename\":\"Organization\"");
  }

  @Test
  void a_page_size_out_of_bounds_is_refused_with_its_code() throws Exception {
    assertThat(json(fixture.run("{search(text:\"茶\",first:0){totalCount}}")))
        .contains("PAGE_SIZE_INVALID");
    assertThat(json(fixture.run("{search(text:\"茶\",first:2,last:2){totalCount}}")))
        .contains("PAGE_DIRECTION_INVALID");
  }

  @Test
  void a_search_is_paged_backwards_as_it_was_asked() throws Exception {
    String page = "last:2,after:\"a\",before:\"b\"){pageInfo{hasPreviousPage}}";
    fixture.run("{search(text:\"茶\"," + page + "}");
    fixture.run("{rural{searchCases(text:\"茶\"," + page + "}}");
    assertThat(fixture.search.asked)
        .extracting(SearchQuery::page)
        .containsOnly(new PageRequest(2, true, Optional.of("a"), Optional.of("b")))
        .hasSize(2);
  }

  @Test
  void an_offender_is_quarantined_with_file_and_line_and_the_others_go_on() throws Exception {
    fixture.catalogue.install(
        Fixture.plugin(
            "faulty",
            new SdlFile("faulty.graphqls", "type FaultyThing @public {\n  a: Nowhere\n}\n")));
    fixture.catalogue.install(
        Fixture.plugin(
            "greedy",
            new SdlFile(
                "greedy.graphqls", "\nextend type Query {\n  organization2: Int @public\n}\n")));
    fixture.catalogue.install(Fixture.plugin("urban-community"));

    String answer =
        json(
            fixture.run(
                "{plugins{id state problems{code file line message}} urbanCommunity{plugin{id}}}"));

    assertThat(answer)
        .contains(
            "\"id\":\"faulty\",\"state\":\"QUARANTINED\",\"problems\":[{\"code\":\"SCHEMA_INVALID\",\"file\":\"faulty.graphqls\",\"line\":1")
        .contains(
            "\"id\":\"greedy\",\"state\":\"QUARANTINED\",\"problems\":[{\"code\":\"SCHEMA_EXTENSION_NOT_ALLOWED\",\"file\":\"greedy.graphqls\",\"line\":3")
        .contains("\"id\":\"urban-community\",\"state\":\"ACTIVE\"");
  }

  @Test
  void a_plugin_with_the_id_of_a_platform_field_is_quarantined_and_the_field_works()
      throws Exception {
    fixture.catalogue.install(Fixture.plugin("platform"));
    fixture.catalogue.install(Fixture.plugin("search"));
    assertThat(json(fixture.run("{platform{version} plugins{id state problems{code message}}}")))
        .contains("\"version\":\"0.0.0\"")
        .contains("{\"id\":\"rural\",\"state\":\"ACTIVE\",\"problems\":[]}")
        .contains(
            "{\"id\":\"search\",\"state\":\"QUARANTINED\",\"problems\":[{\"code\":\"PLUGIN_ID_RESERVED\"")
        .contains("{\"id\":\"platform\",\"state\":\"QUARANTINED\"");
  }

  @Test
  void a_plugin_that_takes_a_name_of_another_is_quarantined_and_the_other_works() throws Exception {
    fixture.catalogue.install(
        Fixture.plugin(
            "rural-x", new SdlFile("clash.graphqls", "type RuralXQuery @public { a: Int }")));
    assertThat(json(fixture.run("{plugins{id state}}")))
        .contains("{\"id\":\"rural\",\"state\":\"ACTIVE\"}")
        .contains("{\"id\":\"rural-x\",\"state\":\"QUARANTINED\"}");
  }

  @Test
  void a_plugin_that_answers_fields_and_types_of_others_is_quarantined_and_they_answer_themselves()
      throws Exception {
    SchemaContribution thief =
        new SchemaContribution() {
          @Override
          public Map<String, Fetcher> fetchers() {
            return Map.of(
                "Query.organization", field -> Map.of("name", "stolen"),
                "ThiefQuery.nothing", field -> 1);
          }

          @Override
          public Map<String, SourceStream> sourceStreams() {
            return Map.of(
                "Subscription.pluginChangeProgress", field -> new SubmissionPublisher<String>());
          }

          @Override
          public Map<String, NodeLoader> nodes() {
            return Map.of("Organization", (keys, caller) -> Map.of());
          }

          @Override
          public Map<Class<?>, String> types() {
            return Map.of(Object.class, "ThiefThing");
          }
        };
    Fixture.FakePlugin plain = Fixture.plugin("thief");
    fixture.catalogue.install(
        new Fixture.FakePlugin(
            plain.descriptor(),
            plain.organizationTypes(),
            plain.criteriaSets(),
            plain.forms(),
            plain.searchIndexes(),
            List.of(),
            Optional.of(thief)));
    String answer =
        json(
            fixture.run(
                "{organization(code:\"990101\"){name} plugins{id state problems{code message}}}"));
    assertThat(answer)
        .contains("柳溪村")
        .contains("\"id\":\"thief\",\"state\":\"QUARANTINED\"")
        .contains("FETCHER_NOT_ALLOWED", "Query.organization", "ThiefQuery.nothing")
        .contains("Subscription.", "类型 Organization", "类型 ThiefThing", "java.lang.Object")
        .doesNotContain("stolen");
  }

  @Test
  void a_contribution_that_the_bundle_of_a_plugin_registers_by_itself_is_not_taken()
      throws Exception {
    SchemaContribution sly =
        new SchemaContribution() {
          @Override
          public Map<String, Fetcher> fetchers() {
            return Map.of("Query.organization", field -> Map.of("name", "stolen"));
          }
        };
    fixture.engine.addContribution(sly, Map.of("service.bundleid", Fixture.PLUGIN_BUNDLE));
    fixture.catalogue.install(Fixture.plugin("urban-community"));
    assertThat(json(fixture.run("{organization(code:\"990101\"){name}}"))).contains("柳溪村");
  }

  @Test
  void the_composed_schema_does_not_depend_on_the_order_of_arrival() throws Exception {
    fixture.catalogue.install(Fixture.plugin("urban-community"));
    String first = fixture.engine.schema().orElseThrow().sdl();
    fixture.catalogue.remove("rural");
    fixture.catalogue.remove("urban-community");
    fixture.catalogue.install(Fixture.plugin("urban-community"));
    fixture.catalogue.install(Fixture.plugin("rural"));
    assertThat(fixture.engine.schema().orElseThrow().sdl()).isEqualTo(first);
  }

  @Test
  void a_request_finishes_on_the_generation_that_it_began_with() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    fixture.catalogue.install(waiting(inside, goOn));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<GraphQlResponse> slow =
          threads.submit(() -> fixture.execute("{slow{wait} platform{generation}}"));
      assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
      Future<?> removal =
          threads.submit(
              () -> {
                fixture.catalogue.remove("slow");
                new SchemaParticipant(fixture.engine).drain();
                return null;
              });
      while (fixture.engine.schema().orElseThrow().sdl().contains("type SlowQuery")) {
        Thread.onSpinWait();
      }
      assertThat(json(fixture.run("{slow{wait}}"))).contains("GRAPHQL_VALIDATION_FAILED");
      assertThat(removal.isDone())
          .as("the plugin stays until its last request is answered")
          .isFalse();
      goOn.countDown();
      assertThat(json(slow.get(30, TimeUnit.SECONDS).body())).contains("\"wait\":\"done\"");
      removal.get(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void a_platform_without_its_capabilities_is_published_all_the_same() throws Exception {
    Fixture alone = new Fixture();
    alone.engine.follow();
    while (alone.engine.schema().isEmpty()) {
      Thread.onSpinWait();
    }
    assertThat(json(alone.run("{organization(code:\"1\"){name}}")))
        .contains("CAPABILITY_UNAVAILABLE", "Query.organization");
  }

  @Test
  void a_fault_says_nothing_but_its_number() throws Exception {
    assertThat(json(fixture.run("{organization(code:\"broken\"){name}}")))
        .contains("INTERNAL_ERROR", "correlationId")
        .doesNotContain("secret", "org.exemplar", "IllegalState");
  }

  @Test
  void mutations_are_refused_where_only_queries_are_allowed() {
    GraphQlResponse answer = Fixture.execute(fixture.engine, "mutation{ping}", Map.of(), true);
    assertThat(answer.outcome()).isEqualTo(Outcome.MUTATION_NOT_ALLOWED);
  }

  @Test
  void an_invalid_document_is_refused_with_a_code() throws Exception {
    assertThat(fixture.execute("{nothing}").outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(json(fixture.run("{nothing"))).contains("GRAPHQL_PARSE_FAILED");
    assertThat(fixture.execute("{nothing").outcome()).isEqualTo(Outcome.UNREADABLE);
  }

  @Test
  void every_type_field_and_argument_of_the_contract_is_described() {
    String sdl = fixture.engine.schema().orElseThrow().sdl();
    List<String> bare =
        sdl.lines().toList().stream()
            .filter(line -> line.matches("(type|input|enum|interface) .*\\{"))
            .toList();
    assertThat(bare).isNotEmpty();
    assertThat(new Undescribed(sdl).names()).isEmpty();
  }

  private static FakePlugin waiting(CountDownLatch inside, CountDownLatch goOn) {
    FakePlugin plain = Fixture.plugin("slow");
    SchemaContribution waits =
        new SchemaContribution() {
          @Override
          public Map<String, Fetcher> fetchers() {
            return Map.of(
                "SlowQuery.wait",
                field -> {
                  inside.countDown();
                  try {
                    return goOn.await(30, TimeUnit.SECONDS) ? "done" : "late";
                  } catch (InterruptedException interrupted) {
                    throw new IllegalStateException(interrupted);
                  }
                });
          }
        };
    return new FakePlugin(
        plain.descriptor(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(
            new SdlFile(
                "slow.graphqls", "extend type SlowQuery { \"Waits.\" wait: String @public }")),
        Optional.of(waits));
  }

  private static String json(Object value) throws Exception {
    return JSON.writeValueAsString(value);
  }
}
