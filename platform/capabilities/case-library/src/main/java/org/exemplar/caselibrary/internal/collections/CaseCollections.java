package org.exemplar.caselibrary.internal.collections;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.exemplar.caselibrary.internal.changes.Changes;
import org.exemplar.caselibrary.internal.changes.Checks;
import org.exemplar.caselibrary.internal.changes.Common;
import org.exemplar.caselibrary.internal.changes.Decision;
import org.exemplar.caselibrary.internal.changes.Moment;
import org.exemplar.caselibrary.internal.changes.Outcome;
import org.exemplar.caselibrary.internal.collections.CaseCollection.Filled;
import org.exemplar.caselibrary.internal.seen.SeenPages;
import org.exemplar.caselibrary.internal.seen.SeenPages.Shown;
import org.exemplar.graphql.SchemaNodes;
import org.exemplar.organizations.Organizations;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.store.Store;
import org.exemplar.store.TimeOrderedId;
import org.exemplar.store.Transaction;
import org.jdbi.v3.core.Handle;

/** Collections of cases: each is its owner's, who may share it. */
final class CaseCollections {
  static final String WRITE = "cases:write";

  /** What seeing takes that an organisation shares. */
  static final String READ = "policies:read";

  /** How many an account has. */
  static final int MOST = 200;

  /** How many cases stand in one. */
  static final int ITEMS = 500;

  private static final String COLLECTION = "collection";
  private static final String INPUT = "input";
  private static final int TITLE = 200;
  private static final int DESCRIPTION = 2_000;
  private static final int NOTE = 1_000;

  private final TimeOrderedId ids = new TimeOrderedId();
  private final Store store;
  private final Organizations organizations;
  private final SchemaNodes nodes;
  private final Changes<Filled> changes;

  CaseCollections(Store store, Organizations organizations, SchemaNodes nodes, Clock clock) {
    this.store = store;
    this.organizations = organizations;
    this.nodes = nodes;
    this.changes = new Changes<>(store, clock, CaseCollection.TYPE, Filled::key, Filled::told);
    store.migrate(CaseCollectionStore.MIGRATIONS);
  }

  /**
   * Which collection is changed by whom.
   *
   * @param expected the version that the caller has seen
   */
  record Target(String key, Optional<Integer> expected, boolean dryRun, Caller caller) {}

  Map<String, CaseCollection> byKeys(Collection<String> keys, Caller caller) {
    return store.read(handle -> CaseCollectionStore.byKeys(handle, keys, caller));
  }

  Connection<CaseCollection> page(CollectionFilter filter, PageRequest page, Caller caller) {
    return page.page(
        store.read(handle -> CaseCollectionStore.page(handle, filter, caller, page)),
        CaseCollection::key,
        () -> store.read(handle -> CaseCollectionStore.count(handle, filter, caller)));
  }

  /** A page of the cases of each collection that the caller may see. */
  List<Connection<Shown<CollectionItem>>> items(
      List<CaseCollection> collections, PageRequest page, Caller caller) {
    Map<String, List<CollectionItem>> found =
        store.read(
            handle ->
                CaseCollectionStore.items(
                    handle, collections.stream().map(CaseCollection::key).toList()));
    return new SeenPages<CollectionItem>(
            nodes, caller, page, CollectionItem::caseKey, item -> List.of(item.caseId()))
        .of(
            collections.stream()
                .map(collection -> found.getOrDefault(collection.key(), List.of()))
                .toList());
  }

  /** Makes a collection. */
  Outcome<CaseCollection> create(CollectionText said, boolean dryRun, Caller caller) {
    Checks checks = check(said);
    return checks.isRight()
        ? shown(
            changes.change(
                caller,
                dryRun,
                moment -> created(moment, said, caller),
                (transaction, decision) -> write(transaction, decision)))
        : checks.refused();
  }

  private static Checks check(CollectionText said) {
    Checks checks = new Checks();
    checks.filled("title", said.title(), TITLE);
    checks.text("description", said.description(), DESCRIPTION);
    return checks;
  }

  private Decision<Filled> created(Moment moment, CollectionText said, Caller caller) {
    String owner = caller.origin().actor();
    return notShareable(said, caller)
        .or(
            () ->
                CaseCollectionStore.countOf(moment.handle(), owner) < MOST
                    ? Optional.empty()
                    : Optional.of(tooMany()))
        .map(Decision::<Filled>no)
        .orElseGet(
            () ->
                new Decision.Become<>(
                    Optional.empty(),
                    new Filled(
                        new CaseCollection(
                            ids.next(moment.now()), owner, said, 1, moment.now(), moment.now()),
                        List.of())));
  }

