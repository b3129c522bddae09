package org.exemplar.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published vectors of RFC 6962 trees, and what holds for all trees. */
class MerkleTreeTest {
  /** The leaves of the reference tests of Certificate Transparency. */
  private static final List<TreeHash> PUBLISHED =
      Stream.of(
              "",
              "00",
              "10",
              "2021",
              "3031",
              "40414243",
              "5051525354555657",
              "606162636465666768696a6b6c6d6e6f")
          .map(hex -> TreeHash.leaf(HexFormat.of().parseHex(hex)))
          .toList();

  private static final List<String> ROOTS =
      List.of(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  private static MerkleTree.Leaves of(List<TreeHash> leaves) {
    return (from, to) -> leaves.subList((int) from, (int) to);
  }

  private static List<TreeHash> leaves(int count) {
    return IntStream.range(0, count)
        .mapToObj(n -> TreeHash.leaf(new byte[] {(byte) (n >> 16), (byte) (n >> 8), (byte) n}))
        .toList();
  }

  @Test
  void the_roots_are_the_published_ones() {
    MerkleRoot growing = new MerkleRoot();
    for (int size = 0; size <= PUBLISHED.size(); size++) {
      assertThat(new MerkleTree().root(size, of(PUBLISHED)).hex()).isEqualTo(ROOTS.get(size));
      assertThat(growing.hash().hex()).isEqualTo(ROOTS.get(size));
      if (size < PUBLISHED.size()) {
        growing.add(PUBLISHED.get(size));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "0 | 1 | -",
        "0 | 2 | 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "1 | 2 | 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2 | 3 | fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "1 | 5 | 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
            + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
            + " bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "0 | 8 | 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
            + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
            + " 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        "5 | 8 | bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
            + " ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
            + " d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      })
  void the_proofs_of_inclusion_are_the_published_ones(int index, int size, String hashes) {
    List<TreeHash> proof = new MerkleTree().inclusion(index, size, of(PUBLISHED));
    assertThat(proof).isEqualTo(hashes(hashes));
    assertThat(
            MerkleProofs.isIncluded(
                PUBLISHED.get(index), index, size, proof, TreeHash.ofHex(ROOTS.get(size))))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "1 | 1 | -",
        "1 | 8 | 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
            + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
            + " 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        "2 | 5 | 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
            + " bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "6 | 8 | 0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"
            + " ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
            + " d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      })
  void the_proofs_of_consistency_are_the_published_ones(int from, int to, String hashes) {
    List<TreeHash> proof = new MerkleTree().consistency(from, to, of(PUBLISHED));
    assertThat(proof).isEqualTo(hashes(hashes));
    assertThat(
            MerkleProofs.isConsistent(
                from, TreeHash.ofHex(ROOTS.get(from)), to, TreeHash.ofHex(ROOTS.get(to)), proof))
        .isTrue();
  }

  /** RFC 9162, section 2.1.5: a tree of seven leaves, with its nodes by their letters. */
  @Test
  void the_examples_of_the_specification_hold() {
    List<TreeHash> d = leaves(7);
    TreeHash g = TreeHash.node(d.get(0), d.get(1));
    TreeHash h = TreeHash.node(d.get(2), d.get(3));
    TreeHash i = TreeHash.node(d.get(4), d.get(5));
    TreeHash j = d.get(6);
    TreeHash k = TreeHash.node(g, h);
    TreeHash l = TreeHash.node(i, j);
    MerkleTree tree = new MerkleTree();
    assertThat(tree.root(7, of(d))).isEqualTo(TreeHash.node(k, l));
    assertThat(tree.inclusion(0, 7, of(d))).containsExactly(d.get(1), h, l);
    assertThat(tree.inclusion(3, 7, of(d))).containsExactly(d.get(2), g, l);
    assertThat(tree.inclusion(4, 7, of(d))).containsExactly(d.get(5), j, k);
    assertThat(tree.inclusion(6, 7, of(d))).containsExactly(i, k);
    assertThat(tree.consistency(3, 7, of(d))).containsExactly(d.get(2), d.get(3), g, l);
    assertThat(tree.consistency(4, 7, of(d))).containsExactly(l);
    assertThat(tree.consistency(6, 7, of(d))).containsExactly(i, j, k);
  }

  @Test
  void every_proof_of_every_small_tree_holds_and_no_other_root_leaf_or_place_does() {
    List<TreeHash> leaves = leaves(40);
    MerkleTree tree = new MerkleTree();
    for (int size = 1; size <= leaves.size(); size++) {
      TreeHash root = tree.root(size, of(leaves));
      for (int at = 0; at < size; at++) {
        List<TreeHash> proof = tree.inclusion(at, size, of(leaves));
        assertThat(MerkleProofs.isIncluded(leaves.get(at), at, size, proof, root)).isTrue();
        refuted(leaves.get(at), at, size, proof, root);
      }
      for (int from = 0; from <= size; from++) {
        TreeHash before = tree.root(from, of(leaves));
        List<TreeHash> proof = tree.consistency(from, size, of(leaves));
        assertThat(MerkleProofs.isConsistent(from, before, size, root, proof)).isTrue();
        assertThat(MerkleProofs.isConsistent(from, leaves.getFirst(), size, root, proof))
            .isEqualTo(from == 1);
        assertThat(MerkleProofs.isConsistent(from, before, size, root, longer(proof))).isFalse();
      }
    }
  }

  private static void refuted(
      TreeHash leaf, int at, int size, List<TreeHash> proof, TreeHash root) {
    assertThat(MerkleProofs.isIncluded(leaf, at + 1L, size, proof, root)).isFalse();
    assertThat(MerkleProofs.isIncluded(TreeHash.OF_NOTHING, at, size, proof, root)).isFalse();
    assertThat(MerkleProofs.isIncluded(leaf, at, size, proof, TreeHash.OF_NOTHING)).isFalse();
    assertThat(MerkleProofs.isIncluded(leaf, at, size, longer(proof), root)).isFalse();
    for (int cut = 0; cut < proof.size(); cut++) {
      assertThat(MerkleProofs.isIncluded(leaf, at, size, proof.subList(0, cut), root)).isFalse();
    }
  }

  private static List<TreeHash> longer(List<TreeHash> proof) {
    List<TreeHash> longer = new ArrayList<>(proof);
    longer.add(TreeHash.OF_NOTHING);
    return longer;
  }

  @Test
  void a_large_tree_answers_from_what_it_keeps_of_complete_subtrees() {
    List<TreeHash> leaves = leaves(70_001);
    MerkleTree tree = new MerkleTree();
    MerkleRoot growing = new MerkleRoot();
    leaves.forEach(growing::add);
    TreeHash root = tree.root(leaves.size(), of(leaves));
    assertThat(root).isEqualTo(growing.hash());
    AtomicLong read = new AtomicLong();
    MerkleTree.Leaves counted =
        (from, to) -> {
          read.addAndGet(to - from);
          return leaves.subList((int) from, (int) to);
        };
    for (int at : List.of(0, 255, 256, 12_345, 65_535, 65_536, 70_000)) {
      read.set(0);
      List<TreeHash> proof = tree.inclusion(at, leaves.size(), counted);
      assertThat(read).hasValueLessThanOrEqualTo(512);
      assertThat(MerkleProofs.isIncluded(leaves.get(at), at, leaves.size(), proof, root)).isTrue();
      read.set(0);
      List<TreeHash> grown = tree.consistency(at, leaves.size(), counted);
      assertThat(read).hasValueLessThanOrEqualTo(512);
      TreeHash before = tree.root(at, of(leaves));
      assertThat(MerkleProofs.isConsistent(at, before, leaves.size(), root, grown)).isTrue();
    }
  }

  @Test
  void what_is_not_there_has_no_proof() {
    MerkleTree tree = new MerkleTree();
    assertThatThrownBy(() -> tree.inclusion(8, 8, of(PUBLISHED)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tree.consistency(9, 8, of(PUBLISHED)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tree.root(600, (from, to) -> PUBLISHED))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("missing");
    assertThat(MerkleProofs.isConsistent(9, TreeHash.OF_NOTHING, 8, TreeHash.OF_NOTHING, List.of()))
        .isFalse();
    assertThat(MerkleProofs.isConsistent(3, TreeHash.OF_NOTHING, 8, TreeHash.OF_NOTHING, List.of()))
        .isFalse();
  }

  private static List<TreeHash> hashes(@org.jspecify.annotations.Nullable String text) {
    return text == null
        ? List.of()
        : Arrays.stream(text.split(" ", -1)).map(TreeHash::ofHex).toList();
  }
}
