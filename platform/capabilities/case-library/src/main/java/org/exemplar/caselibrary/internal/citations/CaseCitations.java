package org.exemplar.caselibrary.internal.citations;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.exemplar.caselibrary.internal.changes.Changes;
import org.exemplar.caselibrary.internal.changes.Checks;
import org.exemplar.caselibrary.internal.changes.Common;
import org.exemplar.caselibrary.internal.changes.Decision;
import org.exemplar.caselibrary.internal.changes.Moment;
import org.exemplar.caselibrary.internal.changes.Outcome;
import org.exemplar.caselibrary.internal.seen.SeenPages;
import org.exemplar.graphql.SchemaNodes;
import org.exemplar.organizations.Organizations;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.store.Store;
import org.exemplar.store.TimeOrderedId;
import org.exemplar.store.Transaction;
import org.jdbi.v3.core.Handle;

/** Which cases are cited by what, for who may see both ends. */
final class CaseCitations {
  /** How often one object cites. */
  static final int MOST = 200;

  private static final int NOTE = 1_000;

  private final TimeOrderedId ids = new TimeOrderedId();
  private final Store store;
  private final Organizations organizations;
  private final SchemaNodes nodes;
  private final Changes<CaseCitation> changes;

  CaseCitations(Store store, Organizations organizations, SchemaNodes nodes, Clock clock) {
    this.store = store;
    this.organizations = organizations;
    this.nodes = nodes;
    this.changes =
        new Changes<>(store, clock, CaseCitation.TYPE, CaseCitation::key, CaseCitation::told);
    store.migrate(CaseCitationStore.MIGRATIONS);
  }

  /**
   * What is to be cited.
   *
   * @param citing what cites
   * @param cited the case
   */
  record Citing(GlobalId citing, GlobalId cited, Optional<CasePassage> passage, String note) {}

  /** A page of what each object cites. */
  List<Connection<CitationView>> by(List<GlobalId> citing, PageRequest page, Caller caller) {
    return pages(citing, CaseCitationStore::by, CaseCitation::citing, page, caller);
  }

  /** A page of what cites each case. */
  List<Connection<CitationView>> of(List<GlobalId> cited, PageRequest page, Caller caller) {
    return pages(cited, CaseCitationStore::of, CaseCitation::cited, page, caller);
  }

  private List<Connection<CitationView>> pages(
      List<GlobalId> ends,
      BiFunction<Handle, Collection<GlobalId>, List<CaseCitation>> read,
      Function<CaseCitation, GlobalId> end,
      PageRequest page,
      Caller caller) {
    Map<GlobalId, List<CaseCitation>> found =
        store.read(handle -> read.apply(handle, ends)).stream().collect(Collectors.groupingBy(end));
    return new SeenPages<>(nodes, caller, page, CaseCitation::key, CaseCitation::ends)
        .of(ends.stream().map(each -> found.getOrDefault(each, List.of())).toList()).stream()
            .map(each -> each.<CitationView>map(CitationView::of))
            .toList();
  }

  Map<String, CitationView> byKeys(Collection<String> keys, Caller caller) {
    List<CaseCitation> rows = store.read(handle -> CaseCitationStore.byKeys(handle, keys));
    Map<String, CitationView> views = new HashMap<>();
    new SeenPages<>(
            nodes,
            caller,
            new PageRequest(PageRequest.MAXIMUM, Optional.empty()),
            CaseCitation::key,
            CaseCitation::ends)
        .of(rows.stream().map(List::of).toList())
        .forEach(
            one ->
                one.nodes().forEach(shown -> views.put(shown.row().key(), CitationView.of(shown))));
    return views;
  }

  /** Has an object cite a case. */
  Outcome<CitationView> cite(Citing said, boolean dryRun, Caller caller) {
    Checks checks = new Checks();
    checks.filled("note", said.note(), NOTE);
    Map<GlobalId, SchemaNodes.Found> ends =
        nodes.load(List.of(said.citing(), said.cited()), caller);
    Optional<SchemaNodes.Found> from = Optional.ofNullable(ends.get(said.citing()));
    Optional<SchemaNodes.Found> to =
        Optional.ofNullable(ends.get(said.cited()))
            .filter(any -> said.cited().type().equals(CaseCitation.CASE));
    Optional<CitingObject> citing = from.flatMap(CitingObject::of);
    check(said, citing, to.isPresent(), caller, checks);
    if (!checks.isRight()) {
      return checks.refused();
    }
    Outcome<CaseCitation> outcome =
        changes.change(
            caller,
            dryRun,
            moment -> decide(moment, said, citing.orElseThrow()),
            CaseCitations::write);
    return view(outcome, from.orElseThrow().value(), to.orElseThrow().value());
  }

