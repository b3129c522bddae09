package org.exemplar.graphql.internal.trusted;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.exemplar.graphql.TrustedDocuments;
import org.exemplar.graphql.TrustedList;
import org.exemplar.graphql.TrustedList.Mode;
import org.exemplar.graphql.internal.trusted.UnlistedDocuments.Unlisted;
import org.exemplar.identity.ClientName;
import org.exemplar.identity.Permissions;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.store.NewChange;
import org.exemplar.store.Sha256;
import org.exemplar.store.Store;
import org.exemplar.store.Transaction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Clients and the documents that they are trusted with: registered, removed, and what becomes of
 * other documents. It stands in this room because it alone can tell whether a document is valid for
 * the published schema, and knows the store.
 */
@Component(service = {TrustedDocuments.class, TrustedClients.class})
public final class TrustedClients implements TrustedDocuments {
  static final int MOST_CLIENTS = 200;
  static final int MOST_DOCUMENTS = 5_000;

  private final Store store;
  private final UnlistedDocuments unlisted;
  private final TrustedLists lists;

  @Activate
  public TrustedClients(@Reference Store store) {
    this(store, Clock.systemUTC());
  }

  TrustedClients(Store store, Clock clock) {
    this.store = store;
    store.migrate(TrustedDocumentStore.MIGRATIONS);
    this.unlisted = new UnlistedDocuments(clock);
    this.lists = new TrustedLists(store, unlisted);
  }

  @Deactivate
  void close() throws Exception {
    lists.close();
  }

  @Override
  public TrustedList of(Caller caller) {
    return lists.of(caller);
  }

  /** Whether somebody may go on with a document that was begun when it was still let be. */
  public boolean mayGoOn(Caller caller, String document) {
    TrustedList list = lists.of(caller);
    if (list.mode() != Mode.ENFORCE) {
      return true;
    }
    String digest = Sha256.hex(document);
    boolean held = list.holds(digest);
    if (!held) {
      list.met(digest);
    }
    return held;
  }

  /**
   * Whose list is meant, and how.
   *
   * @param client name of the client
   * @param expectedVersion version that must be in the store, 0 for none
   * @param dryRun whether to say only what would become of it
   */
  record Target(String client, Optional<Integer> expectedVersion, boolean dryRun) {}

  /**
   * What became of a mutation, or would become of it.
   *
   * @param client empty when it was refused
   * @param added identifiers of documents that were added
   * @param items what became of each document that it names
   */
  record Outcome(
      Optional<TrustedClient> client,
      Set<String> added,
      List<ListedItems.Item> items,
      List<Refusal> errors) {
    static Outcome of(TrustedClient client) {
      return added(client, Set.of());
    }

    static Outcome added(TrustedClient client, Set<String> added) {
      return new Outcome(Optional.of(client), added, List.of(), List.of());
    }

    static Outcome refused(List<Refusal> refusals) {
      return new Outcome(Optional.empty(), Set.of(), List.of(), refusals);
    }

    static Outcome refused(Refusal refusal) {
      return refused(List.of(refusal));
    }

    Outcome with(List<ListedItems.Item> told) {
      return new Outcome(client, added, told, errors);
    }

    public int registered() {
      return added.size();
    }
  }

  /** All of them by name: those of which something was said, and those that are always there. */
  List<TrustedClient> all() {
    List<TrustedClient> all = new ArrayList<>(store.read(TrustedDocumentStore::clients));
    Set<String> names = new HashSet<>(all.stream().map(TrustedClient::name).toList());
    ClientName.USUAL.stream()
        .filter(name -> !names.contains(name))
        .forEach(name -> all.add(TrustedClient.unsaid(name)));
    all.sort(Comparator.comparing(TrustedClient::name));
    return all;
  }

  Connection<TrustedDocument> documents(String client, PageRequest page) {
    return store.read(
        handle ->
            page.page(
                TrustedDocumentStore.page(handle, client, page),
                TrustedDocument::id,
                () -> store.read(later -> TrustedDocumentStore.count(later, client))));
  }

  List<Unlisted> unlisted(String client) {
    return unlisted.of(client);
  }

  /**
   * Adds documents to the list of a client, all or none.
   *
   * @param check says what is wrong with a document
   */
  Outcome register(
      Caller caller,
      Target target,
      List<Manifest.Wanted> wanted,
      Function<String, List<Refusal>> check) {
    Outcome outcome = registered(caller, target, wanted, check);
    List<String> ids = wanted.stream().map(Manifest.Wanted::identifier).toList();
    return outcome.with(
        outcome.errors().isEmpty()
            ? ListedItems.registered(ids, outcome.added())
            : ListedItems.refused(ids, "documents", outcome.errors()));
  }

