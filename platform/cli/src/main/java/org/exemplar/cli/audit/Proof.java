package org.exemplar.cli.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.exemplar.cli.CommandRefused;
import org.exemplar.store.ChainEntry;
import org.exemplar.store.Checkpoint;
import org.exemplar.store.MerkleProofs;
import org.exemplar.store.TreeHash;

/**
 * Why an entry stands below a checkpoint.
 *
 * @param entry the entry
 * @param previousHash hash of the entry before, which its own hash covers
 * @param size how many entries the checkpoint has
 * @param hashes the proof of inclusion
 * @param checkpoint the signed note
 */
record Proof(
    ChainEntry entry, String previousHash, long size, List<TreeHash> hashes, String checkpoint) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /**
   * Proves an entry, and checks the proof as whoever gets it would.
   *
   * @throws CommandRefused {@code AUDIT_POSITION_UNKNOWN}, {@code LOG_BROKEN}
   */
  static Proof of(AuditedLog log, long position, String note, Checkpoint checkpoint) {
    long size = checkpoint.size();
    Optional<ChainEntry> entry =
        position < 1 || position > size ? Optional.empty() : log.entry(position);
    if (entry.isEmpty()) {
      throw CommandRefused.usage(
          "AUDIT_POSITION_UNKNOWN",
          "--position 应在 1 到 %d 之间 / --position must be 1 to %1$d".formatted(size));
    }
    String previous =
        position == 1
            ? ChainEntry.START
            : log.entry(position - 1).map(ChainEntry::hash).orElse(ChainEntry.START);
    Proof proof = new Proof(entry.get(), previous, size, log.inclusion(position, size), note);
    if (!proof.holds(checkpoint.root())) {
      throw CommandRefused.failed(
          "LOG_BROKEN",
          "这条记录不在检查点之下，日志不完好；请运行 exemplar audit verify / The entry does not stand below the"
              + " checkpoint, so the log is not intact; run exemplar audit verify");
    }
    return proof;
  }

  private boolean holds(TreeHash root) {
    return entry.hashAfter(previousHash).equals(entry.hash())
        && MerkleProofs.isIncluded(entry.leaf(), entry.position() - 1, size, hashes, root);
  }

  String json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ObjectNode told = node.putObject("entry");
    told.put("position", entry.position());
    told.put("at", entry.at());
    told.put("actor", entry.actor());
    told.put("kind", entry.kind());
    told.put("subjectType", entry.subjectType());
    told.put("subjectKey", entry.subjectKey());
    told.put("payload", entry.payload());
    told.put("origin", entry.origin());
    told.put("hash", entry.hash());
    node.put("previousHash", previousHash);
    node.put("leafHash", entry.leaf().hex());
    node.put("index", entry.position() - 1);
    node.put("size", size);
    node.putArray("hashes");
    hashes.forEach(hash -> node.withArray("hashes").add(hash.hex()));
    node.put("checkpoint", checkpoint);
    try {
      return JSON.writeValueAsString(node);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
