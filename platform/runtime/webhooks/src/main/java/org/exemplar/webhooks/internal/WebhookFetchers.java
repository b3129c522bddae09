package org.exemplar.webhooks.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.schema.Fetcher;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.Input;
import org.exemplar.spi.schema.NodeLoader;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.spi.schema.SchemaContribution;

/** Answers the fields of {@code webhooks.graphqls}. */
final class WebhookFetchers implements SchemaContribution {
  private static final String VERSION = "expectedVersion";
  private static final String ID = "webhook";

  private final Webhooks webhooks;
  private final WebhookChanges changes;

  WebhookFetchers(Webhooks webhooks, WebhookChanges changes) {
    this.webhooks = webhooks;
    this.changes = changes;
  }

  @Override
  public Map<String, Fetcher> fetchers() {
    return Map.ofEntries(
        Map.entry("Query.webhooks", field -> webhooks.page(field.caller(), PageRequest.of(field))),
        Map.entry("Webhook.url", field -> field.source(Webhook.class).url().toString()),
        Map.entry(
            "Webhook.suspendedBecause",
            field -> field.source(Webhook.class).suspendedBecause().map(Enum::name)),
        Map.entry("Webhook.messages", this::messages),
        Map.entry(
            "WebhookMessage.failure",
            field -> field.source(WebhookMessage.class).failure().map(Enum::name)),
        Map.entry("Mutation.createWebhook", this::create),
        Map.entry("Mutation.updateWebhook", this::update),
        Map.entry("Mutation.deleteWebhook", this::delete),
        Map.entry("Mutation.rotateWebhookSecret", this::rotate),
        Map.entry("Mutation.pingWebhook", this::ping),
        Map.entry("Mutation.replayWebhook", this::replay));
  }

  @Override
  public Map<String, NodeLoader> nodes() {
    return Map.of(Webhook.TYPE, webhooks::byKeys);
  }

  @Override
  public Map<Class<?>, String> types() {
    return Map.of(Webhook.class, Webhook.TYPE);
  }

  private Object messages(FieldContext field) {
    return webhooks.messages(
        field.source(Webhook.class),
        field.argument("state", String.class).map(WebhookMessageState::valueOf),
        PageRequest.of(field));
  }

  private WebhookChanges.Outcome create(FieldContext field) {
    Input input = Input.of(field, "input");
    return changes.create(
        field.caller(),
        new Draft(
            input.text("name"),
            input.text("url"),
            input.texts("types"),
            input.optional("organization", String.class)),
        input.optional("after", Integer.class));
  }

  private WebhookChanges.Outcome update(FieldContext field) {
    Input input = Input.of(field, "input");
    return changes.update(
        field.caller(),
        input.text(ID),
        new Edit(
            input.optional("name", String.class),
            input.optional("url", String.class),
            input.optional("types", List.class).map(any -> input.texts("types")),
            input.says("organization")
                ? Optional.of(input.optional("organization", String.class))
                : Optional.empty(),
            input.optional("state", String.class).map(WebhookState::valueOf)),
        input.optional(VERSION, Integer.class));
  }

  private Object delete(FieldContext field) {
    Input input = Input.of(field, "input");
    return changes.delete(field.caller(), input.text(ID), input.optional(VERSION, Integer.class));
  }

  private Object rotate(FieldContext field) {
    Input input = Input.of(field, "input");
    return changes.rotate(field.caller(), input.text(ID), input.optional(VERSION, Integer.class));
  }

  private Object ping(FieldContext field) {
    return webhooks.ping(field.caller(), Input.of(field, "input").text(ID));
  }

  private Object replay(FieldContext field) {
    Input input = Input.of(field, "input");
    return changes.replay(
        field.caller(),
        input.text(ID),
        input.optional("after", Integer.class),
        input.texts("messages"));
  }
}
