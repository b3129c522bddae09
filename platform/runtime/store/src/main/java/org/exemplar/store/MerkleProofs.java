package org.exemplar.store;

import java.util.List;

/** Checks of proofs, step by step as RFC 9162 has them; what is no proof is simply not valid. */
public final class MerkleProofs {
  private MerkleProofs() {}

  /**
   * Whether a leaf stands in a tree (RFC 9162, section 2.1.3.2).
   *
   * @param leaf hash of the leaf
   * @param index its index, 0 for the first
   * @param size how many leaves the tree has
   * @param proof see {@link MerkleTree#inclusion}
   * @param root root of the tree
   */
  public static boolean isIncluded(
      TreeHash leaf, long index, long size, List<TreeHash> proof, TreeHash root) {
    if (index < 0 || index >= size) {
      return false;
    }
    long at = index;
    long last = size - 1;
    TreeHash hash = leaf;
    for (TreeHash beside : proof) {
      if (last == 0) {
        return false;
      }
      if ((at & 1) == 1 || at == last) {
        hash = TreeHash.node(beside, hash);
        while ((at & 1) == 0 && at != 0) {
          at >>= 1;
          last >>= 1;
        }
      } else {
        hash = TreeHash.node(hash, beside);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && hash.equals(root);
  }

  /**
   * Whether a larger tree goes on from a smaller one (RFC 9162, section 2.1.4.2).
   *
   * @param from how many leaves the smaller one has
   * @param fromRoot its root
   * @param to how many leaves the larger one has
   * @param toRoot its root
   * @param proof see {@link MerkleTree#consistency}
   */
  public static boolean isConsistent(
      long from, TreeHash fromRoot, long to, TreeHash toRoot, List<TreeHash> proof) {
    if (from < 0 || from > to) {
      return false;
    }
    if (from == to) {
      return proof.isEmpty() && fromRoot.equals(toRoot);
    }
    if (from == 0) {
      return proof.isEmpty() && fromRoot.equals(TreeHash.OF_NOTHING);
    }
    boolean complete = Long.bitCount(from) == 1;
    if (!complete && proof.isEmpty()) {
      return false;
    }
    TreeHash start = complete ? fromRoot : proof.getFirst();
    return goesOn(
        from, fromRoot, to, toRoot, start, complete ? proof : proof.subList(1, proof.size()));
  }

  private static boolean goesOn(
      long from,
      TreeHash fromRoot,
      long to,
      TreeHash toRoot,
      TreeHash start,
      List<TreeHash> proof) {
    int up = Long.numberOfTrailingZeros(from);
    long at = (from - 1) >> up;
    long last = (to - 1) >> up;
    TreeHash smaller = start;
    TreeHash larger = start;
    for (TreeHash beside : proof) {
      if (last == 0) {
        return false;
      }
      if ((at & 1) == 1 || at == last) {
        smaller = TreeHash.node(beside, smaller);
        larger = TreeHash.node(beside, larger);
        while ((at & 1) == 0 && at != 0) {
          at >>= 1;
          last >>= 1;
        }
      } else {
        larger = TreeHash.node(larger, beside);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && smaller.equals(fromRoot) && larger.equals(toRoot);
  }
}
