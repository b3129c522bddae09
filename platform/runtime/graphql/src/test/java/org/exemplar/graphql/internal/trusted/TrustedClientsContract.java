package org.exemplar.graphql.internal.trusted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.exemplar.graphql.TrustedList;
import org.exemplar.graphql.TrustedList.Mode;
import org.exemplar.graphql.internal.trusted.ListedItems.Item;
import org.exemplar.graphql.internal.trusted.TrustedClients.Outcome;
import org.exemplar.graphql.internal.trusted.TrustedClients.Target;
import org.exemplar.graphql.internal.trusted.UnlistedDocuments.Unlisted;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Origin;
import org.exemplar.spi.identity.Reach;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.store.Change;
import org.exemplar.store.Sha256;
import org.exemplar.store.internal.Engine;
import org.exemplar.store.internal.RelationalStore;
import org.exemplar.testing.MovableClock;
import org.exemplar.testing.OnBothEngines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of lists of trusted documents, on every engine. */
abstract class TrustedClientsContract extends OnBothEngines {
  private static final Caller ADMIN = Caller.trusted(Origin.of("admin"));
  private static final Caller SHOP = ADMIN.from(withToken("t-1")).with(Optional.of("shop"));
  private static final String A = "{ a }";
  private static final String B = "{ b }";
  private static final Function<String, List<Refusal>> VALID = document -> List.of();

  private final MovableClock clock = new MovableClock();
  private RelationalStore store;
  private TrustedClients clients;

  @BeforeEach
  final void open() {
    store = RelationalStore.open(Engine.of(this::property), clock);
    clients = new TrustedClients(store, clock);
  }

  @AfterEach
  final void close() throws Exception {
    clients.close();
    store.close();
  }

  private static Origin withToken(String token) {
    Origin of = Origin.of("somebody");
    return new Origin(
        of.actor(),
        Optional.of(token),
        of.onBehalfOf(),
        of.reason(),
        of.request(),
        Optional.empty());
  }

  private static Manifest.Wanted plain(String document) {
    return new Manifest.Wanted(Optional.empty(), document);
  }

  private static Manifest.Wanted named(String id, String document) {
    return new Manifest.Wanted(Optional.of(id), document);
  }

  private Outcome register(String client, Manifest.Wanted... documents) {
    return clients.register(ADMIN, target(client), List.of(documents), VALID);
  }

  private static Target target(String client) {
    return new Target(client, Optional.empty(), false);
  }

  private static Target target(String client, int expectedVersion) {
    return new Target(client, Optional.of(expectedVersion), false);
  }

  private static Target dryRun(String client) {
    return new Target(client, Optional.empty(), true);
  }

  private Outcome mode(String client, Mode mode) {
    return clients.setMode(ADMIN, client, mode, Optional.empty());
  }

  private static List<String> codes(Outcome outcome) {
    return outcome.errors().stream().map(Refusal::code).toList();
  }

  private static String id(String document) {
    return "sha256:" + Sha256.hex(document);
  }

  @Test
  void a_client_is_held_to_its_list_from_the_next_request_on() {
    assertThat(clients.of(SHOP).mode()).isEqualTo(Mode.OFF);
    assertThat(register("shop", plain(A), named("list-b", B)).registered()).isEqualTo(2);
    assertThat(mode("shop", Mode.ENFORCE).client().orElseThrow().version()).isEqualTo(2);
    TrustedList list = clients.of(SHOP);
    assertThat(list.client()).isEqualTo("shop");
    assertThat(list.mode()).isEqualTo(Mode.ENFORCE);
    assertThat(list.holds(Sha256.hex(A))).isTrue();
    assertThat(list.holds(Sha256.hex("{ c }"))).isFalse();
    assertThat(list.document(id(A))).contains(A);
    assertThat(list.document("list-b")).contains(B);
    assertThat(list.document(id(B))).as("whatever else it is called").contains(B);
    assertThat(list.document(id("{ c }"))).isEmpty();
    assertThat(mode("shop", Mode.OFF).errors()).isEmpty();
    assertThat(clients.of(SHOP).mode()).isEqualTo(Mode.OFF);
  }

