package org.exemplar.store.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.exemplar.store.AuditReport;
import org.exemplar.store.ChainEntry;
import org.exemplar.store.CheckpointSigner;
import org.exemplar.store.MerkleTree;
import org.exemplar.store.Store;
import org.exemplar.store.TreeHash;

/** What auditors ask of the change log of a store that runs. */
final class AuditTrail {
  private final MerkleTree tree = new MerkleTree();
  private final ReentrantLock signing = new ReentrantLock();
  private final Shared<AuditReport> verification;
  private final Store store;
  private final Supplier<CheckpointSigner> signer;

  /**
   * The trail of a store.
   *
   * @param signer asked for when something is to be signed
   */
  AuditTrail(Store store, Supplier<CheckpointSigner> signer) {
    this.store = store;
    this.signer = signer;
    this.verification = new Shared<>(() -> store.read(handle -> LogRows.audit(handle, List.of())));
  }

  long size() {
    return store.changes().head();
  }

  Optional<ChainEntry> entry(long position) {
    return store.read(handle -> LogRows.entry(handle, position));
  }

  /** As they were read for the page. */
  List<ChainEntry> page(LogQuery query) {
    return store.read(handle -> LogRows.page(handle, query));
  }

  int count(LogFilter filter) {
    return store.read(handle -> LogRows.count(handle, filter));
  }

  TreeHash root(long size) {
    return ask((merkle, leaves) -> merkle.root(size, leaves));
  }

  List<TreeHash> inclusion(long position, long size) {
    return ask((merkle, leaves) -> merkle.inclusion(position - 1, size, leaves));
  }

  List<TreeHash> consistency(long from, long to) {
    return ask((merkle, leaves) -> merkle.consistency(from, to, leaves));
  }

  /** The checkpoint of the log as it is now; the next one never has fewer entries. */
  String checkpoint() {
    signing.lock();
    try {
      return store.read(
          handle -> {
            MerkleTree.Leaves leaves = LogRows.leaves(handle);
            return signer
                .get()
                .sign(LogRows.head(handle).position(), size -> tree.root(size, leaves));
          });
    } finally {
      signing.unlock();
    }
  }

  /** Checks the log as it is now, or as it was when a check began that is not done yet. */
  AuditReport verify() {
    return verification.get();
  }

  private <T> T ask(BiFunction<MerkleTree, MerkleTree.Leaves, T> question) {
    return store.read(handle -> question.apply(tree, LogRows.leaves(handle)));
  }
}
