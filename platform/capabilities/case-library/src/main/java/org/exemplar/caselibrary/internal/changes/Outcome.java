package org.exemplar.caselibrary.internal.changes;

import java.util.List;
import org.exemplar.spi.schema.Refusal;

/** What became of a change that somebody asked for. */
public sealed interface Outcome<T> {

  /** It was made, or there was nothing to change. */
  record Done<T>(T value) implements Outcome<T> {}

  /** It is right; nothing was written because only that was asked. */
  record Checked<T>() implements Outcome<T> {}

  /** Nothing was changed. */
  record Refused<T>(List<Refusal> refusals) implements Outcome<T> {
    public Refused {
      refusals = List.copyOf(refusals);
    }
  }
}