  @Test
  void what_was_said_is_still_there_after_a_restart() throws Exception {
    register("shop", plain(A));
    mode("shop", Mode.LOG);
    clients.close();
    clients = new TrustedClients(store, clock);
    assertThat(clients.of(SHOP).mode()).isEqualTo(Mode.LOG);
    assertThat(clients.of(SHOP).document(id(A))).contains(A);
  }

  @Test
  void who_uses_no_client_uses_one_that_is_always_there() {
    mode("anonymous", Mode.ENFORCE);
    mode("account", Mode.LOG);
    assertThat(clients.of(Caller.anonymous()).mode()).isEqualTo(Mode.ENFORCE);
    TrustedList session = clients.of(ADMIN.from(withToken(Origin.SESSION + "1")));
    assertThat(session.client()).isEqualTo("account");
    assertThat(session.mode()).isEqualTo(Mode.LOG);
    assertThat(clients.of(ADMIN.from(withToken("t-2"))).client()).isEqualTo("token");
    assertThat(clients.of(SHOP).client()).as("nothing was said of shop").isEqualTo("token");
  }

  @Test
  void the_owner_of_the_data_folder_cannot_be_locked_out() {
    mode("token", Mode.ENFORCE);
    assertThat(clients.of(Caller.trusted(Origin.OWNER)).mode()).isEqualTo(Mode.OFF);
    assertThat(clients.of(ADMIN).mode()).isEqualTo(Mode.ENFORCE);
  }

  @Test
  void a_manifest_is_registered_whole_or_not_at_all() {
    Outcome refused =
        clients.register(
            ADMIN,
            target("shop"),
            List.of(plain(A), plain("{"), named("sha256:abc", B), named("x y", B)),
            document ->
                document.equals("{")
                    ? List.of(Refusal.of("DOCUMENT_INVALID", "不对", "wrong"))
                    : List.of());
    assertThat(codes(refused))
        .containsExactly("DOCUMENT_INVALID", "DOCUMENT_ID_INVALID", "DOCUMENT_ID_INVALID");
    assertThat(refused.errors().stream().map(Refusal::path))
        .containsExactly(
            List.of("input", "documents", "1", "document"),
            List.of("input", "documents", "2", "id"),
            List.of("input", "documents", "3", "id"));
    assertThat(refused.items())
        .containsExactly(
            new Item(id(A), "SKIPPED"),
            new Item(id("{"), "REFUSED"),
            new Item("sha256:abc", "REFUSED"),
            new Item("x y", "REFUSED"));
    assertThat(clients.all().stream().map(TrustedClient::name))
        .containsExactly("account", "anonymous", "token");
    assertThat(store.changes().head()).isZero();
  }

  @Test
  void an_identifier_stands_for_one_document_for_as_long_as_it_is_listed() {
    register("shop", named("list", A));
    assertThat(codes(register("shop", plain(B), named("list", B))))
        .containsExactly("DOCUMENT_ID_TAKEN");
    assertThat(codes(register("desk", named("list", A), named("list", B))))
        .containsExactly("DOCUMENT_ID_TAKEN");
    assertThat(register("desk", named("list", B)).registered()).isOne();
    assertThat(clients.of(SHOP).document("list")).contains(A);
    assertThat(clients.of(SHOP).holds(Sha256.hex(B))).isFalse();
    clients.remove(ADMIN, target("shop"), List.of("list"));
    assertThat(register("shop", named("list", B)).registered()).isOne();
    assertThat(clients.of(SHOP).document("list")).contains(B);
  }

  @Test
  void what_is_listed_already_changes_nothing() {
    register("shop", plain(A));
    long head = store.changes().head();
    Outcome again = register("shop", plain(A), plain(A));
    assertThat(again.registered()).isZero();
    assertThat(again.client().orElseThrow().version()).isOne();
    assertThat(mode("shop", Mode.OFF).client().orElseThrow().version()).isOne();
    assertThat(store.changes().head()).isEqualTo(head);
  }

