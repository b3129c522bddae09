package org.exemplar.caselibrary.internal.publicity;

import static org.exemplar.caselibrary.internal.publicity.PublicityChannels.WRITE;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.exemplar.caselibrary.internal.changes.Changes;
import org.exemplar.caselibrary.internal.changes.Checks;
import org.exemplar.caselibrary.internal.changes.Common;
import org.exemplar.caselibrary.internal.changes.Decision;
import org.exemplar.caselibrary.internal.changes.Moment;
import org.exemplar.caselibrary.internal.changes.Outcome;
import org.exemplar.organizations.Organizations;
import org.exemplar.plugins.Catalogue;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.store.Store;
import org.exemplar.store.TimeOrderedId;
import org.exemplar.store.Transaction;
import org.jdbi.v3.core.Handle;

/** Plans of publicity, for who holds {@code publicity:write} for their organisation. */
final class PublicityPlans {
  private static final String INPUT = "input";
  private static final String PLAN = "plan";

  private final TimeOrderedId ids = new TimeOrderedId();
  private final Store store;
  private final Organizations organizations;
  private final PublicityChannels channels;
  private final Supplier<Catalogue> catalogue;
  private final Clock clock;
  private final Changes<PublicityPlan> changes;

  PublicityPlans(
      Store store,
      Organizations organizations,
      PublicityChannels channels,
      Supplier<Catalogue> catalogue,
      Clock clock) {
    this.store = store;
    this.organizations = organizations;
    this.channels = channels;
    this.catalogue = catalogue;
    this.clock = clock;
    this.changes =
        new Changes<>(store, clock, PublicityPlan.TYPE, PublicityPlan::key, PublicityPlan::told);
  }

  Map<String, PublicityPlan> byKeys(Collection<String> keys, Caller caller) {
    return store.read(handle -> PublicityPlanStore.byKeys(handle, keys, caller.reach(WRITE)));
  }

  Connection<PublicityPlan> page(PlanFilter filter, PageRequest page) {
    return page.page(
        store.read(handle -> PublicityPlanStore.page(handle, filter, page)),
        PublicityPlan::key,
        () -> store.read(handle -> PublicityPlanStore.count(handle, filter)));
  }

  /** How far each plan was carried out, in their order. */
  List<PlanCoverage> coverage(List<PublicityPlan> plans) {
    LocalDate today = LocalDate.now(clock);
    Set<String> series = plans.stream().map(PublicityPlan::series).collect(Collectors.toSet());
    Map<String, Map<String, PublicityPlanStore.Done>> done =
        store.read(handle -> PublicityPlanStore.done(handle, series));
    return plans.stream()
        .map(plan -> PlanCoverage.of(plan, done.getOrDefault(plan.series(), Map.of()), today))
        .toList();
  }

  /**
   * Makes a plan, or changes a draft.
   *
   * @param key of the draft; empty for a new one
   * @param nodes as they stand in the input
   */
  Outcome<PublicityPlan> save(
      Optional<String> key,
      PlanDraft said,
      List<PlanNode> nodes,
      Optional<Integer> expected,
      boolean dryRun,
      Caller caller) {
    Checks checks = PlanRules.check(said, nodes, catalogue.get());
    return checks.isRight()
        ? changes.change(
            caller,
            dryRun,
            moment -> decide(moment, key, said, nodes, expected, caller),
            PublicityPlans::write)
        : checks.refused();
  }

  private Decision<PublicityPlan> decide(
      Moment moment,
      Optional<String> key,
      PlanDraft said,
      List<PlanNode> nodes,
      Optional<Integer> expected,
      Caller caller) {
    Optional<Refusal> unwritable =
        Common.notWritable(organizations, said.organizationCode(), caller.reach(WRITE));
    if (unwritable.isPresent()) {
      return Decision.no(unwritable.get());
    }
    Optional<PublicityPlan> before = key.flatMap(of -> find(moment.handle(), of, caller));
    Optional<PublicityPlan> superseded =
        said.supersedes().flatMap(of -> find(moment.handle(), of, caller));
    Optional<Refusal> wrong =
        notThere(key, before, PLAN)
            .or(() -> notThere(said.supersedes(), superseded, "supersedes"))
            .or(() -> before.flatMap(there -> wrong(there, said, expected)))
            .or(() -> superseded.flatMap(there -> notToBeSuperseded(there, said)));
    if (wrong.isPresent()) {
      return Decision.no(wrong.get());
    }
    List<Refusal> unusable = unusable(moment.handle(), said, nodes, before);
    return unusable.isEmpty()
        ? become(moment, before, superseded, said)
        : new Decision.No<>(unusable);
  }

  private Decision<PublicityPlan> become(
      Moment moment,
      Optional<PublicityPlan> before,
      Optional<PublicityPlan> superseded,
      PlanDraft said) {
    if (before.filter(there -> there.said().equals(said)).isPresent()) {
      return new Decision.Become<>(before, before.get());
    }
    String key = before.map(PublicityPlan::key).orElseGet(() -> ids.next(moment.now()));
    return new Decision.Become<>(
        before,
        new PublicityPlan(
            key,
            superseded.map(PublicityPlan::series).orElse(key),
            said,
            PlanState.DRAFT,
            Optional.empty(),
            before.map(PublicityPlan::version).orElse(0) + 1,
            moment.now()));
  }

