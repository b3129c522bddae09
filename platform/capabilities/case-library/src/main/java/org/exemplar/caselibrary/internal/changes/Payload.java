package org.exemplar.caselibrary.internal.changes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.exemplar.spi.schema.Refusal;
import org.jspecify.annotations.Nullable;

/** What a mutation answers. */
public final class Payload {
  private Payload() {}

  /** The object under a name, null when refused or for a dry run, and what was refused. */
  public static <T> Map<String, @Nullable Object> of(String name, Outcome<T> outcome) {
    return payload(name, outcome instanceof Outcome.Done<T> done ? done.value() : null, outcome);
  }

  /** Whether it was done under a name, and what was refused. */
  public static <T> Map<String, @Nullable Object> done(String name, Outcome<T> outcome) {
    return payload(name, outcome instanceof Outcome.Done<T>, outcome);
  }

  private static Map<String, @Nullable Object> payload(
      String name, @Nullable Object value, Outcome<?> outcome) {
    Map<String, @Nullable Object> payload = new HashMap<>();
    payload.put(name, value);
    payload.put("errors", errors(outcome));
    return payload;
  }

  private static List<Refusal> errors(Outcome<?> outcome) {
    return outcome instanceof Outcome.Refused<?> refused ? refused.refusals() : List.of();
  }
}
