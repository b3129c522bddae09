package org.exemplar.graphql.internal;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.idl.SchemaParser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exemplar.apischema.ApiSchema;
import org.exemplar.graphql.GraphQlRequest;
import org.exemplar.graphql.GraphQlResponse;
import org.exemplar.graphql.GraphQlResponse.Outcome;
import org.exemplar.plugins.Problem;
import org.exemplar.spi.Language;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Origin;
import org.exemplar.spi.identity.Reach;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask what, before anything is fetched. */
class AccessTest {
  private static final String SAVE =
      "saveRuralVillageProfile(input: {organization: \"1\", values: {collectiveIncome: 5}})"
          + " { errors { ... on InputError { code } } }";

  private Fixture fixture;

  @BeforeEach
  void start() throws Exception {
    fixture = new Fixture();
    fixture.catalogue.install(Fixture.plugin("rural"));
    fixture.start();
  }

  @AfterEach
  void close() throws Exception {
    fixture.engine.close();
  }

  private static Caller holding(String... permissions) {
    return Caller.signedIn(
        Origin.of("somebody"),
        Optional.empty(),
        Set.of(),
        permission -> Set.of(permissions).contains(permission) ? Reach.within("1") : Reach.NOTHING);
  }

  private GraphQlResponse ask(String query, Caller caller) {
    return fixture.engine.execute(
        new GraphQlRequest(query, Optional.empty(), Map.of(), Language.ZH, caller, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ plugins { id state } }",
        "{ sectors { id forms { id } } }",
        "{ __schema { types { name } } }",
        "{ __typename platform { version } }",
        "{ organization(code: \"1\") { name } }",
        "{ rural { searchCases(text: \"a\") { totalCount } } }"
      })
  void what_is_public_is_for_everybody(String query) {
    assertThat(ask(query, Caller.anonymous()).outcome()).isEqualTo(Outcome.EXECUTED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mutation { ping } | Mutation.ping",
        "{ platform { bundleProblems { bundle } } } | Platform.bundleProblems",
        "{ a: plugins { b: problems { code } } } | Plugin.problems",
        "{ ...F } fragment F on Query { platform { ...G } } fragment G on Platform { searchIndexes"
            + " { id } } | Platform.searchIndexes",
        "{ platform { ... on Platform { searchIndexes { id } } } } | Platform.searchIndexes",
        "{ platform { searchIndexes @skip(if: true) { id } version } } | Platform.searchIndexes",
        "{ node(id: \"x\") { ... on PluginChange { id } } } | PluginChange.id",
        "{ organization(code: \"1\") { profile { values } } } | Organization.profile",
      })
  void what_is_not_is_refused_whole_with_the_field(String query, String field) {
    GraphQlResponse response = ask(query, Caller.anonymous());
    assertThat(response.outcome()).isEqualTo(Outcome.DENIED);
    assertThat(response.body()).doesNotContainKey("data");
    assertThat(response.body().toString()).contains("UNAUTHENTICATED", "field=" + field);
  }

  @Test
  void who_is_known_and_lacks_a_permission_is_told_which() {
    String query = "{ platform { searchIndexes { id } } }";
    GraphQlResponse response = ask(query, holding("records:read"));
    assertThat(response.outcome()).isEqualTo(Outcome.DENIED);
    assertThat(response.body().toString())
        .contains("FORBIDDEN", "requiredScopes=[[platform:read]]");
    assertThat(ask(query, holding("platform:read")).outcome()).isEqualTo(Outcome.EXECUTED);
  }

  @Test
  void a_mutation_that_is_refused_has_no_effect_not_even_that_of_its_other_fields() {
    assertThat(ask("mutation { ping " + SAVE + "}", holding("cases:write")).outcome())
        .isEqualTo(Outcome.DENIED);
    assertThat(fixture.records.saved).isEmpty();
    assertThat(ask("mutation { ping " + SAVE + "}", holding("records:write")).outcome())
        .isEqualTo(Outcome.EXECUTED);
    assertThat(fixture.records.saved).hasSize(1);
  }

  @Test
  void a_policy_is_asked_beside_what_is_held() {
    String query =
        "mutation { issueToken(input: {name: \"a\"}) { secret errors { ... on InputError { code } }"
            + " } }";
    assertThat(ask(query, holding("accounts:manage")).body().toString())
        .contains("FORBIDDEN", "requiredPolicies=[[session], [owner]]");
    Caller session =
        Caller.trusted(
            new Origin(
                "somebody",
                Optional.of("session-7"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    assertThat(ask(query, session).outcome()).isNotEqualTo(Outcome.DENIED);
    assertThat(ask(query, Caller.trusted(Origin.of("owner"))).outcome())
        .isNotEqualTo(Outcome.DENIED);
  }

  @Test
  void every_field_of_the_composed_schema_has_a_rule_in_words_that_are_known() {
    Composer composer = new Composer(ApiSchema.files());
    assertThat(composer.accessProblems()).isEmpty();
    SchemaDraft draft = fixture.engine.compose(fixture.catalogue.current());
    AccessRules rules = AccessRules.of(draft.schema());
    assertThat(rules.missing()).isEmpty();
    assertThat(rules.fields()).isGreaterThan(400);
  }

  /** The build breaks by the test above: the defect is planted here, to see that it would. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "extend type Query { planted: Int }",
        "extend type Mutation { planted: Int }",
        "extend type Subscription { planted: Int }",
        "type Planted { a: Int }",
        "type Planted { a: Int @public b: Int }",
        "interface Planted { a: Int }",
      })
  void a_field_of_the_contract_that_has_no_rule_is_found(String planted) {
    Map<String, String> files = new LinkedHashMap<>(ApiSchema.files());
    files.put("planted.graphqls", planted);
    assertThat(new Composer(files).accessProblems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("ACCESS_RULE_MISSING");
              assertThat(problem.file()).contains("planted.graphqls");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "type RuralTea { a: Int } | ACCESS_RULE_MISSING",
        "type RuralTea { a: Int @public b: Int } | ACCESS_RULE_MISSING",
        "extend type Organization { ruralTea: Int } | ACCESS_RULE_MISSING",
        "interface RuralLike { a: Int } | ACCESS_RULE_MISSING",
        "type RuralTea @requiresScopes(scopes: [[\"tea:drink\"]]) { a: Int } | ACCESS_RULE_UNKNOWN",
        "type RuralTea { a: Int @policy(policies: [[\"friend\"]]) } | ACCESS_RULE_UNKNOWN",
      })
  void sdl_without_a_rule_or_with_a_word_that_nobody_knows_is_found(String sdl, String code) {
    List<Problem> problems = AccessRuleCheck.check(new SchemaParser().parse(sdl));
    assertThat(problems).extracting(Problem::code).containsExactly(code);
    assertThat(problems.getFirst().line()).isEqualTo(1);
  }

  @Test
  void objects_of_a_type_that_somebody_may_not_see_are_not_found_by_their_id() {
    Fields fields = new Fields();
    fields.add(
        new org.exemplar.spi.schema.SchemaContribution() {
          @Override
          public Map<String, org.exemplar.spi.schema.NodeLoader> nodes() {
            return Map.of("Secret", (keys, caller) -> Map.of("1", "found"));
          }
        });
    fields.showTo((type, caller) -> caller.isSignedIn());
    assertThat(fields.load("Secret", List.of("1"), Caller.anonymous())).isEmpty();
    assertThat(fields.load("Secret", List.of("1"), Fixture.TESTER)).hasSize(1);
  }
}
