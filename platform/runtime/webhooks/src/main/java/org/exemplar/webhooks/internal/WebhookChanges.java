package org.exemplar.webhooks.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.graphql.ObjectChanges;
import org.exemplar.identity.Mandate;
import org.exemplar.identity.Mandates;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.store.NewChange;
import org.exemplar.store.Store;
import org.exemplar.store.TimeOrderedId;
import org.exemplar.store.Transaction;

/** Webhooks made, changed, removed, and sent again. */
final class WebhookChanges {
  static final int MOST = 50;
  static final Duration OLD_SECRET = Duration.ofDays(1);

  private static final int MOST_MESSAGES = 200;

  private final Store store;
  private final ObjectChanges objects;
  private final Mandates mandates;
  private final Destinations destinations;
  private final Rounds rounds;
  private final TimeOrderedId ids = new TimeOrderedId();

  WebhookChanges(
      Store store,
      ObjectChanges objects,
      Mandates mandates,
      Destinations destinations,
      Rounds rounds) {
    this.store = store;
    this.objects = objects;
    this.mandates = mandates;
    this.destinations = destinations;
    this.rounds = rounds;
  }

  /**
   * What became of a mutation.
   *
   * @param webhook empty when it was refused
   * @param secret where it is shown
   */
  record Outcome(Optional<Webhook> webhook, Optional<String> secret, List<Refusal> errors) {
    Outcome {
      errors = List.copyOf(errors);
    }

    static Outcome of(Webhook webhook) {
      return new Outcome(Optional.of(webhook), Optional.empty(), List.of());
    }

    static Outcome refused(List<Refusal> refusals) {
      return new Outcome(Optional.empty(), Optional.empty(), refusals);
    }

    static Outcome refused(Refusal refusal) {
      return refused(List.of(refusal));
    }

    /** The same, showing the secret if there is one to be shown. */
    Outcome showing(String shown) {
      return new Outcome(webhook, webhook.map(any -> shown), errors);
    }
  }

  /** What is done to one that is there; it answers the webhook as it was, where nothing changes. */
  @FunctionalInterface
  private interface Step {
    Webhook of(Transaction transaction, Webhook before);
  }

  /**
   * Who may do something to which version.
   *
   * @param own whether only who made it may
   */
  private record Demand(Caller caller, String id, Optional<Integer> expectedVersion, boolean own) {}

  /** Makes one that begins behind a position, or now. */
  Outcome create(Caller caller, Draft draft, Optional<Integer> after) {
    List<Refusal> wrong = new ArrayList<>(draft.refusals(caller, objects, destinations));
    long head = store.changes().head();
    after
        .filter(position -> position < 0 || position > head)
        .ifPresent(any -> wrong.add(WebhookRefusals.unknownPosition(head)));
    if (!wrong.isEmpty()) {
      return Outcome.refused(wrong);
    }
    Mandate mandate = mandates.of(caller);
    long position = after.map(Integer::longValue).orElse(head);
    return seen(store.write(transaction -> create(transaction, caller, mandate, draft, position)));
  }

  private Outcome create(
      Transaction transaction, Caller caller, Mandate mandate, Draft draft, long position) {
    if (WebhookStore.count(transaction.handle(), Optional.of(mandate.account())) >= MOST) {
      return Outcome.refused(WebhookRefusals.full(MOST));
    }
    Description said = draft.description();
    Webhook made =
        new Webhook(
            ids.next(transaction.now()),
            mandate,
            said.name(),
            said.url(),
            said.types(),
            said.organization(),
            WebhookState.ACTIVE,
            Optional.empty(),
            Signature.secret(),
            Optional.empty(),
            position,
            transaction.now(),
            1);
    WebhookStore.insert(transaction.handle(), made);
    record(transaction, caller, Optional.empty(), Optional.of(made.told()), made);
    return Outcome.of(made).showing(made.secret());
  }

  Outcome update(Caller caller, String id, Edit edit, Optional<Integer> expectedVersion) {
    Optional<Webhook> present = store.read(handle -> Webhooks.find(handle, caller, id));
    if (present.isEmpty()) {
      return Outcome.refused(WebhookRefusals.notFound());
    }
    List<Refusal> wrong = new ArrayList<>();
    if (edit.describes()) {
      Draft draft = edit.draft(present.get().description());
      wrong.addAll(draft.refusals(caller, objects, destinations));
    }
    edit.state()
        .filter(WebhookState.SUSPENDED::equals)
        .ifPresent(any -> wrong.add(WebhookRefusals.wrongState()));
    return wrong.isEmpty()
        ? changed(
            new Demand(caller, id, expectedVersion, edit.isMoreThanAPause()),
            (transaction, before) -> edited(transaction, edit, before))
        : Outcome.refused(wrong);
  }

  /** Whoever resumes one means now, and not when the next attempt is due. */
  private static Webhook edited(Transaction transaction, Edit edit, Webhook before) {
    Webhook after = edit.of(before);
    if (after.state() == WebhookState.ACTIVE && before.state() != WebhookState.ACTIVE) {
      WebhookMessageStore.hurry(transaction.handle(), after.key(), transaction.now());
    }
    return after;
  }

