package org.exemplar.caselibrary.internal.publicity;

import static org.exemplar.caselibrary.internal.publicity.PublicityChannels.WRITE;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.exemplar.caselibrary.internal.changes.Changes;
import org.exemplar.caselibrary.internal.changes.Checks;
import org.exemplar.caselibrary.internal.changes.Common;
import org.exemplar.caselibrary.internal.changes.Decision;
import org.exemplar.caselibrary.internal.changes.Moment;
import org.exemplar.caselibrary.internal.changes.Outcome;
import org.exemplar.graphql.SchemaNodes;
import org.exemplar.organizations.Organizations;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Reach;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.store.Store;
import org.exemplar.store.TimeOrderedId;
import org.exemplar.store.Transaction;
import org.jdbi.v3.core.Handle;

/**
 * What is made public. What is published is everybody's to read; the rest is for who holds {@code
 * publicity:write} for the organisation that publishes it.
 */
final class PublicityItems {
  private static final String INPUT = "input";
  private static final String ITEM = "item";
  private static final int TEXT = 200;

  private final TimeOrderedId ids = new TimeOrderedId();
  private final Store store;
  private final Organizations organizations;
  private final PublicityChannels channels;
  private final SchemaNodes nodes;
  private final Clock clock;
  private final Changes<PublicityItem> changes;

  PublicityItems(
      Store store,
      Organizations organizations,
      PublicityChannels channels,
      SchemaNodes nodes,
      Clock clock) {
    this.store = store;
    this.organizations = organizations;
    this.channels = channels;
    this.nodes = nodes;
    this.clock = clock;
    this.changes =
        new Changes<>(store, clock, PublicityItem.TYPE, PublicityItem::key, PublicityItem::told);
  }

  Map<String, PublicityItem> byKeys(Collection<String> keys, Caller caller) {
    return store.read(handle -> PublicityItemStore.byKeys(handle, keys, caller.reach(WRITE)));
  }

  Connection<PublicityItem> page(ItemFilter filter, PageRequest page) {
    return page.page(
        store.read(handle -> PublicityItemStore.page(handle, filter, page)),
        PublicityItem::key,
        () -> store.read(handle -> PublicityItemStore.count(handle, filter)));
  }

  /** A page of those of each subject, in their order; all are counted when the first one is. */
  List<Connection<PublicityItem>> ofSubjects(
      List<GlobalId> subjects, PageRequest page, Caller caller) {
    Reach writable = caller.reach(WRITE);
    Map<GlobalId, List<PublicityItem>> found =
        store.read(handle -> PublicityItemStore.ofSubjects(handle, subjects, writable, page));
    AtomicReference<Optional<Map<GlobalId, Integer>>> counted =
        new AtomicReference<>(Optional.empty());
    return subjects.stream()
        .map(
            subject ->
                page.page(
                    found.getOrDefault(subject, List.of()),
                    PublicityItem::key,
                    () ->
                        counted
                            .updateAndGet(
                                known -> known.or(() -> Optional.of(counts(subjects, writable))))
                            .orElseThrow()
                            .getOrDefault(subject, 0)))
        .toList();
  }

  private Map<GlobalId, Integer> counts(List<GlobalId> subjects, Reach writable) {
    return store.read(handle -> PublicityItemStore.counts(handle, subjects, writable));
  }

  /**
   * Writes an item down, or corrects one.
   *
   * @param key of the one that is corrected; empty for a new one
   */
  Outcome<PublicityItem> record(
      Optional<String> key,
      ItemDraft said,
      Optional<Integer> expected,
      boolean dryRun,
      Caller caller) {
    Checks checks = check(said);
    if (checks.isRight() && nodes.load(List.of(said.subject()), caller).isEmpty()) {
      checks.add(noSubject(), "subject");
    }
    return checks.isRight()
        ? changes.change(
            caller,
            dryRun,
            moment -> recorded(moment, key, said, expected, caller),
            PublicityItems::write)
        : checks.refused();
  }

  /** There is no such subject for who asks. */
  static Refusal noSubject() {
    return Refusal.notFound(
        "SUBJECT_NOT_FOUND", "没有该宣传对象，或您不能查看", "there is no such object, or you may not see it");
  }