  @Test
  void what_is_removed_is_not_trusted_any_more() {
    register("shop", plain(A), plain(B));
    assertThat(codes(clients.remove(ADMIN, target("shop"), List.of(id(A), "nowhere"))))
        .containsExactly("DOCUMENT_NOT_FOUND");
    assertThat(clients.of(SHOP).holds(Sha256.hex(A))).isTrue();
    assertThat(clients.remove(ADMIN, target("shop", 1), List.of(id(A))).errors()).isEmpty();
    assertThat(clients.of(SHOP).holds(Sha256.hex(A))).isFalse();
    assertThat(clients.of(SHOP).document(id(A))).isEmpty();
    assertThat(clients.documents("shop", new PageRequest(10, Optional.empty())).nodes())
        .singleElement()
        .satisfies(left -> assertThat(left.document()).isEqualTo(B));
  }

  @Test
  void each_document_says_what_became_of_it() {
    register("shop", plain(A));
    assertThat(register("shop", plain(A), named("list-b", B), named("list-b", B)).items())
        .containsExactly(
            new Item(id(A), "UNCHANGED"),
            new Item("list-b", "CREATED"),
            new Item("list-b", "UNCHANGED"));
    assertThat(register("shop", plain(B), named("list-b", A)).items())
        .containsExactly(new Item(id(B), "SKIPPED"), new Item("list-b", "REFUSED"));
    assertThat(clients.remove(ADMIN, target("shop"), List.of(id(A), "nowhere")).items())
        .containsExactly(new Item(id(A), "SKIPPED"), new Item("nowhere", "REFUSED"));
    assertThat(clients.remove(ADMIN, target("shop"), List.of(id(A), "list-b")).items())
        .containsExactly(new Item(id(A), "REMOVED"), new Item("list-b", "REMOVED"));
  }

  @Test
  void a_dry_run_says_what_would_become_of_each_document_and_changes_nothing() {
    register("shop", plain(A));
    long head = store.changes().head();
    Outcome more = clients.register(ADMIN, dryRun("shop"), List.of(plain(A), plain(B)), VALID);
    assertThat(more.items())
        .containsExactly(new Item(id(A), "UNCHANGED"), new Item(id(B), "CREATED"));
    assertThat(more.registered()).isOne();
    assertThat(clients.register(ADMIN, dryRun("desk"), List.of(plain(B)), VALID).client())
        .hasValueSatisfying(client -> assertThat(client.version()).isZero());
    assertThat(clients.remove(ADMIN, dryRun("shop"), List.of(id(A))).items())
        .containsExactly(new Item(id(A), "REMOVED"));
    assertThat(codes(clients.remove(ADMIN, dryRun("shop"), List.of("nowhere"))))
        .containsExactly("DOCUMENT_NOT_FOUND");
    assertThat(store.changes().head()).isEqualTo(head);
    assertThat(clients.of(SHOP).holds(Sha256.hex(A))).isTrue();
    assertThat(clients.of(SHOP).holds(Sha256.hex(B))).isFalse();
  }

  @Test
  void somebody_elses_change_is_noticed() {
    register("shop", plain(A));
    assertThat(codes(clients.register(ADMIN, target("shop", 0), List.of(plain(B)), VALID)))
        .containsExactly("VERSION_CONFLICT");
    assertThat(codes(clients.setMode(ADMIN, "shop", Mode.LOG, Optional.of(2))))
        .containsExactly("VERSION_CONFLICT");
    assertThat(codes(clients.remove(ADMIN, target("shop", 2), List.of(id(A)))))
        .containsExactly("VERSION_CONFLICT");
    assertThat(clients.register(ADMIN, target("desk", 0), List.of(plain(B)), VALID).errors())
        .isEmpty();
  }

  @Test
  void what_makes_no_sense_is_refused_with_its_code() {
    assertThat(codes(register("Shop", plain(A)))).containsExactly("CLIENT_INVALID");
    assertThat(codes(register("shop"))).containsExactly("TOO_MANY_ITEMS");
    assertThat(codes(mode("nowhere", Mode.LOG))).containsExactly("CLIENT_NOT_FOUND");
    assertThat(codes(clients.remove(ADMIN, target("nowhere"), List.of("a"))))
        .containsExactly("CLIENT_NOT_FOUND");
    String tooLong = "#".repeat(Manifest.LONGEST_DOCUMENT) + A;
    assertThat(codes(register("shop", plain(tooLong)))).containsExactly("DOCUMENT_TOO_LONG");
  }

