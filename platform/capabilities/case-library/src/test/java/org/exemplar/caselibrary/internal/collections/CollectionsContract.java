package org.exemplar.caselibrary.internal.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.exemplar.caselibrary.internal.TestViews;
import org.exemplar.caselibrary.internal.WithTree;
import org.exemplar.caselibrary.internal.changes.Outcome;
import org.exemplar.caselibrary.internal.collections.CaseCollections.Addition;
import org.exemplar.caselibrary.internal.collections.CaseCollections.Target;
import org.exemplar.caselibrary.internal.seen.SeenPages.Shown;
import org.exemplar.graphql.SchemaNodes;
import org.exemplar.organizations.Organization;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Origin;
import org.exemplar.spi.identity.Reach;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.store.Change;
import org.exemplar.store.ChangeKind;
import org.exemplar.testing.PageWalk;
import org.exemplar.testkit.FakeField;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class CollectionsContract extends WithTree {
  private static final PageRequest ALL = new PageRequest(PageRequest.MAXIMUM, Optional.empty());
  private static final Caller OF_SECTOR =
      Caller.signedIn(
          Origin.of("sector"),
          Optional.empty(),
          Set.of(),
          permission -> new Reach(false, Set.of(), Set.of("4301")));

  private CaseCollections collections;

  @BeforeEach
  void open() {
    collections = new CaseCollections(store, tree, nodes, CLOCK);
    List.of("a", "b", "c", "d").forEach(this::study);
  }

  private GlobalId study(String key) {
    return nodes.add(
        new GlobalId("CaseStudy", key),
        new SchemaNodes.Found(TestViews.of(key, Optional.empty()), Optional.empty()));
  }

  private static CollectionText mine(String title) {
    return new CollectionText(
        title, Optional.of("留着看"), Optional.empty(), CollectionVisibility.PRIVATE);
  }

  private static CollectionText shared(String organization, CollectionVisibility visibility) {
    return new CollectionText("好做法", Optional.empty(), Optional.of(organization), visibility);
  }

  private CaseCollection made(CollectionText said, Caller caller) {
    return done(collections.create(said, false, caller));
  }

  private static Target target(CaseCollection collection, Caller caller) {
    return new Target(collection.key(), Optional.empty(), false, caller);
  }

  private static Addition addition(String key) {
    return new Addition(Optional.of(key), Optional.empty());
  }

  private CaseCollection filled(CaseCollection collection, Caller caller, String... keys) {
    return done(
        collections.add(
            target(collection, caller),
            List.of(keys).stream().map(CollectionsContract::addition).toList()));
  }

  private List<String> items(CaseCollection collection, Caller caller) {
    Connection<Shown<CollectionItem>> page =
        collections.items(List.of(collection), ALL, caller).getFirst();
    assertThat(page.totalCount()).isEqualTo(page.nodes().size());
    return page.nodes().stream().map(shown -> shown.row().caseKey()).toList();
  }

  private boolean sees(Caller caller, CaseCollection collection) {
    boolean byId =
        collections.byKeys(List.of(collection.key()), caller).containsKey(collection.key());
    Connection<CaseCollection> page =
        collections.page(
            new CollectionFilter(false, Optional.empty(), Optional.empty()), ALL, caller);
    assertThat(page.nodes().contains(collection)).isEqualTo(byId);
    assertThat(page.totalCount()).isEqualTo(page.nodes().size());
    return byId;
  }

  @Test
  void what_is_ownis_seen_by_its_owner_alone_whoever_else_may_do_all() {
    CaseCollection collection = made(mine("自用"), TOWN);

    assertThat(sees(TOWN, collection)).isTrue();
    List.of(PROVINCE, COUNTY, ELSEWHERE, OF_SECTOR, Caller.anonymous())
        .forEach(other -> assertThat(sees(other, collection)).isFalse());
    assertThat(refused(collections.delete(target(collection, PROVINCE))))
        .containsExactly("COLLECTION_NOT_FOUND at input/collection");
    assertThat(refused(collections.update(target(collection, COUNTY), said -> said)))
        .containsExactly("COLLECTION_NOT_FOUND at input/collection");
    filled(collection, TOWN, "a");
    assertThat(changes("CaseCollection"))
        .extracting(Change::payload)
        .noneMatch(told -> told.contains("自用") || told.contains("留着看") || told.contains("\"a\""));
  }

  @Test
  void what_an_organisation_shares_is_seen_there_below_and_above_and_nowhere_else() {
    CaseCollection collection = made(shared("4301", CollectionVisibility.ORGANIZATION), COUNTY);

    List.of(COUNTY, TOWN, PROVINCE).forEach(each -> assertThat(sees(each, collection)).isTrue());
    List.of(ELSEWHERE, Caller.anonymous())
        .forEach(each -> assertThat(sees(each, collection)).isFalse());
    CaseCollection towns = made(shared("430101", CollectionVisibility.ORGANIZATION), TOWN);
    assertThat(sees(COUNTY, towns)).isTrue();
    assertThat(sees(ELSEWHERE, towns)).isFalse();
  }

  @Test
  void what_is_public_is_seen_by_everybody_and_changed_by_its_owner_alone() {
    CaseCollection collection = made(shared("4301", CollectionVisibility.PUBLIC), COUNTY);

    assertThat(sees(Caller.anonymous(), collection)).isTrue();
    assertThat(refused(collections.add(target(collection, TOWN), List.of(addition("a")))))
        .containsExactly("NOT_ALLOWED at input/collection");
    assertThat(refused(collections.update(target(collection, PROVINCE), said -> said)))
        .containsExactly("NOT_ALLOWED at input/collection");
    assertThat(refused(collections.delete(target(collection, TOWN))))
        .containsExactly("NOT_ALLOWED at input/collection");
    done(collections.delete(target(collection, PROVINCE)));
    assertThat(sees(COUNTY, collection)).isFalse();
    assertThat(changes("CaseCollection"))
        .extracting(Change::kind)
        .containsExactly(ChangeKind.CREATED, ChangeKind.DELETED);
  }

  @Test
  void whoever_shares_does_so_for_an_organisation_for_which_cases_are_written() {
    assertThat(
            refused(
                collections.create(
                    new CollectionText(
                        "好做法", Optional.empty(), Optional.empty(), CollectionVisibility.PUBLIC),
                    false,
                    COUNTY)))
        .containsExactly("ORGANIZATION_MISSING at input/organization");
    assertThat(
            refused(collections.create(shared("4302", CollectionVisibility.PUBLIC), false, COUNTY)))
        .containsExactly("NOT_ALLOWED at input/organization");
    assertThat(refused(collections.create(shared("x", CollectionVisibility.PUBLIC), false, COUNTY)))
        .containsExactly("ORGANIZATION_NOT_FOUND at input/organization");
    assertThat(refused(collections.create(mine(" "), false, COUNTY)))
        .containsExactly("TEXT_INVALID at input/title");
    CaseCollection own = made(mine("自用"), COUNTY);
    assertThat(
            refused(
                collections.update(
                    target(own, COUNTY), said -> shared("4302", CollectionVisibility.PUBLIC))))
        .containsExactly("NOT_ALLOWED at input/organization");
  }

  @Test
  void cases_stand_in_their_order_and_move() {
    CaseCollection collection = filled(made(mine("自用"), COUNTY), COUNTY, "a", "b", "c", "d");
    assertThat(items(collection, COUNTY)).containsExactly("a", "b", "c", "d");

    move(collection, "d", Optional.of("b"));
    assertThat(items(collection, COUNTY)).containsExactly("a", "d", "b", "c");
    move(collection, "a", Optional.empty());
    assertThat(items(collection, COUNTY)).containsExactly("d", "b", "c", "a");
    move(collection, "b", Optional.of("b"));
    assertThat(items(collection, COUNTY)).containsExactly("d", "b", "c", "a");
    done(
        collections.remove(
            target(collection, COUNTY), List.of(Optional.of("b"), Optional.of("d"))));
    assertThat(items(collection, COUNTY)).containsExactly("c", "a");
    filled(collection, COUNTY, "b", "c");
    assertThat(items(collection, COUNTY)).containsExactly("c", "a", "b");
    assertThat(
            refused(
                collections.remove(
                    target(collection, COUNTY), List.of(Optional.of("a"), Optional.of("d")))))
        .containsExactly("ITEM_NOT_FOUND at input/caseStudies/1");
    assertThat(
            refused(
                collections.move(
                    target(collection, COUNTY), Optional.of("a"), Optional.of(Optional.of("d")))))
        .containsExactly("ITEM_NOT_FOUND at input/before");
    assertThat(
            refused(
                collections.move(target(collection, COUNTY), Optional.empty(), Optional.empty())))
        .containsExactly("ITEM_NOT_FOUND at input/caseStudy");
    assertThat(items(collection, COUNTY)).containsExactly("c", "a", "b");
  }

  private void move(CaseCollection collection, String key, Optional<String> before) {
    done(collections.move(target(collection, COUNTY), Optional.of(key), before.map(Optional::of)));
  }

  @Test
  void a_case_that_is_there_gets_the_new_note_and_a_change_the_next_version() {
    CaseCollection one = filled(made(mine("自用"), COUNTY), COUNTY, "a");
    assertThat(one.version()).isEqualTo(2);
    Addition noted = new Addition(Optional.of("a"), Optional.of("看做法"));

    CaseCollection two = done(collections.add(target(one, COUNTY), List.of(noted)));
    CaseCollection same = done(collections.add(target(one, COUNTY), List.of(noted)));

    assertThat(two.version()).isEqualTo(3);
    assertThat(same).isEqualTo(two);
    assertThat(
            collections.items(List.of(two), ALL, COUNTY).getFirst().nodes().getFirst().row().note())
        .contains("看做法");
    assertThat(
            refused(
                collections.update(
                    new Target(one.key(), Optional.of(2), false, COUNTY), said -> mine("别名"))))
        .containsExactly("VERSION_CONFLICT at input/expectedVersion");
    assertThat(changes("CaseCollection")).hasSize(3);
  }

  @Test
  void a_case_that_somebody_may_not_see_is_left_out_and_cannot_be_added() {
    CaseCollection collection =
        filled(made(shared("4301", CollectionVisibility.PUBLIC), COUNTY), COUNTY, "a", "b", "c");
    nodes.hide(new GlobalId("CaseStudy", "b"), caller -> caller != COUNTY);

    assertThat(items(collection, Caller.anonymous())).containsExactly("a", "c");
    assertThat(items(collection, COUNTY)).containsExactly("a", "b", "c");
    CaseCollection other = made(mine("自用"), TOWN);
    assertThat(
            refused(
                collections.add(
                    target(other, TOWN),
                    List.of(
                        addition("a"),
                        addition("b"),
                        new Addition(Optional.empty(), Optional.empty())))))
        .containsExactly(
            "CASE_NOT_FOUND at input/items/1/caseStudy",
            "CASE_NOT_FOUND at input/items/2/caseStudy");
    assertThat(refused(collections.add(target(other, TOWN), List.of())))
        .containsExactly("TEXT_INVALID at input/items");
  }

  @Test
  void there_is_a_limit_to_collections_and_to_their_cases() {
    CaseCollection first = made(mine("0"), COUNTY);
    IntStream.range(1, CaseCollections.MOST).forEach(at -> made(mine("" + at), COUNTY));
    assertThat(refused(collections.create(mine("又一个"), false, COUNTY)))
        .containsExactly("TOO_MANY_COLLECTIONS at input");
    assertThat(refused(collections.create(mine("别人的"), true, TOWN))).isEmpty();

    List<Addition> most =
        IntStream.range(0, CaseCollections.ITEMS)
            .mapToObj(at -> addition(study("many-" + at).key()))
            .toList();
    done(collections.add(target(first, COUNTY), most));
    assertThat(refused(collections.add(target(first, COUNTY), List.of(addition("a")))))
        .containsExactly("TOO_MANY_ITEMS at input/items");
    assertThat(
            refused(
                collections.add(
                    target(first, COUNTY),
                    Collections.nCopies(CaseCollections.ITEMS + 1, addition("a")))))
        .containsExactly("TOO_MANY_ITEMS at input/items");
  }

  @Test
  void collections_are_found_by_owner_organisation_and_case() {
    CaseCollection mine = filled(made(mine("自用"), TOWN), TOWN, "a");
    CaseCollection shared = made(shared("4301", CollectionVisibility.PUBLIC), COUNTY);

    assertThat(page(true, Optional.empty(), Optional.empty(), TOWN)).containsExactly(mine);
    assertThat(page(true, Optional.empty(), Optional.empty(), Caller.anonymous())).isEmpty();
    assertThat(page(false, Optional.of("4301"), Optional.empty(), TOWN)).containsExactly(shared);
    assertThat(page(false, Optional.empty(), Optional.of("a"), TOWN)).containsExactly(mine);
    assertThat(page(false, Optional.empty(), Optional.of("a"), COUNTY)).isEmpty();
    assertThat(page(false, Optional.empty(), Optional.empty(), TOWN)).containsExactly(shared, mine);
  }

  private List<CaseCollection> page(
      boolean mine, Optional<String> organization, Optional<String> caseKey, Caller caller) {
    return collections.page(new CollectionFilter(mine, organization, caseKey), ALL, caller).nodes();
  }

  @Test
  void a_dry_run_keeps_nothing() {
    assertThat(collections.create(mine("自用"), true, COUNTY)).isEqualTo(new Outcome.Checked<>());
    CaseCollection collection = made(mine("自用"), COUNTY);
    assertThat(
            collections.add(
                new Target(collection.key(), Optional.of(1), true, COUNTY), List.of(addition("a"))))
        .isEqualTo(new Outcome.Checked<>());
    assertThat(collections.delete(new Target(collection.key(), Optional.empty(), true, COUNTY)))
        .isEqualTo(new Outcome.Checked<>());
    assertThat(items(collection, COUNTY)).isEmpty();
    assertThat(changes("CaseCollection")).hasSize(1);
  }

  @Test
  void the_fields_lead_from_a_new_collection_to_its_cases() {
    CollectionFetchers fetchers = new CollectionFetchers(collections, tree);
    CaseCollection made =
        collection(
            change(
                fetchers,
                "createCaseCollection",
                Map.of("title", " 好做法 ", "organization", "4301", "visibility", "ORGANIZATION")));
    assertThat(made.title()).isEqualTo("好做法");
    Map<String, Object> input = new HashMap<>(Map.of("collection", made.id()));
    input.put(
        "items", List.of(Map.of("caseStudy", id("a"), "note", "先看"), Map.of("caseStudy", id("b"))));
    collection(change(fetchers, "addCaseCollectionItems", input));
    collection(
        change(
            fetchers,
            "moveCaseCollectionItem",
            Map.of("collection", made.id(), "caseStudy", id("b"), "before", id("a"))));
    assertThat(batch(fetchers, "CaseCollection.items", made))
        .singleElement()
        .isInstanceOfSatisfying(
            Connection.class,
            page ->
                assertThat(page.nodes())
                    .extracting("note")
                    .isEqualTo(List.of(Optional.empty(), Optional.of("先看"))));
    assertThat(batch(fetchers, "CaseCollection.organization", made).getFirst())
        .isInstanceOf(Organization.class);
    collection(
        change(
            fetchers,
            "removeCaseCollectionItems",
            Map.of("collection", made.id(), "caseStudies", List.of(id("a")))));
    Map<String, @Nullable Object> edit = new HashMap<>();
    edit.put("collection", made.id());
    edit.put("description", "说明");
    CaseCollection described = collection(change(fetchers, "updateCaseCollection", edit));
    assertThat(described.description()).contains("说明");
    assertThat(described.said().organizationCode()).contains("4301");
    edit.put("description", null);
    assertThat(collection(change(fetchers, "updateCaseCollection", edit)).description()).isEmpty();
    FieldContext asked = FakeField.of(described);
    assertThat(Objects.requireNonNull(fetchers.fetchers().get("CaseCollection.mine")).fetch(asked))
        .isEqualTo(true);
    assertThat(change(fetchers, "deleteCaseCollection", Map.of("collection", made.id())))
        .isEqualTo(Map.of("deleted", true, "errors", List.of()));
    assertThat(change(fetchers, "deleteCaseCollection", Map.of("collection", "x")).get("deleted"))
        .isEqualTo(false);
  }

  private static String id(String key) {
    return new GlobalId("CaseStudy", key).encode();
  }

  private static CaseCollection collection(Map<?, ?> payload) {
    return (CaseCollection) Objects.requireNonNull(payload.get("collection"), payload::toString);
  }

  private static Map<?, ?> change(
      CollectionFetchers fetchers, String mutation, Map<String, ?> input) {
    return (Map<?, ?>)
        Objects.requireNonNull(
            Objects.requireNonNull(fetchers.fetchers().get("Mutation." + mutation))
                .fetch(FakeField.asking("input", input)));
  }

  private static List<? extends @Nullable Object> batch(
      CollectionFetchers fetchers, String field, Object parent) {
    List<FieldContext> fields = new ArrayList<>();
    fields.add(FakeField.of(parent));
    return Objects.requireNonNull(fetchers.batchFetchers().get(field)).fetch(fields);
  }

  @Test
  void pages_of_collections_are_those_of_every_list() {
    Runnable addition = () -> made(shared("4301", CollectionVisibility.PUBLIC), COUNTY);
    IntStream.range(0, 6).forEach(at -> addition.run());

    PageWalk.check(
        field ->
            collections.page(
                new CollectionFilter(false, Optional.empty(), Optional.empty()),
                PageRequest.of(field),
                field.caller()),
        addition);
  }
}
