package org.exemplar.webhooks.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.exemplar.graphql.ChangedObject;
import org.exemplar.graphql.ObjectChanges;
import org.exemplar.graphql.ObjectWatch;
import org.exemplar.identity.Mandates;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Origin;
import org.exemplar.store.Change;
import org.exemplar.store.NewChange;
import org.exemplar.store.Store;
import org.exemplar.store.TimeOrderedId;
import org.exemplar.store.Transaction;

/**
 * Makes messages of what changed and sends them, one after the other for each webhook. What is
 * under way stands in the store before it is sent, so a message may arrive twice, and none is lost.
 */
final class Courier {
  static final int MOST_CHANGES = 100;
  static final Duration LEASE = Duration.ofSeconds(60);

  static final int WORTH_WRITING = 1_000;

  private static final int ARRIVED = 100;
  private static final Duration DEAD_LETTERS = Duration.ofDays(90);
  private static final Duration SOON = Duration.ofMillis(250);

  private final Store store;
  private final ObjectChanges objects;
  private final Mandates mandates;
  private final Post post;
  private final Retries retries;
  private final Clock clock;
  private final TimeOrderedId ids = new TimeOrderedId();
  private final String node;

  /** How far the log was looked through without finding anything, by webhook and version. */
  private final Map<String, Scanned> scanned = new ConcurrentHashMap<>();

  private record Scanned(int version, long position) {}

  /**
   * What the sending of a message needs.
   *
   * @param mandate who it is sent on behalf of, with what that may do by now
   */
  private record Round(Webhook webhook, Caller mandate) {
    ObjectWatch watch() {
      return new ObjectWatch(webhook.types(), webhook.organization(), mandate);
    }
  }

  /**
   * A courier.
   *
   * @param node which of several nodes this is
   */
  Courier(
      Store store,
      ObjectChanges objects,
      Mandates mandates,
      Post post,
      Retries retries,
      Clock clock,
      String node) {
    this.store = store;
    this.objects = objects;
    this.mandates = mandates;
    this.post = post;
    this.retries = retries;
    this.clock = clock;
    this.node = node;
  }

  /**
   * Does one thing for a webhook: makes a message, or sends one.
   *
   * @return when there is something to do next; empty when there is not before something changes
   */
  Optional<Instant> step(String key) throws InterruptedException {
    Instant now = clock.instant();
    Optional<Webhook> webhook = store.read(handle -> WebhookStore.byKey(handle, key));
    if (webhook.filter(found -> found.state() == WebhookState.ACTIVE).isEmpty()) {
      scanned.remove(key);
      return Optional.empty();
    }
    if (!objects.isReady()) {
      return Optional.of(now.plus(SOON));
    }
    Optional<Caller> caller = mandates.caller(webhook.get().mandate(), key);
    if (caller.isEmpty()) {
      suspend(webhook.get(), Failure.ACCOUNT_DISABLED);
      return Optional.empty();
    }
    Round round = new Round(webhook.get(), caller.get());
    Optional<WebhookMessage> message =
        store
            .read(handle -> WebhookMessageStore.firstPending(handle, key))
            .or(() -> collect(round));
    if (message.isEmpty()) {
      return Optional.empty();
    }
    Instant due = message.get().nextAttemptAt().orElse(now);
    if (now.isBefore(due)) {
      return Optional.of(due);
    }
    if (store.isShared() && !lease(key, now)) {
      return Optional.of(now.plus(LEASE.dividedBy(2)));
    }
    deliver(round, message.get());
    return Optional.of(clock.instant());
  }

  /**
   * Whether this node sends it; looked at before it is written, because a write wakes everybody.
   */
  private boolean lease(String key, Instant now) {
    Optional<WebhookStore.Lease> held = store.read(handle -> WebhookStore.lease(handle, key));
    if (held.filter(lease -> lease.isOf(node, now.plus(LEASE.dividedBy(2)))).isPresent()) {
      return true;
    }
    if (held.filter(lease -> lease.isOfAnother(node, now)).isPresent()) {
      return false;
    }
    return store.write(
        transaction ->
            WebhookStore.lease(
                transaction.handle(),
                key,
                new WebhookStore.Lease(node, transaction.now().plus(LEASE)),
                transaction.now()));
  }

  /** The next message of a webhook; empty when nothing has changed that it is about. */
  private Optional<WebhookMessage> collect(Round round) {
    Webhook webhook = round.webhook();
    Scanned known = scanned.get(webhook.key());
    long position =
        known != null && known.version() == webhook.version()
            ? Math.max(known.position(), webhook.position())
            : webhook.position();
    while (position < store.changes().head()) {
      List<Change> page = store.changes().after(position, MOST_CHANGES);
      List<ChangedObject> told = told(page, round);
      long last = page.getLast().position();
      if (!told.isEmpty()) {
        return make(webhook, told, last);
      }
      position = last;
      scanned.put(webhook.key(), new Scanned(webhook.version(), position));
    }
    if (position - webhook.position() >= WORTH_WRITING) {
      keep(webhook, position);
    }
    return Optional.empty();
  }

