package org.exemplar.caselibrary.internal.changes;

import java.util.List;
import java.util.Optional;
import org.exemplar.spi.schema.Refusal;

/** What is to become of an object, as it stands when it is looked at. */
public sealed interface Decision<T> {

  /** It stays as it was. */
  record No<T>(List<Refusal> refusals) implements Decision<T> {
    public No {
      refusals = List.copyOf(refusals);
    }
  }

  /**
   * It becomes another, which is the same where there is nothing to change.
   *
   * @param before empty for a new one
   */
  record Become<T>(Optional<T> before, T after) implements Decision<T> {
    boolean isNothing() {
      return before.filter(after::equals).isPresent();
    }
  }

  /** It goes. */
  record Go<T>(T before) implements Decision<T> {}

  /** It stays as it was, for that reason. */
  static <T> Decision<T> no(Refusal refusal) {
    return new No<>(List.of(refusal));
  }
}