  private Outcome registered(
      Caller caller,
      Target target,
      List<Manifest.Wanted> wanted,
      Function<String, List<Refusal>> check) {
    Optional<Refusal> wrong = notAllowed(caller).or(() -> wrongName(target.client()));
    if (wrong.isPresent()) {
      return Outcome.refused(wrong.get());
    }
    Manifest manifest = Manifest.of(wanted, check);
    return manifest.refusals().isEmpty()
        ? written(target.client(), transaction -> register(transaction, caller, target, manifest))
        : Outcome.refused(manifest.refusals());
  }

  private static Outcome register(
      Transaction transaction, Caller caller, Target target, Manifest manifest) {
    String name = target.client();
    TrustedClient before = present(transaction, name).orElseGet(() -> TrustedClient.unsaid(name));
    Map<String, TrustedDocument> listed =
        TrustedDocumentStore.documents(transaction.handle(), name, manifest.documents().keySet());
    Map<String, Manifest.Entry> fresh = new LinkedHashMap<>(manifest.documents());
    fresh.keySet().removeAll(listed.keySet());
    List<Refusal> wrong = new ArrayList<>();
    conflict(before, target.expectedVersion()).ifPresent(wrong::add);
    listed.values().stream()
        .filter(manifest::renames)
        .forEach(one -> wrong.add(manifest.takenInList(one.id())));
    full(transaction, before, fresh.size()).ifPresent(wrong::add);
    if (!wrong.isEmpty()) {
      return Outcome.refused(wrong);
    }
    if (fresh.isEmpty() || target.dryRun()) {
      return Outcome.added(before, fresh.keySet());
    }
    TrustedClient after = changed(transaction, caller, before, before.mode());
    fresh.forEach(
        (id, entry) -> {
          TrustedDocument document =
              new TrustedDocument(name, id, entry.digest(), entry.document(), transaction.now());
          TrustedDocumentStore.insert(transaction.handle(), document);
          record(transaction, caller, Optional.empty(), Optional.of(document));
        });
    return Outcome.added(after, fresh.keySet());
  }

  /** Takes documents from the list of a client, all or none. */
  Outcome remove(Caller caller, Target target, List<String> ids) {
    Outcome outcome = removed(caller, target, ids);
    return outcome.with(
        outcome.errors().isEmpty()
            ? ListedItems.removed(ids)
            : ListedItems.refused(ids, "ids", outcome.errors()));
  }

  private Outcome removed(Caller caller, Target target, List<String> ids) {
    Optional<Refusal> wrong =
        notAllowed(caller)
            .or(
                () ->
                    ids.isEmpty() || ids.size() > Manifest.MOST
                        ? Optional.of(Manifest.tooMany(ids.size(), "ids"))
                        : Optional.empty());
    return wrong.isPresent()
        ? Outcome.refused(wrong.get())
        : written(target.client(), transaction -> remove(transaction, caller, target, ids));
  }

  private static Outcome remove(
      Transaction transaction, Caller caller, Target target, List<String> ids) {
    String name = target.client();
    Optional<TrustedClient> before = present(transaction, name);
    if (before.isEmpty()) {
      return Outcome.refused(notFound(name));
    }
    Map<String, TrustedDocument> listed =
        TrustedDocumentStore.documents(transaction.handle(), name, ids);
    List<Refusal> wrong = new ArrayList<>();
    conflict(before.get(), target.expectedVersion()).ifPresent(wrong::add);
    for (int i = 0; i < ids.size(); i++) {
      if (!listed.containsKey(ids.get(i))) {
        wrong.add(noDocument(ids.get(i)).at("input", "ids", Integer.toString(i)));
      }
    }
    if (!wrong.isEmpty()) {
      return Outcome.refused(wrong);
    }
    if (target.dryRun()) {
      return Outcome.of(before.get());
    }
    TrustedClient after = changed(transaction, caller, before.get(), before.get().mode());
    listed
        .values()
        .forEach(
            document -> {
              TrustedDocumentStore.delete(transaction.handle(), document);
              record(transaction, caller, Optional.of(document), Optional.empty());
            });
    return Outcome.of(after);
  }

  /** Says what becomes of operations that are not in the list of a client. */
  Outcome setMode(Caller caller, String client, Mode mode, Optional<Integer> expectedVersion) {
    Optional<Refusal> wrong = notAllowed(caller);
    return wrong.isPresent()
        ? Outcome.refused(wrong.get())
        : written(
            client, transaction -> setMode(transaction, caller, client, mode, expectedVersion));
  }