  /** What was looked through without finding anything is not looked through at each start again. */
  private void keep(Webhook webhook, long position) {
    store.write(
        transaction -> {
          if (isStill(transaction, webhook)) {
            WebhookStore.moveTo(transaction.handle(), webhook.key(), position);
          }
          return position;
        });
  }

  private List<ChangedObject> told(List<Change> page, Round round) {
    List<ChangedObject> told = new ArrayList<>();
    page.forEach(change -> objects.told(change, round.watch()).ifPresent(told::add));
    return told;
  }

  private Optional<WebhookMessage> make(Webhook webhook, List<ChangedObject> told, long last) {
    return store.write(
        transaction -> {
          WebhookMessage made =
              WebhookMessage.made(
                  ids.next(transaction.now()),
                  webhook.key(),
                  told.getFirst().position(),
                  last,
                  told.size(),
                  transaction.now());
          if (!isStill(transaction, webhook)) {
            return Optional.empty();
          }
          WebhookMessageStore.insert(transaction.handle(), made);
          WebhookStore.moveTo(transaction.handle(), webhook.key(), last);
          return Optional.of(made);
        });
  }

  /**
   * Whether neither people nor another node have changed it since it was read; if they have, that
   * brings about another step.
   */
  private static boolean isStill(Transaction transaction, Webhook webhook) {
    return WebhookStore.byKey(transaction.handle(), webhook.key())
        .filter(
            present ->
                present.version() == webhook.version() && present.position() == webhook.position())
        .isPresent();
  }

  private void deliver(Round round, WebhookMessage message) throws InterruptedException {
    List<ChangedObject> told = told(changes(message), round);
    if (told.isEmpty()) {
      forget(message);
      return;
    }
    Webhook webhook = round.webhook();
    String body = Envelope.of(webhook, message.createdAt(), told);
    Receipt receipt = post.send(webhook.url(), headers(webhook, message.id(), body), body);
    settle(webhook, message, receipt);
  }

  private List<Change> changes(WebhookMessage message) {
    long behind = message.lastPosition() - message.firstPosition() + 1;
    return store.changes().after(message.firstPosition() - 1, Math.toIntExact(behind));
  }

  /** Nothing of it may be seen any more. */
  private void forget(WebhookMessage message) {
    store.write(
        transaction -> {
          WebhookMessageStore.delete(transaction.handle(), message.id());
          return message;
        });
  }

  /** Tries an address, whatever else is under way. */
  Receipt ping(Webhook webhook) throws InterruptedException {
    Instant now = clock.instant();
    String body = Envelope.ping(webhook, now);
    return post.send(webhook.url(), headers(webhook, ids.next(now), body), body);
  }

  private Map<String, String> headers(Webhook webhook, String id, String body) {
    Instant now = clock.instant();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json; charset=utf-8");
    headers.put("User-Agent", "Exemplar-Webhooks/1.0");
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
    headers.put("webhook-signature", Signature.of(webhook.secrets(now), id, now, body));
    return headers;
  }

  private void settle(Webhook webhook, WebhookMessage message, Receipt receipt) {
    Optional<Duration> wait =
        receipt.arrived() || receipt.isGone()
            ? Optional.empty()
            : retries.after(message.attempts() + 1, receipt);
    WebhookMessageState became =
        receipt.arrived()
            ? WebhookMessageState.DELIVERED
            : wait.isPresent() ? WebhookMessageState.PENDING : WebhookMessageState.DEAD;
    store.write(
        transaction -> {
          Instant now = transaction.now();
          WebhookMessageStore.update(
              transaction.handle(), message.sent(became, now, wait.map(now::plus), receipt));
          WebhookMessageStore.tidy(
              transaction.handle(), webhook.key(), ARRIVED, now.minus(DEAD_LETTERS));
          return became;
        });
    if (became == WebhookMessageState.DEAD) {
      reasonToStop(receipt).ifPresent(why -> suspend(webhook, why));
    }
  }

  /**
   * A receiver that answers goes on with the next message; one that does not answer is not there.
   */
  private static Optional<Failure> reasonToStop(Receipt receipt) {
    if (receipt.isGone()) {
      return Optional.of(Failure.GONE);
    }
    return receipt.status().isPresent() ? Optional.empty() : receipt.failure();
  }

  private void suspend(Webhook webhook, Failure why) {
    store.write(
        transaction -> {
          WebhookStore.byKey(transaction.handle(), webhook.key())
              .filter(present -> present.state() == WebhookState.ACTIVE)
              .ifPresent(
                  present -> {
                    Webhook after = present.in(WebhookState.SUSPENDED, Optional.of(why)).next();
                    WebhookStore.update(transaction.handle(), after);
                    transaction.record(
                        NewChange.of(
                            Origin.PLATFORM,
                            Webhook.TYPE,
                            after.key(),
                            Optional.of(present.told()),
                            Optional.of(after.told())));
                  });
          return webhook;
        });
  }
}
