package org.exemplar.cli.audit;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.exemplar.store.AuditReport;
import org.exemplar.store.ChainEntry;
import org.exemplar.store.Checkpoint;
import org.exemplar.store.TreeHash;
import org.exemplar.store.VerifierKey;

/** A log that is audited, wherever it is read. */
interface AuditedLog extends AutoCloseable {
  /** Recomputes it from its entries. */
  AuditReport verify(Collection<Checkpoint> held);

  /** What it says that its checkpoints are signed with. */
  Optional<VerifierKey> key();

  /** The last checkpoint that was signed here, where that is known; a signed note. */
  Optional<String> lastCheckpoint();

  /**
   * A signed note of the log as it is now.
   *
   * @throws org.exemplar.cli.CommandRefused when it is not to be signed
   */
  String checkpoint();

  /** The entry at a position. */
  Optional<ChainEntry> entry(long position);

  /** Why it stands in the log of that size; both are known to exist. */
  List<TreeHash> inclusion(long position, long size);

  @Override
  void close();
}
