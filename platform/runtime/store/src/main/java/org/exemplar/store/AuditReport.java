package org.exemplar.store;

import java.util.List;
import java.util.OptionalLong;

/**
 * What checking a log came to.
 *
 * @param entries how many entries fit, from the first
 * @param brokenAt first position whose entry is missing, does not fit, or is one too many; empty
 *     when there is none
 * @param root root of the Merkle tree over the entries that fit
 * @param held what became of the checkpoints that somebody kept
 */
public record AuditReport(long entries, OptionalLong brokenAt, TreeHash root, List<Held> held) {
  public AuditReport {
    held = List.copyOf(held);
  }

  /** Whether the log is whole and goes on from every checkpoint. */
  public boolean isIntact() {
    return brokenAt.isEmpty() && held.stream().allMatch(each -> each.verdict() == Verdict.HOLDS);
  }

  /**
   * A checkpoint that was kept.
   *
   * @param checkpoint it
   * @param verdict whether the log goes on from it
   */
  public record Held(Checkpoint checkpoint, Verdict verdict) {}

  /** Whether a log goes on from a checkpoint. */
  public enum Verdict {
    /** Its first entries are those that the checkpoint was made of. */
    HOLDS,
    /** Its first entries are others: the log was rewritten. */
    OTHER_ROOT,
    /** It has fewer entries: it was cut off, or is an older copy. */
    LOG_TOO_SHORT,
    /** It is broken before it comes so far. */
    LOG_BROKEN_BEFORE
  }
}
