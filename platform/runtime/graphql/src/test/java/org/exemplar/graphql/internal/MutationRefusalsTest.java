package org.exemplar.graphql.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exemplar.graphql.GraphQlRequest;
import org.exemplar.graphql.internal.refused.RefusedMutations;
import org.exemplar.spi.Language;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Origin;
import org.exemplar.spi.identity.Reach;
import org.exemplar.store.Change;
import org.exemplar.store.JsonText;
import org.exemplar.store.internal.Engine;
import org.exemplar.store.internal.RelationalStore;
import org.exemplar.testing.MovableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which refusals of mutations come into the record. */
class MutationRefusalsTest {
  private static final String IMPORT =
      "importPolicyDocument(input: {fileName: \"secret.txt\", content: \"\"})";

  @TempDir private Path data;
  private RelationalStore store;
  private RefusedMutations refused;
  private Fixture fixture;

  @BeforeEach
  void start() throws Exception {
    Map<String, String> properties = Map.of("exemplar.data", data.toString());
    store = RelationalStore.open(Engine.of(properties::get), new MovableClock());
    refused = new RefusedMutations(store);
    fixture = new Fixture();
    fixture.catalogue.install(Fixture.plugin("rural"));
    fixture.engine.setRefused(refused);
    fixture.engine.setAnswers(new KeyedAnswers(store));
    fixture.start();
  }

  @AfterEach
  void close() throws Exception {
    fixture.engine.close();
    store.close();
  }

  private void ask(String query, Caller caller) {
    fixture.engine.execute(
        new GraphQlRequest(
            query, Optional.empty(), Map.of(), Language.ZH, caller, false, "203.0.113.7"));
  }

  private static Caller holding(String... permissions) {
    return Caller.signedIn(
        Origin.of("somebody").in("r-1"),
        Optional.empty(),
        Set.of(),
        permission -> Set.of(permissions).contains(permission) ? Reach.EVERYWHERE : Reach.NOTHING);
  }

  private List<Change> log() {
    return store.changes().after(0, 100);
  }

  private static @Nullable Object refusals(Change change) {
    return JsonText.map(change.payload(), Map.class)
        .getOrDefault("after", Map.of())
        .get("refusals");
  }

  @Test
  void what_is_not_allowed_is_told_for_each_field_of_the_mutation() {
    ask(
        "mutation { ping a: ping ...F } fragment F on Mutation { " + IMPORT + " { __typename } }",
        holding("records:read"));
    assertThat(log())
        .extracting(Change::subjectKey)
        .containsExactly("ping", "importPolicyDocument");
    assertThat(log()).extracting(Change::actor).containsOnly("somebody");
    assertThat(log())
        .extracting(change -> change.origin().request())
        .containsOnly(Optional.of("r-1"));
    assertThat(refusals(log().getLast()))
        .isEqualTo(List.of(Map.of("code", "FORBIDDEN", "field", "Mutation.importPolicyDocument")));
  }

  @Test
  void who_is_not_known_is_told_in_a_sum() throws Exception {
    ask("mutation { ping a: ping " + IMPORT + " { __typename } }", Caller.anonymous());
    assertThat(log()).isEmpty();
    refused.close();
    assertThat(log()).extracting(Change::actor).containsOnly("anonymous");
    assertThat(log().getFirst().payload())
        .isEqualTo(
            "{\"after\":{\"refusals\":[{\"code\":\"UNAUTHENTICATED\"}],\"times\":2,"
                + "\"network\":\"203.0.113.0/24\"}}");
  }

  @Test
  void what_a_service_refuses_is_told_whatever_the_client_selects_and_without_values() {
    ask("mutation { " + IMPORT + " { __typename } }", holding("policies:write"));
    assertThat(log()).hasSize(1);
    assertThat(refusals(log().getFirst()))
        .isEqualTo(
            List.of(Map.of("code", "DOCUMENT_UNREADABLE", "path", List.of("input", "content"))));
    assertThat(log().getFirst().payload()).doesNotContain("secret");
  }

  @Test
  void what_a_field_refuses_with_an_error_is_told_too() {
    ask("mutation { signOut(input: {}) { __typename } }", Fixture.TESTER);
    assertThat(log())
        .extracting(MutationRefusalsTest::refusals)
        .containsExactly(List.of(Map.of("code", "NOT_SIGNED_IN")));
  }

  @Test
  void what_was_refused_gives_its_key_back_although_it_stands_in_the_log() {
    String keyed =
        "mutation { saveRuralVillageProfile(input: {organization: \"1\", idempotencyKey: \"k\","
            + " values: {collectiveIncome: %d}}) { errors { __typename } } }";
    ask(keyed.formatted(-1), Fixture.TESTER);
    ask(keyed.formatted(-2), Fixture.TESTER);
    assertThat(log()).extracting(Change::subjectKey).containsOnly("saveRuralVillageProfile");
    assertThat(log())
        .extracting(MutationRefusalsTest::refusals)
        .allSatisfy(
            reasons ->
                assertThat(reasons)
                    .isEqualTo(
                        List.of(
                            Map.of(
                                "code",
                                "FORM_INVALID",
                                "path",
                                List.of("input", "values", "collectiveIncome")))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mutation { ping }",
        "mutation { nothing }",
        "mutation {",
        "mutation { importPolicyDocument(input: {fileName: \"a\", content: \"\", dryRun: true})"
            + " { __typename } }",
        "mutation($name: String!) { importPolicyDocument(input: {fileName: $name, content: \"\"})"
            + " { __typename } }",
        "{ organization(code: \"broken\") { name } }",
      })
  void what_is_carried_out_tried_out_not_begun_or_no_mutation_is_not(String query) {
    ask(query, Fixture.TESTER);
    ask("{ platform { searchIndexes { id } } }", holding());
    refused.close();
    assertThat(log()).isEmpty();
  }
}