  @Test
  void who_holds_the_permission_on_a_part_of_the_tree_changes_nothing() {
    Caller some =
        Caller.signedIn(
            Origin.of("some"), Optional.empty(), Set.of(), permission -> Reach.within("99"));
    assertThat(codes(clients.setMode(some, "anonymous", Mode.ENFORCE, Optional.empty())))
        .containsExactly("NOT_ALLOWED");
    assertThat(codes(clients.register(some, target("shop"), List.of(plain(A)), VALID)))
        .containsExactly("NOT_ALLOWED");
    assertThat(codes(clients.remove(some, target("shop"), List.of("a"))))
        .containsExactly("NOT_ALLOWED");
  }

  @Test
  void the_record_names_documents_by_their_digest() {
    register("shop", plain(A));
    mode("shop", Mode.ENFORCE);
    clients.remove(ADMIN, target("shop"), List.of(id(A)));
    List<Change> changes = store.changes().after(0, 10);
    assertThat(changes.stream().map(Change::subjectType))
        .containsExactly(
            "TrustedClient",
            "TrustedDocument",
            "TrustedClient",
            "TrustedClient",
            "TrustedDocument");
    assertThat(changes.get(1).subjectKey()).isEqualTo("shop/" + id(A));
    assertThat(changes.get(2).payload()).contains("OFF", "ENFORCE");
    assertThat(changes).noneSatisfy(change -> assertThat(change.payload()).contains(A));
  }

  @Test
  void what_is_met_is_counted_by_its_digest_until_the_list_changes() {
    register("shop", plain(A));
    mode("shop", Mode.LOG);
    TrustedList list = clients.of(SHOP);
    list.met("d-1");
    list.met("d-2");
    clock.advance(Duration.ofSeconds(1));
    list.met("d-1");
    assertThat(clients.unlisted("shop"))
        .containsExactly(
            new Unlisted("d-1", 2, clock.instant()),
            new Unlisted("d-2", 1, clock.instant().minusSeconds(1)));
    for (int i = 0; i < UnlistedDocuments.REMEMBERED; i++) {
      list.met("e-" + i);
    }
    assertThat(clients.unlisted("shop"))
        .hasSize(UnlistedDocuments.REMEMBERED)
        .noneMatch(unlisted -> unlisted.digest().startsWith("d"));
    assertThat(clients.unlisted("desk")).isEmpty();
    register("shop", plain(B));
    assertThat(clients.unlisted("shop")).isEmpty();
  }

  @Test
  void lists_are_looked_up_without_asking_the_store() {
    assumeFalse(store.isShared(), "others may change them, so each commit makes it ask once");
    register("shop", plain(A));
    assertThat(clients.of(SHOP).document(id(A))).contains(A);
    store.close();
    assertThat(clients.of(SHOP).document(id(A))).contains(A);
  }

  @Test
  void what_another_node_says_is_heard_by_the_change_log() throws Exception {
    assumeTrue(store.isShared(), "nobody else writes to the store");
    register("shop", plain(A));
    assertThat(clients.of(SHOP).mode()).isEqualTo(Mode.OFF);
    TrustedClients another = new TrustedClients(store, clock);
    assertThat(another.setMode(ADMIN, "shop", Mode.ENFORCE, Optional.empty()).errors()).isEmpty();
    // commits are told one after the other: that of the mode is, when a later one is done
    store.write(transaction -> transaction.now());
    assertThat(clients.of(SHOP).mode()).isEqualTo(Mode.ENFORCE);
    another.close();
  }

  @Test
  void all_of_them_are_listed_by_name() {
    register("shop", plain(A));
    assertThat(clients.all().stream().map(TrustedClient::name))
        .containsExactly("account", "anonymous", "shop", "token");
    assertThat(clients.all().getFirst().version()).isZero();
  }
}
