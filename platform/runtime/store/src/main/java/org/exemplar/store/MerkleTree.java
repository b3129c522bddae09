package org.exemplar.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A Merkle tree over a list that only grows, as in RFC 9162, section 2.1 (and RFC 6962): its root
 * at any size, and proofs.
 *
 * <p>Of every complete subtree of 256 leaves or more it keeps the hash, which is less than half a
 * byte a leaf; leaves are read where they are needed, at most 512 for a proof. Safe for several
 * threads, one at a time.
 */
public final class MerkleTree {
  private static final int BLOCK_LEVEL = 8;
  private static final int BLOCK = 1 << BLOCK_LEVEL;
  private static final int BLOCKS_AT_ONCE = 64;

  /** Where leaves are read. */
  @FunctionalInterface
  public interface Leaves {
    /** The hashes of leaves from one index, 0 for the first, up to another that is left out. */
    List<TreeHash> between(long from, long to);
  }

  private final List<List<TreeHash>> levels = new ArrayList<>();
  private long blocks;

  /**
   * The root over the first leaves.
   *
   * @param size how many
   * @param leaves at least so many
   */
  public synchronized TreeHash root(long size, Leaves leaves) {
    grow(size, leaves);
    return size == 0 ? TreeHash.OF_NOTHING : new Reading(size, leaves).hash(0, size);
  }

  /**
   * Why a leaf belongs to the root over the first leaves: the hashes beside its way up, the lowest
   * first.
   *
   * @param index of the leaf, 0 for the first
   * @param size how many leaves
   * @throws IllegalArgumentException when there is no such leaf
   */
  public synchronized List<TreeHash> inclusion(long index, long size, Leaves leaves) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("no leaf " + index + " among " + size);
    }
    grow(size, leaves);
    List<TreeHash> proof = new ArrayList<>();
    new Reading(size, leaves).inclusion(index, 0, size, proof);
    return List.copyOf(proof);
  }

  /**
   * Why the first leaves of a larger tree are those of a smaller one, in the order of RFC 9162,
   * section 2.1.4. Empty when both have one size, or the smaller one is empty.
   *
   * @throws IllegalArgumentException unless 0 ≤ {@code from} ≤ {@code to}
   */
  public synchronized List<TreeHash> consistency(long from, long to, Leaves leaves) {
    if (from < 0 || from > to) {
      throw new IllegalArgumentException("no tree of " + from + " leaves within " + to);
    }
    grow(to, leaves);
    List<TreeHash> proof = new ArrayList<>();
    if (from > 0) {
      new Reading(to, leaves).consistency(from, 0, to, true, proof);
    }
    return List.copyOf(proof);
  }

  private void grow(long size, Leaves leaves) {
    long wanted = size >> BLOCK_LEVEL;
    while (blocks < wanted) {
      long until = Math.min(wanted, blocks + BLOCKS_AT_ONCE);
      List<TreeHash> read = read(leaves, blocks << BLOCK_LEVEL, until << BLOCK_LEVEL);
      for (int start = 0; start < read.size(); start += BLOCK) {
        add(block(read.subList(start, start + BLOCK)));
      }
    }
  }

  private void add(TreeHash block) {
    TreeHash hash = block;
    int level = 0;
    for (long bits = blocks; ; bits >>= 1, level++) {
      if (level == levels.size()) {
        levels.add(new ArrayList<>());
      }
      List<TreeHash> here = levels.get(level);
      here.add(hash);
      if ((bits & 1) == 0) {
        break;
      }
      hash = TreeHash.node(here.get(here.size() - 2), hash);
    }
    blocks++;
  }

  private static TreeHash block(List<TreeHash> leaves) {
    MerkleRoot root = new MerkleRoot();
    leaves.forEach(root::add);
    return root.hash();
  }

  private static List<TreeHash> read(Leaves leaves, long from, long to) {
    List<TreeHash> read = leaves.between(from, to);
    if (read.size() != to - from) {
      throw new IllegalStateException(
          "leaves are missing between " + from + " and " + to + ": there are " + read.size());
    }
    return read;
  }

  /** One question; it reads every block of leaves at most once. */
  private final class Reading {
    private final Map<Long, List<TreeHash>> read = new HashMap<>();
    private final long size;
    private final Leaves leaves;

    private Reading(long size, Leaves leaves) {
      this.size = size;
      this.leaves = leaves;
    }

    /** MTH(D[from:to]); every such range of a proof begins where a complete subtree would. */
    private TreeHash hash(long from, long to) {
      long count = to - from;
      if (count == 1) {
        return leaf(from);
      }
      int level = Long.numberOfTrailingZeros(count) - BLOCK_LEVEL;
      if (level >= 0 && Long.bitCount(count) == 1) {
        return levels.get(level).get((int) (from / count));
      }
      long middle = from + Long.highestOneBit(count - 1);
      return TreeHash.node(hash(from, middle), hash(middle, to));
    }

    private TreeHash leaf(long index) {
      long start = index & -BLOCK;
      return read.computeIfAbsent(
              start, from -> MerkleTree.read(leaves, from, Math.min(size, from + BLOCK)))
          .get((int) (index - start));
    }

    private void inclusion(long index, long from, long to, List<TreeHash> proof) {
      if (to - from == 1) {
        return;
      }
      long middle = from + Long.highestOneBit(to - from - 1);
      if (index < middle) {
        inclusion(index, from, middle, proof);
        proof.add(hash(middle, to));
      } else {
        inclusion(index, middle, to, proof);
        proof.add(hash(from, middle));
      }
    }

    /** SUBPROOF(smaller, D[from:to], whole), where {@code smaller} counts from the first leaf. */
    private void consistency(
        long smaller, long from, long to, boolean whole, List<TreeHash> proof) {
      if (smaller == to) {
        if (!whole) {
          proof.add(hash(from, to));
        }
        return;
      }
      long middle = from + Long.highestOneBit(to - from - 1);
      if (smaller <= middle) {
        consistency(smaller, from, middle, whole, proof);
        proof.add(hash(middle, to));
      } else {
        consistency(smaller, middle, to, false, proof);
        proof.add(hash(from, middle));
      }
    }
  }
}
