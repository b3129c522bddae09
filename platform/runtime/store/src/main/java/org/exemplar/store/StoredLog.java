package org.exemplar.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.exemplar.store.internal.Engine;
import org.exemplar.store.internal.LogConnection;

/**
 * The change log of a store that nobody needs to run, read only and as it stood when it was opened.
 * For one thread.
 */
public interface StoredLog extends AutoCloseable {
  /**
   * Opens the log of a data folder; a platform that runs on it is not disturbed.
   *
   * @throws StoreException {@code LOG_NOT_FOUND} when no store lies there, {@code
   *     STORE_UNAVAILABLE} when it cannot be read
   */
  static StoredLog in(Path data) {
    Path file = data.resolve("store").resolve("exemplar.db");
    if (!Files.isRegularFile(file)) {
      throw new StoreException("LOG_NOT_FOUND", "there is no store " + file);
    }
    return LogConnection.open(Engine.embedded(data));
  }

  /**
   * Opens the log in a PostgreSQL database.
   *
   * @param url {@code jdbc:postgresql://…}
   * @throws StoreException {@code STORE_UNAVAILABLE}
   */
  static StoredLog at(String url) {
    return LogConnection.open(Engine.of(Map.of(Engine.STORE, url)::get));
  }

  /** How many entries the log says that it has. */
  long size();

  /** The entry at a position, from 1. */
  Optional<ChainEntry> entry(long position);

  /** Where the leaves of the Merkle tree over the log are read; index 0 is position 1. */
  MerkleTree.Leaves leaves();

  /**
   * Recomputes chain and tree from the first entry to the last.
   *
   * @param held checkpoints of this log whose signatures were verified
   */
  AuditReport verify(Collection<Checkpoint> held);

  @Override
  void close();
}
