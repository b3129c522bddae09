package org.exemplar.store;

import java.util.ArrayList;
import java.util.List;

/**
 * The root of a Merkle tree whose leaves come one after the other, in memory that grows with the
 * logarithm of their number. For one thread.
 */
public final class MerkleRoot {
  /** Roots of complete subtrees from left to right: one for each bit of the size that is set. */
  private final List<TreeHash> complete = new ArrayList<>();

  private long size;

  /** Adds a leaf by its hash. */
  public void add(TreeHash leaf) {
    TreeHash hash = leaf;
    for (long bits = size; (bits & 1) == 1; bits >>= 1) {
      hash = TreeHash.node(complete.removeLast(), hash);
    }
    complete.add(hash);
    size++;
  }

  /** How many leaves there are. */
  public long size() {
    return size;
  }

  /** The root over all leaves so far. */
  public TreeHash hash() {
    if (complete.isEmpty()) {
      return TreeHash.OF_NOTHING;
    }
    TreeHash hash = complete.getLast();
    for (int at = complete.size() - 2; at >= 0; at--) {
      hash = TreeHash.node(complete.get(at), hash);
    }
    return hash;
  }
}
