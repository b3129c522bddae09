package org.exemplar.webhooks.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.identity.Permissions;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.store.Store;
import org.jdbi.v3.core.Handle;

/** Webhooks as those see them who may: their own, or all. */
final class Webhooks {
  private final Store store;
  private final Courier courier;

  Webhooks(Store store, Courier courier) {
    this.store = store;
    this.courier = courier;
  }

  /** What came back from trying one. */
  record Tried(Optional<Receipt> receipt, List<Refusal> errors) {
    static Tried refused(Refusal refusal) {
      return new Tried(Optional.empty(), List.of(refusal));
    }

    public Optional<Boolean> delivered() {
      return receipt.map(Receipt::arrived);
    }

    public Optional<Integer> status() {
      return receipt.flatMap(Receipt::status);
    }

    public Optional<String> failure() {
      return receipt.flatMap(Receipt::failure).map(Enum::name);
    }
  }

  /** Whose webhooks somebody sees; empty for those of all. */
  private static Optional<String> seen(Caller caller) {
    return caller.reach(Permissions.MANAGE_WEBHOOKS).everywhere()
        ? Optional.empty()
        : Optional.of(caller.origin().actor());
  }

  /** Only who made it has it sent elsewhere, because it shows what that account may see. */
  static boolean isOf(Webhook webhook, Caller caller) {
    return webhook.account().equals(caller.origin().actor());
  }

  /** One that somebody sees. */
  static Optional<Webhook> find(Handle handle, Caller caller, String id) {
    return GlobalId.decode(id)
        .filter(decoded -> decoded.type().equals(Webhook.TYPE))
        .flatMap(
            decoded ->
                WebhookStore.byKeys(handle, List.of(decoded.key()), seen(caller)).stream()
                    .findFirst());
  }

  Connection<Webhook> page(Caller caller, PageRequest page) {
    Optional<String> account = seen(caller);
    return store.read(
        handle ->
            page.page(
                WebhookStore.page(handle, account, page),
                Webhook::key,
                () -> store.read(later -> WebhookStore.count(later, account))));
  }

  Map<String, Webhook> byKeys(List<String> keys, Caller caller) {
    Map<String, Webhook> found = new HashMap<>();
    if (caller.has(Permissions.MANAGE_WEBHOOKS)) {
      store
          .read(handle -> WebhookStore.byKeys(handle, keys, seen(caller)))
          .forEach(webhook -> found.put(webhook.key(), webhook));
    }
    return found;
  }

  Connection<WebhookMessage> messages(
      Webhook webhook, Optional<WebhookMessageState> state, PageRequest page) {
    return store.read(
        handle ->
            page.page(
                WebhookMessageStore.page(handle, webhook.key(), state, page),
                WebhookMessage::id,
                () -> store.read(later -> WebhookMessageStore.count(later, webhook.key(), state))));
  }

  /** Sends a message without changes and waits for what comes back. */
  Tried ping(Caller caller, String id) {
    Optional<Webhook> webhook = store.read(handle -> find(handle, caller, id));
    if (webhook.isEmpty()) {
      return Tried.refused(WebhookRefusals.notFound());
    }
    return isOf(webhook.get(), caller)
        ? new Tried(Optional.of(tried(webhook.get())), List.of())
        : Tried.refused(WebhookRefusals.notAllowed());
  }

  private Receipt tried(Webhook webhook) {
    try {
      return courier.ping(webhook);
    } catch (InterruptedException givenUp) {
      Thread.currentThread().interrupt();
      return Receipt.failed(Failure.TIMEOUT);
    }
  }
}