  Outcome rotate(Caller caller, String id, Optional<Integer> expectedVersion) {
    String secret = Signature.secret();
    return changed(
            new Demand(caller, id, expectedVersion, true),
            (transaction, before) -> before.signedWith(secret, transaction.now().plus(OLD_SECRET)))
        .showing(secret);
  }

  Outcome delete(Caller caller, String id, Optional<Integer> expectedVersion) {
    Demand demand = new Demand(caller, id, expectedVersion, false);
    Outcome outcome = store.write(transaction -> delete(transaction, demand));
    outcome.webhook().ifPresent(gone -> rounds.drop(gone.key()));
    return outcome;
  }

  private static Outcome delete(Transaction transaction, Demand demand) {
    Outcome found = demanded(transaction, demand);
    found
        .webhook()
        .ifPresent(
            before -> {
              WebhookStore.delete(transaction.handle(), before.key());
              record(
                  transaction,
                  demand.caller(),
                  Optional.of(before.told()),
                  Optional.empty(),
                  before);
            });
    return found;
  }

  /** Sends all again that changed after a position, or some messages. */
  Outcome replay(Caller caller, String id, Optional<Integer> after, List<String> messages) {
    long head = store.changes().head();
    if (after.isPresent() != messages.isEmpty()) {
      return Outcome.refused(WebhookRefusals.wrongReplay());
    }
    if (messages.size() > MOST_MESSAGES) {
      return Outcome.refused(WebhookRefusals.tooManyMessages(MOST_MESSAGES));
    }
    if (after.filter(position -> position < 0 || position > head).isPresent()) {
      return Outcome.refused(WebhookRefusals.unknownPosition(head));
    }
    Demand demand = new Demand(caller, id, Optional.empty(), true);
    return seen(
        store.write(
            transaction ->
                after.isPresent()
                    ? replay(transaction, demand, after.get())
                    : again(transaction, demand, messages)));
  }

  private static Outcome replay(Transaction transaction, Demand demand, int after) {
    Outcome found = demanded(transaction, demand);
    found
        .webhook()
        .ifPresent(
            before -> {
              WebhookMessageStore.deletePending(transaction.handle(), before.key());
              WebhookStore.moveTo(transaction.handle(), before.key(), after);
            });
    return replayed(transaction, demand, found, Map.of("replayAfter", after));
  }

  private static Outcome again(Transaction transaction, Demand demand, List<String> messages) {
    Outcome found = demanded(transaction, demand);
    if (found.webhook().isEmpty()) {
      return found;
    }
    List<String> distinct = messages.stream().distinct().toList();
    List<String> there =
        WebhookMessageStore.again(
            transaction.handle(), found.webhook().get().key(), distinct, transaction.now());
    for (int i = 0; i < messages.size(); i++) {
      if (!there.contains(messages.get(i))) {
        return Outcome.refused(WebhookRefusals.noMessage(messages.get(i), i));
      }
    }
    return replayed(transaction, demand, found, Map.of("replayMessages", distinct));
  }

  /** A new version, so that what was looked through is looked through again. */
  private static Outcome replayed(
      Transaction transaction, Demand demand, Outcome found, Map<String, ?> what) {
    if (found.webhook().isEmpty()) {
      return found;
    }
    Webhook before = found.webhook().get();
    Webhook after = before.next();
    WebhookStore.update(transaction.handle(), after);
    Map<String, Object> told = new LinkedHashMap<>(after.told());
    told.putAll(what);
    record(transaction, demand.caller(), Optional.of(before.told()), Optional.of(told), after);
    return Outcome.of(WebhookStore.byKey(transaction.handle(), after.key()).orElseThrow());
  }

  private Outcome changed(Demand demand, Step step) {
    return seen(store.write(transaction -> changed(transaction, demand, step)));
  }

  private static Outcome changed(Transaction transaction, Demand demand, Step step) {
    Outcome found = demanded(transaction, demand);
    if (found.webhook().isEmpty()) {
      return found;
    }
    Webhook before = found.webhook().get();
    Webhook other = step.of(transaction, before);
    if (other.equals(before)) {
      return found;
    }
    Webhook after = other.next();
    WebhookStore.update(transaction.handle(), after);
    record(
        transaction, demand.caller(), Optional.of(before.told()), Optional.of(after.told()), after);
    return Outcome.of(after);
  }

  /** The webhook as it is, if what is demanded may be done to it. */
  private static Outcome demanded(Transaction transaction, Demand demand) {
    Optional<Webhook> before = Webhooks.find(transaction.handle(), demand.caller(), demand.id());
    if (before.isEmpty()) {
      return Outcome.refused(WebhookRefusals.notFound());
    }
    if (demand.own() && !Webhooks.isOf(before.get(), demand.caller())) {
      return Outcome.refused(WebhookRefusals.notAllowed());
    }
    return WebhookRefusals.conflict(before.get(), demand.expectedVersion())
        .map(Outcome::refused)
        .orElseGet(() -> Outcome.of(before.get()));
  }

  private Outcome seen(Outcome outcome) {
    outcome.webhook().ifPresent(webhook -> rounds.look(webhook.key()));
    return outcome;
  }

  private static void record(
      Transaction transaction,
      Caller caller,
      Optional<? extends Map<String, ?>> before,
      Optional<? extends Map<String, ?>> after,
      Webhook webhook) {
    transaction.record(NewChange.of(caller.origin(), Webhook.TYPE, webhook.key(), before, after));
  }
}
