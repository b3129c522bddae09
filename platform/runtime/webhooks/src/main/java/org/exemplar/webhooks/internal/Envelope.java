package org.exemplar.webhooks.internal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.exemplar.graphql.ChangedObject;
import org.exemplar.store.JsonText;

/** What a message says: which objects changed, and nothing of what stands in them. */
final class Envelope {
  private static final String CHANGED = "objects.changed";
  private static final String PING = "ping";

  private Envelope() {}

  static String of(Webhook webhook, Instant at, List<ChangedObject> changes) {
    return JsonText.of(
        envelope(
            CHANGED,
            webhook,
            at,
            Map.of("changes", changes.stream().map(Envelope::told).toList())));
  }

  static String ping(Webhook webhook, Instant at) {
    return JsonText.of(envelope(PING, webhook, at, Map.of()));
  }

  private static Map<String, ?> envelope(
      String type, Webhook webhook, Instant at, Map<String, ?> data) {
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("type", type);
    envelope.put("timestamp", at.toString());
    envelope.put("webhook", webhook.id());
    envelope.put("data", data);
    return envelope;
  }

  private static Map<String, ?> told(ChangedObject change) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("position", change.position());
    told.put("at", change.at().toString());
    told.put("kind", change.kind().name());
    change.organizationCode().ifPresent(code -> told.put("organization", code));
    told.put("object", Map.of("id", change.id().encode(), "type", change.id().type()));
    return told;
  }
}