  private static Refusal tooMany() {
    return Refusal.limit(
            MOST,
            "TOO_MANY_COLLECTIONS",
            "一个账号最多 " + MOST + " 个专辑",
            "an account has at most " + MOST + " collections")
        .at(INPUT);
  }

  /** Whoever shares something does so in the name of an organisation for which it writes cases. */
  private Optional<Refusal> notShareable(CollectionText said, Caller caller) {
    if (said.organizationCode().isPresent()) {
      return Common.notWritable(organizations, said.organizationCode().get(), caller.reach(WRITE));
    }
    return said.visibility() == CollectionVisibility.PRIVATE
        ? Optional.empty()
        : Optional.of(
            Refusal.of(
                    "ORGANIZATION_MISSING",
                    "共享的专辑须注明以哪个组织的名义",
                    "what is shared is shared in the name of an organisation")
                .at(INPUT, "organization"));
  }

  /** Changes what is said of a collection. */
  Outcome<CaseCollection> update(Target target, UnaryOperator<CollectionText> edit) {
    return change(
        target,
        (moment, before) -> {
          CollectionText said = edit.apply(before.collection().said());
          Checks checks = check(said);
          if (!checks.isRight()) {
            return new Decision.No<>(checks.found());
          }
          return notShareable(said, target.caller())
              .map(Decision::<Filled>no)
              .orElseGet(() -> become(moment, before, said, before.items()));
        });
  }

  private static Decision<Filled> become(
      Moment moment, Filled before, CollectionText said, List<CollectionItem> items) {
    boolean same = before.collection().said().equals(said) && before.items().equals(items);
    return new Decision.Become<>(
        Optional.of(before),
        same ? before : new Filled(before.collection().next(said, moment.now()), items));
  }

  /** Changes one that is the caller's own. */
  private Outcome<CaseCollection> change(
      Target target, BiFunction<Moment, Filled, Decision<Filled>> decide) {
    return shown(
        changes.change(
            target.caller(),
            target.dryRun(),
            moment -> {
              Optional<Filled> before = find(moment.handle(), target);
              return before
                  .flatMap(there -> notChangeable(there.collection(), target, false))
                  .or(() -> before.isEmpty() ? Optional.of(notFound()) : Optional.empty())
                  .map(Decision::<Filled>no)
                  .orElseGet(() -> decide.apply(moment, before.orElseThrow()));
            },
            (transaction, decision) -> write(transaction, decision)));
  }

  private static Optional<Filled> find(Handle handle, Target target) {
    return Optional.ofNullable(
            CaseCollectionStore.byKeys(handle, List.of(target.key()), target.caller())
                .get(target.key()))
        .map(
            collection ->
                new Filled(
                    collection,
                    CaseCollectionStore.items(handle, List.of(collection.key()))
                        .getOrDefault(collection.key(), List.of())));
  }

  private static Refusal notFound() {
    return Refusal.notFound("COLLECTION_NOT_FOUND", "没有该专辑", "there is no such collection")
        .at(INPUT, COLLECTION);
  }

  private static Optional<Refusal> notChangeable(
      CaseCollection there, Target target, boolean byOthers) {
    boolean allowed =
        there.isOf(target.caller()) || (byOthers && target.caller().reach(WRITE).everywhere());
    return allowed
        ? Common.conflict(target.expected(), there.version())
        : Optional.of(Common.notAllowed(COLLECTION));
  }

  /** Removes a collection; what is shared is also removed by who writes cases everywhere. */
  Outcome<CaseCollection> delete(Target target) {
    return shown(
        changes.change(
            target.caller(),
            target.dryRun(),
            moment -> {
              Optional<Filled> before = find(moment.handle(), target);
              return before
                  .flatMap(there -> notChangeable(there.collection(), target, true))
                  .or(() -> before.isEmpty() ? Optional.of(notFound()) : Optional.empty())
                  .map(Decision::<Filled>no)
                  .orElseGet(() -> new Decision.Go<>(before.orElseThrow()));
            },
            (transaction, decision) -> write(transaction, decision)));
  }

  /**
   * A case that is to stand in a collection.
   *
   * @param caseKey its key; empty where the id was none of a case
   */
  record Addition(Optional<String> caseKey, Optional<String> note) {}