  private static Outcome setMode(
      Transaction transaction,
      Caller caller,
      String name,
      Mode mode,
      Optional<Integer> expectedVersion) {
    Optional<TrustedClient> before = present(transaction, name);
    Optional<Refusal> wrong =
        before.isEmpty() ? Optional.of(notFound(name)) : conflict(before.get(), expectedVersion);
    if (wrong.isPresent()) {
      return Outcome.refused(wrong.get());
    }
    TrustedClient client = before.orElseThrow();
    return Outcome.of(client.mode() == mode ? client : changed(transaction, caller, client, mode));
  }

  private Outcome written(String client, Function<Transaction, Outcome> work) {
    Outcome outcome = store.write(work::apply);
    if (outcome.client().isPresent()) {
      lists.forget();
      unlisted.forget(client);
    }
    return outcome;
  }

  private static Optional<TrustedClient> present(Transaction transaction, String name) {
    return TrustedDocumentStore.client(transaction.handle(), name)
        .or(
            () ->
                ClientName.USUAL.contains(name)
                    ? Optional.of(TrustedClient.unsaid(name))
                    : Optional.empty());
  }

  private static TrustedClient changed(
      Transaction transaction, Caller caller, TrustedClient before, Mode mode) {
    TrustedClient after = before.changed(mode, transaction.now());
    TrustedDocumentStore.keep(transaction.handle(), after);
    transaction.record(
        NewChange.of(
            caller.origin(),
            TrustedClient.TYPE,
            after.name(),
            Optional.of(before).filter(one -> one.version() > 0).map(TrustedClient::told),
            Optional.of(after.told())));
    return after;
  }

  private static void record(
      Transaction transaction,
      Caller caller,
      Optional<TrustedDocument> before,
      Optional<TrustedDocument> after) {
    transaction.record(
        NewChange.of(
            caller.origin(),
            TrustedDocument.TYPE,
            before.or(() -> after).orElseThrow().key(),
            before.map(TrustedDocument::told),
            after.map(TrustedDocument::told)));
  }

  /** Lists are the whole platform's, and not of a part of the tree. */
  private static Optional<Refusal> notAllowed(Caller caller) {
    return caller.reach(Permissions.MANAGE_CLIENTS).everywhere()
        ? Optional.empty()
        : Optional.of(
            Refusal.notPermitted(
                    "NOT_ALLOWED",
                    "客户端只能由在全部范围内有 " + Permissions.MANAGE_CLIENTS + " 权限的人管理",
                    "clients are managed by who holds "
                        + Permissions.MANAGE_CLIENTS
                        + " everywhere")
                .at("input", "client"));
  }

  private static Optional<Refusal> wrongName(String client) {
    return ClientName.USUAL.contains(client)
        ? Optional.empty()
        : ClientName.refusal(client).map(refusal -> refusal.at("input", "client"));
  }

  private static Optional<Refusal> conflict(
      TrustedClient client, Optional<Integer> expectedVersion) {
    return expectedVersion
        .filter(version -> version != client.version())
        .map(
            version ->
                Refusal.version(
                        Optional.of(client.version()),
                        "客户端已有版本 " + client.version() + "，而非 " + version + "，请重新读取后再改",
                        "the client has version "
                            + client.version()
                            + ", not "
                            + version
                            + "; read it again first")
                    .at("input", "expectedVersion"));
  }

  private static Optional<Refusal> full(Transaction transaction, TrustedClient client, int more) {
    if (client.version() == 0
        && TrustedDocumentStore.clients(transaction.handle()).size() >= MOST_CLIENTS) {
      return Optional.of(
          Refusal.limit(
                  MOST_CLIENTS,
                  "CLIENT_LIMIT",
                  "客户端最多 " + MOST_CLIENTS + " 个",
                  "there are at most " + MOST_CLIENTS + " clients")
              .at("input", "client"));
    }
    int listed = TrustedDocumentStore.count(transaction.handle(), client.name());
    return listed + more <= MOST_DOCUMENTS
        ? Optional.empty()
        : Optional.of(
            Refusal.limit(
                    MOST_DOCUMENTS,
                    "TRUSTED_DOCUMENT_LIMIT",
                    "一个客户端最多 " + MOST_DOCUMENTS + " 个文档，已有 " + listed + " 个，请先移除不用的",
                    "a client has at most "
                        + MOST_DOCUMENTS
                        + " documents and "
                        + listed
                        + " are in the list; remove those that are not used any more")
                .at("input", "documents"));
  }

  private static Refusal notFound(String name) {
    return Refusal.notFound(
            "CLIENT_NOT_FOUND",
            "没有客户端 " + name + "；登记其第一批文档即新建",
            "there is no client " + name + "; registering its first documents makes it")
        .at("input", "client");
  }

  private static Refusal noDocument(String id) {
    return Refusal.notFound(
        "DOCUMENT_NOT_FOUND", "清单中没有文档 " + id, "there is no document " + id + " in the list");
  }
}