  private Checks check(ItemDraft said) {
    Checks checks = new Checks();
    checks.filled("title", said.title(), TEXT);
    checks.text("where", said.where(), TEXT);
    checks.address("url", said.url());
    checks.text("planNode", said.planNode(), TEXT);
    if (said.plannedOn().isEmpty() && said.publishedOn().isEmpty()) {
      checks.wrong(
          "DATE_INVALID",
          "plannedOn",
          "应给出 plannedOn 或 publishedOn",
          "give plannedOn or publishedOn");
    }
    if (said.planNode().isPresent() && said.planKey().isEmpty()) {
      checks.add(noNode(), "planNode");
    }
    notInTheFuture(said.publishedOn(), checks);
    return checks;
  }

  private void notInTheFuture(Optional<LocalDate> publishedOn, Checks checks) {
    if (publishedOn.filter(LocalDate.now(clock)::isBefore).isPresent()) {
      checks.wrong(
          "DATE_INVALID",
          "publishedOn",
          "刊播日期不能晚于今天；将来的用 plannedOn",
          "publishedOn is not after today; what is to come has plannedOn");
    }
  }

  private Decision<PublicityItem> recorded(
      Moment moment,
      Optional<String> key,
      ItemDraft said,
      Optional<Integer> expected,
      Caller caller) {
    Optional<PublicityItem> before = key.flatMap(of -> find(moment.handle(), of, caller));
    return (key.isPresent() && before.isEmpty()
            ? Optional.of(notFound())
            : Optional.<Refusal>empty())
        .or(() -> Common.notWritable(organizations, said.organizationCode(), caller.reach(WRITE)))
        .or(() -> before.flatMap(there -> wrong(there, said, expected)))
        .or(() -> unusable(moment.handle(), said, before))
        .or(() -> outOfPlan(moment.handle(), said, caller))
        .map(Decision::<PublicityItem>no)
        .orElseGet(() -> become(moment, before, said, said.state()));
  }

  private static Optional<Refusal> wrong(
      PublicityItem there, ItemDraft said, Optional<Integer> expected) {
    boolean unpublished = there.state() == ItemState.PUBLISHED && said.state() == ItemState.PLANNED;
    return (unpublished
            ? Optional.of(PublicityItemWorkflow.published())
            : PublicityItemWorkflow.refusal(there, said.state()))
        .or(() -> ofAnother(there, said))
        .or(() -> Common.conflict(expected, there.version()));
  }

  private static Optional<Refusal> ofAnother(PublicityItem there, ItemDraft said) {
    return there.said().organizationCode().equals(said.organizationCode())
        ? Optional.empty()
        : Optional.of(
            Refusal.conflict(
                    "ITEM_OF_ANOTHER_ORGANIZATION",
                    "该条目由组织 " + there.said().organizationCode() + " 发布",
                    "the item is of organisation " + there.said().organizationCode())
                .at(INPUT, "organization"));
  }

  private Optional<Refusal> unusable(
      Handle handle, ItemDraft said, Optional<PublicityItem> before) {
    return channels
        .notUsable(
            handle,
            List.of(said.channelCode()),
            said.organizationCode(),
            before.map(there -> there.said().channelCode()).stream().toList())
        .stream()
        .map(refused -> refused.why().at(INPUT, "channel"))
        .findFirst();
  }

  private static Optional<Refusal> outOfPlan(Handle handle, ItemDraft said, Caller caller) {
    if (said.planKey().isEmpty()) {
      return Optional.empty();
    }
    String key = said.planKey().get();
    PublicityPlan plan =
        PublicityPlanStore.byKeys(handle, List.of(key), caller.reach(WRITE)).get(key);
    if (plan == null) {
      return Optional.of(PublicityPlans.notFound("plan"));
    }
    return said.planNode()
        .filter(code -> plan.nodes().stream().noneMatch(node -> node.code().equals(code)))
        .map(code -> noNode().at(INPUT, "planNode"));
  }

  private static Refusal noNode() {
    return Refusal.notFound("NODE_NOT_FOUND", "计划没有该节点", "the plan has no such node");
  }