  private void check(
      Citing said, Optional<CitingObject> citing, boolean there, Caller caller, Checks checks) {
    if (citing.isEmpty()) {
      checks.add(
          Refusal.notFound(
              "CITING_NOT_FOUND",
              "没有这样的案例或表单，或您不能查看",
              "there is no such case or form, or you may not see it"),
          "citing");
    } else if (!citing.get().isWritable(organizations, caller)) {
      checks.add(Common.notAllowed("citing"), "citing");
    }
    if (!there) {
      checks.add(
          Refusal.notFound(
              "CASE_NOT_FOUND", "没有该案例，或您不能查看", "there is no such case, or you may not see it"),
          "cited");
    } else if (said.citing().equals(said.cited())) {
      checks.wrong("CITES_ITSELF", "cited", "案例不能引用自己", "a case does not cite itself");
    }
  }

  private Decision<CaseCitation> decide(Moment moment, Citing said, CitingObject citing) {
    List<CaseCitation> present = CaseCitationStore.by(moment.handle(), List.of(said.citing()));
    boolean twice =
        present.stream()
            .anyMatch(
                one -> one.cited().equals(said.cited()) && one.passage().equals(said.passage()));
    if (twice) {
      return Decision.no(
          Refusal.conflict("CITATION_EXISTS", "已引用该案例的这一段落", "it cites that passage already")
              .at("input", "cited"));
    }
    if (present.size() >= MOST) {
      return Decision.no(
          Refusal.limit(
                  MOST,
                  "TOO_MANY_ITEMS",
                  "最多引用 " + MOST + " 次",
                  "it cites at most " + MOST + " times")
              .at("input", "citing"));
    }
    return new Decision.Become<>(
        Optional.empty(),
        new CaseCitation(
            ids.next(moment.now()),
            said.citing(),
            said.cited(),
            said.passage(),
            said.note(),
            citing.organizationCode(),
            moment.now()));
  }

  private static Outcome<CitationView> view(
      Outcome<CaseCitation> outcome, Object citing, Object cited) {
    return switch (outcome) {
      case Outcome.Done<CaseCitation> done ->
          new Outcome.Done<>(new CitationView(done.value(), citing, cited));
      case Outcome.Checked<CaseCitation> checked -> new Outcome.Checked<>();
      case Outcome.Refused<CaseCitation> refused -> new Outcome.Refused<>(refused.refusals());
    };
  }

  /** Takes a citation back. One that somebody may not see is not there. */
  Outcome<CaseCitation> remove(String key, boolean dryRun, Caller caller) {
    Optional<CitationView> seen = Optional.ofNullable(byKeys(List.of(key), caller).get(key));
    boolean writable =
        seen.flatMap(view -> citing(view, caller))
            .filter(object -> object.isWritable(organizations, caller))
            .isPresent();
    return changes.change(
        caller,
        dryRun,
        moment -> {
          Optional<CaseCitation> there =
              CaseCitationStore.byKeys(moment.handle(), List.of(key)).stream()
                  .filter(any -> seen.isPresent())
                  .findFirst();
          if (there.isEmpty()) {
            return Decision.no(notFound());
          }
          return writable
              ? new Decision.Go<>(there.get())
              : Decision.no(Common.notAllowed("citation"));
        },
        CaseCitations::write);
  }

  private Optional<CitingObject> citing(CitationView view, Caller caller) {
    GlobalId id = view.citation().citing();
    return Optional.ofNullable(nodes.load(List.of(id), caller).get(id)).flatMap(CitingObject::of);
  }

  private static Refusal notFound() {
    return Refusal.notFound("CITATION_NOT_FOUND", "没有该引用", "there is no such citation")
        .at("input", "citation");
  }

  private static void write(Transaction transaction, Decision<CaseCitation> decision) {
    switch (decision) {
      case Decision.Become<CaseCitation> become ->
          CaseCitationStore.insert(transaction.handle(), become.after());
      case Decision.Go<CaseCitation> go ->
          CaseCitationStore.delete(transaction.handle(), go.before());
      case Decision.No<CaseCitation> no -> {}
    }
  }
}
