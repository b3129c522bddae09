package org.exemplar.graphql.internal.refused;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.exemplar.spi.identity.Origin;
import org.exemplar.store.ChangeKind;
import org.exemplar.store.JsonText;
import org.exemplar.store.NewChange;

/**
 * What an entry of the log says: one refusal, or how many were alike.
 *
 * @param sender of the first one
 * @param times how many
 * @param from when the first one was
 * @param until when the last one was
 */
record Noted(Sender sender, RefusedField field, long times, Instant from, Instant until) {
  static final String TYPE = "Mutation";

  static Noted of(Sender sender, RefusedField field, Instant at) {
    return new Noted(sender, field, field.times(), at, at);
  }

  /** Both together. */
  Noted and(Noted other) {
    return new Noted(
        sender,
        field,
        times + other.times,
        from.isBefore(other.from) ? from : other.from,
        until.isAfter(other.until) ? until : other.until);
  }

  /** The same among others that were alike: by its codes alone. */
  Noted summed() {
    return new Noted(sender, field.coded(), times, from, until);
  }

  /** The same where there are too many of them: by who and which field alone. */
  Noted bare() {
    return new Noted(sender.anywhere(), field.bare(), times, from, until);
  }

  NewChange change() {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("refusals", field.reasons().stream().map(RefusedField.Reason::said).toList());
    said.put("times", times);
    if (!from.equals(until)) {
      said.put("from", from.toString());
      said.put("until", until.toString());
    }
    sender.network().ifPresent(network -> said.put("network", network));
    Origin origin = sender.origin();
    return new NewChange(
        origin, ChangeKind.REFUSED, TYPE, field.name(), JsonText.of(Map.of(NewChange.AFTER, said)));
  }
}
