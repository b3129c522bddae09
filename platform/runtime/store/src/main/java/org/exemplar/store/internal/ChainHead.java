package org.exemplar.store.internal;

import java.time.Instant;
import org.exemplar.store.NewChange;

/** The last entry of the chain: its position and its hash. */
record ChainHead(long position, String hash) {
  /** What the first entry follows. */
  static final ChainHead START = new ChainHead(0, "0".repeat(64));

  /** The entry that follows. */
  ChainEntry append(Instant at, NewChange change) {
    ChainEntry unsealed =
        new ChainEntry(
            position + 1,
            Timestamps.text(at),
            change.actor(),
            change.kind().name(),
            change.subjectType(),
            change.subjectKey(),
            change.payload(),
            "");
    return unsealed.sealed(hash);
  }

  /** Whether an entry is the one that may follow. */
  boolean isFollowedBy(ChainEntry entry) {
    return entry.position() == position + 1 && entry.sealed(hash).hash().equals(entry.hash());
  }
}