  /** Puts cases at the end, or gives those that are there another note. */
  Outcome<CaseCollection> add(Target target, List<Addition> additions) {
    Checks checks = checked(additions, target.caller());
    return checks.isRight()
        ? change(target, (moment, before) -> added(moment, before, additions))
        : checks.refused();
  }

  private Checks checked(List<Addition> additions, Caller caller) {
    Checks checks = new Checks();
    if (additions.isEmpty()) {
      checks.wrong("TEXT_INVALID", "items", "至少一个案例", "there must be at least one case");
    }
    if (additions.size() > ITEMS) {
      checks.add(full(), "items");
      return checks;
    }
    Places places = Places.of(additions.stream().map(Addition::caseKey).toList(), nodes, caller);
    for (int at = 0; at < additions.size(); at++) {
      Checks here = checks.in("items", Integer.toString(at));
      here.text("note", additions.get(at).note(), NOTE);
      if (!places.isSeen(at)) {
        here.add(
            Refusal.notFound(
                "CASE_NOT_FOUND", "没有该案例，或您不能查看", "there is no such case, or you may not see it"),
            "caseStudy");
      }
    }
    return checks;
  }

  private static Refusal full() {
    return Refusal.limit(
        ITEMS,
        "TOO_MANY_ITEMS",
        "一个专辑最多 " + ITEMS + " 个案例",
        "a collection holds at most " + ITEMS + " cases");
  }

  private static Decision<Filled> added(Moment moment, Filled before, List<Addition> additions) {
    Order order = new Order(before.items());
    additions.forEach(one -> order.put(one.caseKey().orElseThrow(), one.note(), moment.now()));
    return order.items().size() > ITEMS
        ? Decision.no(full().at(INPUT, "items"))
        : become(moment, before, before.collection().said(), order.items());
  }

  /** Takes cases out. */
  Outcome<CaseCollection> remove(Target target, List<Optional<String>> caseKeys) {
    return change(
        target,
        (moment, before) -> {
          Order order = new Order(before.items());
          for (int at = 0; at < caseKeys.size(); at++) {
            if (caseKeys.get(at).filter(order::remove).isEmpty()) {
              return Decision.no(noItem().at(INPUT, "caseStudies", "" + at));
            }
          }
          return become(moment, before, before.collection().said(), order.items());
        });
  }

  private static Refusal noItem() {
    return Refusal.notFound("ITEM_NOT_FOUND", "专辑里没有该案例", "the collection does not hold that case");
  }

  /**
   * Gives a case another place.
   *
   * @param caseKey empty where the id was none of a case
   * @param before the case in front of which it goes, empty inside where the id was none of a case
   */
  Outcome<CaseCollection> move(
      Target target, Optional<String> caseKey, Optional<Optional<String>> before) {
    return change(
        target,
        (moment, there) -> {
          Order order = new Order(there.items());
          if (caseKey.filter(order::holds).isEmpty()) {
            return Decision.no(noItem().at(INPUT, "caseStudy"));
          }
          if (before.filter(one -> one.filter(order::holds).isEmpty()).isPresent()) {
            return Decision.no(noItem().at(INPUT, "before"));
          }
          order.move(caseKey.get(), before.flatMap(one -> one));
          return become(moment, there, there.collection().said(), order.items());
        });
  }

  private static Outcome<CaseCollection> shown(Outcome<Filled> outcome) {
    return switch (outcome) {
      case Outcome.Done<Filled> done -> new Outcome.Done<>(done.value().collection());
      case Outcome.Checked<Filled> checked -> new Outcome.Checked<>();
      case Outcome.Refused<Filled> refused -> new Outcome.Refused<>(refused.refusals());
    };
  }

  private static void write(Transaction transaction, Decision<Filled> decision) {
    switch (decision) {
      case Decision.Become<Filled> become when become.before().isEmpty() ->
          CaseCollectionStore.insert(transaction.handle(), become.after().collection());
      case Decision.Become<Filled> become -> {
        CaseCollectionStore.update(transaction.handle(), become.after().collection());
        if (!become.before().orElseThrow().items().equals(become.after().items())) {
          CaseCollectionStore.replaceItems(
              transaction.handle(), become.after().key(), become.after().items());
        }
      }
      case Decision.Go<Filled> go ->
          CaseCollectionStore.delete(transaction.handle(), go.before().key());
      case Decision.No<Filled> no -> {}
    }
  }
}
