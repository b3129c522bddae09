package org.exemplar.store.internal;

import java.time.Instant;
import org.exemplar.store.ChainEntry;
import org.exemplar.store.NewChange;

/** The last entry of the chain: its position and its hash. */
record ChainHead(long position, String hash) {
  /** The head that follows an entry. */
  static ChainHead at(ChainEntry entry) {
    return new ChainHead(entry.position(), entry.hash());
  }

  /** The entry that follows. */
  ChainEntry append(Instant at, NewChange change) {
    ChainEntry entry = entry(at, change, "");
    return entry(at, change, entry.hashAfter(hash));
  }

  private ChainEntry entry(Instant at, NewChange change, String sealed) {
    return new ChainEntry(
        position + 1,
        Timestamps.text(at),
        change.origin().actor(),
        change.kind().name(),
        change.subjectType(),
        change.subjectKey(),
        change.payload(),
        Origins.text(change.origin()),
        sealed);
  }
}
