package org.exemplar.store.internal;

import java.util.List;
import java.util.Optional;
import org.exemplar.store.AuditReport;
import org.exemplar.store.Checkpoint;
import org.exemplar.store.SignedNote;
import org.exemplar.store.TreeHash;

/** What auditors are answered, beside entries. */
public final class AuditView {
  private AuditView() {}

  /** The log when a query began. */
  public record Log(long size) {}

  /** A signed checkpoint. */
  public record Signed(String text, String origin, long size, String root) {
    static Signed of(String note) {
      Checkpoint checkpoint = Checkpoint.parse(SignedNote.parse(note).text());
      return new Signed(note, checkpoint.origin(), checkpoint.size(), checkpoint.root().hex());
    }
  }

  /** Why an entry stands in the log. */
  public record Inclusion(
      long position, long size, String leafHash, String root, List<String> hashes) {}

  /** Why a log goes on from what it was. */
  public record Consistency(
      long from, long to, String fromRoot, String toRoot, List<String> hashes) {}

  /** What checking the log came to. */
  public record Verification(boolean intact, long entries, Optional<Long> brokenAt, String root) {
    static Verification of(AuditReport report) {
      return new Verification(
          report.isIntact(),
          report.entries(),
          report.brokenAt().stream().boxed().findFirst(),
          report.root().hex());
    }
  }

  static List<String> hex(List<TreeHash> hashes) {
    return hashes.stream().map(TreeHash::hex).toList();
  }
}