  private Decision<PublicityItem> become(
      Moment moment, Optional<PublicityItem> before, ItemDraft said, ItemState state) {
    if (before.filter(there -> there.said().equals(said) && there.state() == state).isPresent()) {
      return new Decision.Become<>(before, before.get());
    }
    return new Decision.Become<>(
        before,
        new PublicityItem(
            before.map(PublicityItem::key).orElseGet(() -> ids.next(moment.now())),
            said,
            state,
            before.map(PublicityItem::version).orElse(0) + 1,
            moment.now()));
  }

  /** Says that a planned item was published. */
  Outcome<PublicityItem> publish(
      String key,
      Publication publication,
      Optional<Integer> expected,
      boolean dryRun,
      Caller caller) {
    Checks checks = new Checks();
    checks.text("where", publication.where(), TEXT);
    checks.address("url", publication.url());
    notInTheFuture(Optional.of(publication.on()), checks);
    return checks.isRight()
        ? changes.change(
            caller,
            dryRun,
            moment -> published(moment, key, publication, expected, caller),
            PublicityItems::write)
        : checks.refused();
  }

  /** That something was published: when, and where, as far as that is not said already. */
  record Publication(LocalDate on, Optional<String> where, Optional<String> url) {}

  private Decision<PublicityItem> published(
      Moment moment,
      String key,
      Publication publication,
      Optional<Integer> expected,
      Caller caller) {
    Optional<PublicityItem> before = find(moment.handle(), key, caller);
    return notChangeable(before, ItemState.PUBLISHED, expected, caller)
        .or(
            () ->
                before
                    .filter(there -> there.state() == ItemState.PUBLISHED)
                    .map(there -> PublicityItemWorkflow.published()))
        .map(Decision::<PublicityItem>no)
        .orElseGet(
            () ->
                become(
                    moment,
                    before,
                    before
                        .orElseThrow()
                        .said()
                        .published(publication.on(), publication.where(), publication.url()),
                    ItemState.PUBLISHED));
  }

  /** Withdraws an item. */
  Outcome<PublicityItem> withdraw(
      String key, Optional<Integer> expected, boolean dryRun, Caller caller) {
    return changes.change(
        caller,
        dryRun,
        moment -> {
          Optional<PublicityItem> before = find(moment.handle(), key, caller);
          return notChangeable(before, ItemState.WITHDRAWN, expected, caller)
              .map(Decision::<PublicityItem>no)
              .orElseGet(
                  () -> become(moment, before, before.orElseThrow().said(), ItemState.WITHDRAWN));
        },
        PublicityItems::write);
  }

  /** Everybody sees what is published, and who may not write it learns that. */
  private Optional<Refusal> notChangeable(
      Optional<PublicityItem> before, ItemState next, Optional<Integer> expected, Caller caller) {
    if (before.isEmpty()) {
      return Optional.of(notFound());
    }
    PublicityItem there = before.get();
    boolean allowed =
        !organizations
            .within(caller.reach(WRITE), List.of(there.said().organizationCode()))
            .isEmpty();
    return (allowed ? Optional.<Refusal>empty() : Optional.of(Common.notAllowed(ITEM)))
        .or(() -> PublicityItemWorkflow.refusal(there, next))
        .or(() -> Common.conflict(expected, there.version()));
  }

  private static Optional<PublicityItem> find(Handle handle, String key, Caller caller) {
    return Optional.ofNullable(
        PublicityItemStore.byKeys(handle, List.of(key), caller.reach(WRITE)).get(key));
  }

  /** There is no such item for who asks. */
  static Refusal notFound() {
    return Refusal.notFound("ITEM_NOT_FOUND", "没有该宣传条目", "there is no such item").at(INPUT, ITEM);
  }

  private static void write(Transaction transaction, Decision<PublicityItem> decision) {
    if (decision instanceof Decision.Become<PublicityItem> become) {
      if (become.before().isPresent()) {
        PublicityItemStore.update(transaction.handle(), become.after());
      } else {
        PublicityItemStore.insert(transaction.handle(), become.after());
      }
    }
  }
}
