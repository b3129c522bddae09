package org.exemplar.graphql.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.graphql.GraphQlAnswer;
import org.exemplar.graphql.GraphQlRequest;
import org.exemplar.graphql.GraphQlResponse;
import org.exemplar.graphql.TrustedList.Mode;
import org.exemplar.graphql.internal.trusted.TrustedClients;
import org.exemplar.spi.Language;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.store.Sha256;
import org.exemplar.store.internal.Engine;
import org.exemplar.store.internal.RelationalStore;
import org.exemplar.testing.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of trusted documents as they are asked for and changed through the schema. */
class TrustedDocumentsTest {
  private static final String REGISTER =
      """
      mutation($input: RegisterTrustedDocumentsInput!) {
        registerTrustedDocuments(input: $input) {
          client { name mode version documents { totalCount nodes { id digest document } } }
          registered
          errors { __typename ... on InputError { code message(language: EN) path } }
        }
      }
      """;
  private static final String PLUGINS = "{ plugins { id } }";
  private static final String WATCH = "subscription{pluginChangeProgress(id:\"c\"){state}}";
  private static final Caller SHOP = Fixture.TESTER.with(Optional.of("shop"));

  @TempDir private Path data;
  private RelationalStore store;
  private TrustedClients clients;
  private Fixture fixture;

  @BeforeEach
  void start() throws Exception {
    store =
        RelationalStore.open(
            Engine.of(Map.of("exemplar.data", data.toString())::get), new MovableClock());
    clients = new TrustedClients(store);
    fixture = new Fixture();
    fixture.engine.setAnswers(new KeyedAnswers(store));
    fixture.trusted = Optional.of(clients);
    fixture.start();
  }

  @AfterEach
  void close() throws Exception {
    fixture.engine.close();
    store.close();
  }

  private Map<String, Object> register(String document) {
    return body(
        Fixture.execute(
            fixture.engine,
            REGISTER,
            Map.of(
                "input",
                Map.of("client", "shop", "documents", List.of(Map.of("document", document)))),
            false));
  }

  private static Map<String, Object> body(GraphQlResponse response) {
    return Fixture.withoutCost(response.body());
  }

  @Test
  void a_manifest_is_registered_and_shown() {
    assertThat(register(PLUGINS).toString())
        .contains("name=shop, mode=OFF, version=1", "registered=1", "errors=[]")
        .contains("id=sha256:" + Sha256.hex(PLUGINS), "document=" + PLUGINS);
    String id = new GlobalId("TrustedClient", "shop").encode();
    assertThat(
            fixture
                .run(
                    "mutation { setTrustedDocumentMode(input: {client: \"shop\", mode: ENFORCE}) {"
                        + " client { mode version } errors { __typename } } }")
                .toString())
        .contains("mode=ENFORCE, version=2", "errors=[]");
    assertThat(
            fixture
                .run(
                    "{ trustedClients(first: 2, name: \"shop\") { totalCount nodes { id unlisted {"
                        + " digest } } } node(id: \""
                        + id
                        + "\") { ... on TrustedClient { name } } }")
                .toString())
        .contains("totalCount=1", "id=" + id, "unlisted=[]", "node={name=shop}");
    assertThat(clients.of(Fixture.TESTER.with(Optional.of("shop"))).mode()).isEqualTo(Mode.ENFORCE);
  }

  @Test
  void a_document_that_is_not_valid_for_the_published_schema_is_refused_with_its_place() {
    assertThat(register("{\n  nowhere }").toString())
        .contains("client=null", "registered=0", "__typename=InvalidValue", "DOCUMENT_INVALID")
        .contains("line 2, column 3:", "path=[input, documents, 0, document]");
    assertThat(register("{ plugins {").toString()).contains("DOCUMENT_INVALID", "line 1");
    assertThat(register("subscription @skip(if: true) { a }").toString())
        .contains("DOCUMENT_INVALID");
    assertThat(register("\"of plugins\" query { plugins { id } }").toString())
        .contains("registered=1");
  }

  @Test
  void who_does_not_manage_clients_sees_and_changes_nothing() {
    GraphQlResponse refused =
        fixture.engine.execute(
            new GraphQlRequest(
                "{ trustedClients { totalCount } }",
                Optional.empty(),
                Map.of(),
                Language.ZH,
                Caller.anonymous(),
                false));
    assertThat(refused.body().toString()).contains("UNAUTHENTICATED");
  }

  @Test
  void what_answers_may_go_and_come_again() {
    fixture.engine.unsetTrusted(clients);
    fixture.engine.setTrusted(clients);
    fixture.catalogue.install(Fixture.plugin("rural"));
    assertThat(register(PLUGINS).toString()).contains("registered=1");
  }

  @Test
  void a_subscription_ends_at_the_next_event_once_its_document_is_not_trusted_any_more()
      throws Exception {
    ResponseReader watching = watch();
    fixture.source.emit("PLANNED");
    assertThat(watching.next().toString()).contains("PLANNED");
    register(PLUGINS);
    mode(Mode.LOG);
    fixture.source.emit("RUNNING");
    assertThat(watching.next().toString()).as("it is only watched").contains("RUNNING");
    mode(Mode.ENFORCE);
    fixture.source.emit("APPLIED");
    assertThat(watching.next().toString())
        .contains("code=DOCUMENT_NOT_TRUSTED")
        .doesNotContain("APPLIED");
    assertThat(watching.next()).isEqualTo(ResponseReader.END);
    assertThat(fixture.source.cancelled).hasValue(1);
    assertThat(
            fixture
                .run("{ trustedClients(name: \"shop\") { nodes { unlisted { digest } } } }")
                .toString())
        .contains(Sha256.hex(WATCH));
  }

  @Test
  void a_subscription_whose_document_is_taken_from_the_list_ends_too() throws Exception {
    register(WATCH);
    mode(Mode.ENFORCE);
    ResponseReader watching = watch();
    fixture.source.emit("PLANNED");
    assertThat(watching.next().toString()).contains("PLANNED");
    assertThat(
            fixture
                .run(
                    "mutation { removeTrustedDocuments(input: {client: \"shop\", ids: [\"sha256:"
                        + Sha256.hex(WATCH)
                        + "\"]}) { items { result } errors { __typename } } }")
                .toString())
        .contains("result=REMOVED", "errors=[]");
    fixture.source.emit("RUNNING");
    assertThat(watching.next().toString()).contains("code=DOCUMENT_NOT_TRUSTED");
    assertThat(watching.next()).isEqualTo(ResponseReader.END);
  }

  private void mode(Mode mode) {
    assertThat(
            fixture
                .run(
                    "mutation { setTrustedDocumentMode(input: {client: \"shop\", mode: "
                        + mode
                        + "}) { client { mode } errors { __typename } } }")
                .toString())
        .contains("mode=" + mode);
  }

  private ResponseReader watch() {
    GraphQlAnswer answer =
        fixture.engine.begin(
            new GraphQlRequest(WATCH, Optional.empty(), Map.of(), Language.ZH, SHOP, false));
    assertThat(answer).isInstanceOf(GraphQlAnswer.Stream.class);
    ResponseReader reader = new ResponseReader();
    ((GraphQlAnswer.Stream) answer).responses().subscribe(reader);
    return reader;
  }
}
