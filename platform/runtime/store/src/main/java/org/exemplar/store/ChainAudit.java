package org.exemplar.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.exemplar.store.AuditReport.Held;
import org.exemplar.store.AuditReport.Verdict;

/**
 * Checks a log entry by entry, trusting nobody: recomputes the chain and the Merkle tree, and
 * compares that with checkpoints that somebody has kept. For one thread.
 */
public final class ChainAudit {
  private final List<Checkpoint> held;
  private final List<Held> judged = new ArrayList<>();
  private final MerkleRoot tree = new MerkleRoot();
  private String hash = ChainEntry.START;
  private long brokenAt;

  /**
   * An audit that has read nothing yet.
   *
   * @param held checkpoints of this log whose signatures were verified
   */
  public ChainAudit(Collection<Checkpoint> held) {
    this.held = new ArrayList<>(held);
    judge();
  }

  /**
   * Reads the next entry.
   *
   * @return false when it does not fit: nothing behind it means anything
   */
  public boolean read(ChainEntry entry) {
    if (brokenAt == 0) {
      boolean fits =
          entry.position() == tree.size() + 1 && entry.hashAfter(hash).equals(entry.hash());
      if (fits) {
        hash = entry.hash();
        tree.add(entry.leaf());
        judge();
      } else {
        brokenAt = tree.size() + 1;
      }
    }
    return brokenAt == 0;
  }

  /** How many entries fit so far; the position of the last one. */
  public long position() {
    return tree.size();
  }

  /** What came of it, when nothing tells where the log should end. */
  public AuditReport end() {
    return end(tree.size(), hash);
  }

  /**
   * What came of it.
   *
   * @param position where the log should end: its entries may fit and yet have lost, or gained,
   *     some at the end
   * @param lastHash hash of the entry there
   */
  public AuditReport end(long position, String lastHash) {
    if (brokenAt == 0 && position != tree.size()) {
      brokenAt = Math.min(position, tree.size()) + 1;
    } else if (brokenAt == 0 && !lastHash.equals(hash)) {
      brokenAt = Math.max(position, 1);
    }
    List<Held> all = new ArrayList<>(judged);
    Verdict unread = brokenAt == 0 ? Verdict.LOG_TOO_SHORT : Verdict.LOG_BROKEN_BEFORE;
    held.forEach(each -> all.add(new Held(each, unread)));
    return new AuditReport(
        tree.size(),
        brokenAt == 0 ? OptionalLong.empty() : OptionalLong.of(brokenAt),
        tree.hash(),
        all);
  }

  private void judge() {
    if (held.stream().noneMatch(each -> each.size() == tree.size())) {
      return;
    }
    TreeHash root = tree.hash();
    for (Checkpoint each : List.copyOf(held)) {
      if (each.size() == tree.size()) {
        held.remove(each);
        Verdict verdict = each.root().equals(root) ? Verdict.HOLDS : Verdict.OTHER_ROOT;
        judged.add(new Held(each, verdict));
      }
    }
  }
}