  private static Optional<PublicityPlan> find(Handle handle, String key, Caller caller) {
    return Optional.ofNullable(
        PublicityPlanStore.byKeys(handle, List.of(key), caller.reach(WRITE)).get(key));
  }

  private static Optional<Refusal> notThere(
      Optional<String> key, Optional<PublicityPlan> found, String name) {
    return key.isPresent() && found.isEmpty() ? Optional.of(notFound(name)) : Optional.empty();
  }

  /** There is no such plan for who asks. */
  static Refusal notFound(String name) {
    return Refusal.notFound("PLAN_NOT_FOUND", "没有该宣传计划", "there is no such plan").at(INPUT, name);
  }

  private static Optional<Refusal> wrong(
      PublicityPlan there, PlanDraft said, Optional<Integer> expected) {
    return PublicityPlanWorkflow.refusal(there, PlanState.DRAFT, PLAN)
        .or(() -> ofAnother(there, said, "organization"))
        .or(() -> Common.conflict(expected, there.version()));
  }

  private static Optional<Refusal> notToBeSuperseded(PublicityPlan there, PlanDraft said) {
    return PublicityPlanWorkflow.refusal(there, PlanState.SUPERSEDED, "supersedes")
        .or(() -> ofAnother(there, said, "supersedes"));
  }

  private static Optional<Refusal> ofAnother(PublicityPlan there, PlanDraft said, String name) {
    return there.organizationCode().equals(said.organizationCode())
        ? Optional.empty()
        : Optional.of(
            Refusal.conflict(
                    "PLAN_OF_ANOTHER_ORGANIZATION",
                    "该计划属于组织 " + there.organizationCode(),
                    "the plan is of organisation " + there.organizationCode())
                .at(INPUT, name));
  }

  private List<Refusal> unusable(
      Handle handle, PlanDraft said, List<PlanNode> nodes, Optional<PublicityPlan> before) {
    Map<String, Refusal> wrong = new LinkedHashMap<>();
    channels
        .notUsable(
            handle,
            codes(nodes),
            said.organizationCode(),
            before.map(there -> codes(there.nodes())).orElse(List.of()))
        .forEach(refused -> wrong.put(refused.code(), refused.why()));
    List<Refusal> found = new ArrayList<>();
    for (int at = 0; at < nodes.size() && !wrong.isEmpty(); at++) {
      List<String> codes = nodes.get(at).channelCodes();
      for (int i = 0; i < codes.size(); i++) {
        Refusal why = wrong.get(codes.get(i));
        if (why != null) {
          found.add(why.at(INPUT, "nodes", "" + at, "channels", "" + i));
        }
      }
    }
    return found;
  }

  private static List<String> codes(List<PlanNode> nodes) {
    return nodes.stream().flatMap(node -> node.channelCodes().stream()).distinct().toList();
  }

  private static void write(Transaction transaction, Decision<PublicityPlan> decision) {
    if (decision instanceof Decision.Become<PublicityPlan> become) {
      if (become.before().isPresent()) {
        PublicityPlanStore.update(transaction.handle(), become.after());
      } else {
        PublicityPlanStore.insert(transaction.handle(), become.after());
      }
    }
  }

  /** Files a draft; the plan that it supersedes is superseded in the same transaction. */
  Outcome<PublicityPlan> file(
      String key, Optional<Integer> expected, boolean dryRun, Caller caller) {
    return changes.change(
        caller,
        dryRun,
        moment -> filed(moment, key, expected, caller),
        (transaction, decision) -> {
          write(transaction, decision);
          supersede(transaction, decision, caller);
        });
  }

  private static Decision<PublicityPlan> filed(
      Moment moment, String key, Optional<Integer> expected, Caller caller) {
    Optional<PublicityPlan> draft = find(moment.handle(), key, caller);
    if (draft.isEmpty()) {
      return Decision.no(notFound(PLAN));
    }
    return PublicityPlanWorkflow.refusal(draft.get(), PlanState.FILED, PLAN)
        .or(() -> Common.conflict(expected, draft.get().version()))
        .or(() -> empty(draft.get()))
        .or(
            () ->
                superseded(moment.handle(), draft.get(), caller)
                    .flatMap(
                        there -> PublicityPlanWorkflow.refusal(there, PlanState.SUPERSEDED, PLAN)))
        .map(Decision::<PublicityPlan>no)
        .orElseGet(
            () -> new Decision.Become<>(draft, draft.get().next(PlanState.FILED, moment.now())));
  }

  private static Optional<Refusal> empty(PublicityPlan draft) {
    return draft.nodes().isEmpty()
        ? Optional.of(
            Refusal.conflict("PLAN_EMPTY", "计划没有节点，不能报送", "a plan without nodes is not filed")
                .at(INPUT, PLAN))
        : Optional.empty();
  }

  private static Optional<PublicityPlan> superseded(
      Handle handle, PublicityPlan plan, Caller caller) {
    return plan.supersededKey().flatMap(of -> find(handle, of, caller));
  }

  private void supersede(Transaction transaction, Decision<PublicityPlan> decision, Caller caller) {
    if (decision instanceof Decision.Become<PublicityPlan> become) {
      superseded(transaction.handle(), become.after(), caller)
          .ifPresent(
              old -> {
                PublicityPlan after = old.next(PlanState.SUPERSEDED, transaction.now());
                PublicityPlanStore.update(transaction.handle(), after);
                changes.record(transaction, caller, Optional.of(old), Optional.of(after));
              });
    }
  }
}
