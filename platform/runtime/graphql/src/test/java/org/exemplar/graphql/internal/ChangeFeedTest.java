package org.exemplar.graphql.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.exemplar.graphql.FormRecords.FormRecord;
import org.exemplar.graphql.GraphQlAnswer;
import org.exemplar.graphql.GraphQlRequest;
import org.exemplar.graphql.GraphQlResponse;
import org.exemplar.spi.Language;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Origin;
import org.exemplar.spi.identity.Reach;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.store.ChangeKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ChangeFeedTest {
  private static final String FIELDS = "{position kind organization object{type node{id}}}";

  private final Fixture fixture = new Fixture();

  ChangeFeedTest() throws InterruptedException {
    fixture.catalogue.install(Fixture.plugin("rural"));
    fixture.start();
  }

  @AfterEach
  void stop() throws Exception {
    fixture.engine.close();
  }

  private GraphQlAnswer begin(String arguments, Caller caller) {
    String document = "subscription{objectChanged" + arguments + FIELDS + "}";
    return fixture.engine.begin(
        new GraphQlRequest(document, Optional.empty(), Map.of(), Language.ZH, caller, false));
  }

  private ResponseReader watch(String arguments, Caller caller) {
    ResponseReader reader = new ResponseReader();
    ((GraphQlAnswer.Stream) begin(arguments, caller)).responses().subscribe(reader);
    return reader;
  }

  private ResponseReader watch(String arguments) {
    return watch(arguments, Fixture.TESTER);
  }

  private String refused(String arguments, Caller caller) {
    GraphQlResponse response = ((GraphQlAnswer.Single) begin(arguments, caller)).response();
    assertThat(response.body()).doesNotContainKey("data");
    return response.body().toString();
  }

  private void save(String code) {
    fixture.log.commit(ChangeKind.UPDATED, "Organization", code, Map.of("name", "柳溪村"));
  }

  private static String told(long position, String code) {
    return "{data={objectChanged={position=%d, kind=UPDATED, organization=%s, object={type=Organization, node={id=o%s}}}}}"
        .formatted(position, code, code);
  }

  @Test
  void what_changes_is_told_in_its_order_to_who_watches_from_then_on() throws Exception {
    save("100");
    ResponseReader reader = watch("");
    save("200");
    save("300");
    assertThat(reader.next()).hasToString(told(2, "200"));
    assertThat(reader.next()).hasToString(told(3, "300"));
  }

  @Test
  void who_was_away_begins_behind_the_last_change_that_it_has_got_and_misses_nothing()
      throws Exception {
    for (int i = 1; i <= 250; i++) {
      save("9" + i);
    }
    ResponseReader reader = watch("(after: 7)");
    for (int i = 8; i <= 250; i++) {
      assertThat(reader.next()).hasToString(told(i, "9" + i));
    }
    save("100");
    assertThat(reader.next()).hasToString(told(251, "100"));
  }

  @Test
  void only_what_is_asked_for_is_told() throws Exception {
    fixture.engine.setTree((code, ancestor) -> code.startsWith(ancestor));
    ResponseReader ofPart = watch("(organization: \"43\")");
    ResponseReader ofRecords = watch("(types: [\"RuralPairingRegister\"])");
    fixture.records.saved.put(
        "r1", new FormRecord("r1", "4301", "rural/pairing-register", "1.0.0", 1, "", Map.of()));
    save("4401");
    fixture.log.commit(ChangeKind.CREATED, "Account", "a1", Map.of("organization", "4301"));
    fixture.log.commit(
        ChangeKind.CREATED,
        "FormRecord",
        "r1",
        Map.of("organization", "4301", "form", "rural/pairing-register"));
    save("4302");
    fixture.log.commit(
        ChangeKind.CREATED,
        "FormRecord",
        "p1",
        Map.of("organization", "4303", "form", "rural/village-profile"));
    assertThat(ofPart.next().toString()).contains("position=3", "RuralPairingRegister");
    assertThat(ofPart.next()).hasToString(told(4, "4302"));
    assertThat(ofPart.next().toString())
        .contains("position=5", "type=Organization", "organization=4303");
    assertThat(ofRecords.next().toString())
        .contains("position=3", "organization=4301", "node={id=" + id("RuralPairingRegister"));
    assertThat(ofRecords.seen).isEmpty();
  }

  private static String id(String type) {
    return new GlobalId(type, "r1").encode();
  }

  @Test
  void of_what_somebody_may_not_see_nothing_is_told() throws Exception {
    Caller plain =
        Caller.signedIn(Origin.of("plain"), Optional.empty(), Set.of(), any -> Reach.NOTHING);
    ResponseReader auditor = watch("");
    ResponseReader other = watch("", plain);
    fixture.log.commit(ChangeKind.CREATED, "PluginChange", "c", Map.of());
    fixture.log.commit(ChangeKind.DELETED, "Organization", "100", Map.of("name", "柳溪村"));
    save("200");
    assertThat(auditor.next().toString()).contains("position=2", "kind=DELETED");
    assertThat(auditor.next()).hasToString(told(3, "200"));
    assertThat(other.next()).hasToString(told(3, "200"));
  }

  @Test
  void a_stream_has_the_rights_that_its_caller_has_by_now_and_ends_with_its_session()
      throws Exception {
    AtomicReference<Optional<Caller>> now = new AtomicReference<>(Optional.of(Fixture.TESTER));
    ResponseReader reader = watch("", Fixture.TESTER.renewedBy(now::get));
    fixture.log.commit(ChangeKind.DELETED, "Organization", "100", Map.of());
    assertThat(reader.next().toString()).contains("position=1");
    now.set(
        Optional.of(
            Caller.signedIn(Origin.of("test"), Optional.empty(), Set.of(), any -> Reach.NOTHING)));
    fixture.log.commit(ChangeKind.DELETED, "Organization", "200", Map.of());
    save("300");
    assertThat(reader.next()).hasToString(told(3, "300"));
    now.set(Optional.empty());
    save("400");
    assertThat(reader.next().toString()).contains("code=UNAUTHENTICATED").doesNotContain("data=");
    assertThat(reader.next()).isEqualTo(ResponseReader.END);
  }

  @Test
  void what_cannot_be_watched_is_refused_with_what_would_be_right() {
    save("100");
    assertThat(refused("(after: 2)", Fixture.TESTER)).contains("CHANGE_POSITION_UNKNOWN", "0 到 1");
    assertThat(refused("(after: -1)", Fixture.TESTER)).contains("CHANGE_POSITION_UNKNOWN");
    assertThat(refused("(types: [\"Organization\", \"Account\"])", Fixture.TESTER))
        .contains("OBJECT_TYPE_UNKNOWN", "types, 1", "RuralPairingRegister");
    assertThat(refused("(organization: \"none\")", Fixture.TESTER))
        .contains("ORGANIZATION_NOT_FOUND");
    assertThat(refused("", Caller.anonymous())).contains("UNAUTHENTICATED");
    assertThat(fixture.run("{changePosition}")).hasToString("{data={changePosition=1}}");
  }

  @Test
  void all_streams_end_when_the_platform_stops() throws Exception {
    ResponseReader idle = watch("");
    save("100");
    assertThat(idle.next()).hasToString(told(1, "100"));
    fixture.engine.close();
    assertThat(idle.next()).isEqualTo(ResponseReader.END);
    assertThat(fixture.log.listeners()).isZero();
    assertThat(List.of(idle.seen)).allMatch(java.util.Collection::isEmpty);
  }
}
