package org.exemplar.files.internal;

import java.util.List;
import java.util.Optional;
import org.exemplar.spi.schema.Refusal;

/** What became of a mutation: a value, or why not. */
record Outcome<T>(Optional<T> value, List<Refusal> refusals) {
  static <T> Outcome<T> of(T value) {
    return new Outcome<>(Optional.of(value), List.of());
  }

  static <T> Outcome<T> refused(Refusal refusal) {
    return new Outcome<>(Optional.empty(), List.of(refusal));
  }
}
