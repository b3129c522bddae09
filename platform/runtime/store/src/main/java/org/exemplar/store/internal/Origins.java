package org.exemplar.store.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.identity.Origin;
import org.exemplar.store.JsonText;

/** The column that says more of an entry's origin than its actor: a JSON object, or nothing. */
final class Origins {
  private Origins() {}

  static String text(Origin origin) {
    Map<String, String> said = new LinkedHashMap<>();
    origin.token().ifPresent(value -> said.put("token", value));
    origin.onBehalfOf().ifPresent(value -> said.put("onBehalfOf", value));
    origin.reason().ifPresent(value -> said.put("reason", value));
    origin.request().ifPresent(value -> said.put("request", value));
    origin.idempotencyKey().ifPresent(value -> said.put("idempotencyKey", value));
    return said.isEmpty() ? "" : JsonText.of(said);
  }

  static Origin origin(String actor, String text) {
    Map<String, String> said = text.isEmpty() ? Map.of() : JsonText.map(text, String.class);
    return new Origin(
        actor,
        Optional.ofNullable(said.get("token")),
        Optional.ofNullable(said.get("onBehalfOf")),
        Optional.ofNullable(said.get("reason")),
        Optional.ofNullable(said.get("request")),
        Optional.ofNullable(said.get("idempotencyKey")));
  }
}
