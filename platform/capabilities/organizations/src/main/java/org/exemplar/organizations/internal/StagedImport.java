package org.exemplar.organizations.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.exemplar.spi.schema.GlobalId;

/**
 * A file that arrives in parts.
 *
 * @param key its key
 * @param fileName name of the file
 * @param sha256 SHA-256 of the whole file in hex
 * @param totalBytes how many bytes it has
 * @param receivedBytes how many have arrived
 * @param state how far it came
 * @param counts what it did, all 0 until it is completed
 */
record StagedImport(
    String key,
    String fileName,
    String sha256,
    int totalBytes,
    int receivedBytes,
    State state,
    Counts counts) {
  static final String TYPE = "OrganizationImport";

  /** How far an import came. */
  enum State {
    RECEIVING,
    COMPLETED
  }

  /** What an import did. */
  record Counts(int rows, int created, int updated, int unchanged) {
    static final Counts NONE = new Counts(0, 0, 0, 0);

    static Counts of(ImportOutcome outcome) {
      return new Counts(outcome.rows(), outcome.created(), outcome.updated(), outcome.unchanged());
    }
  }

  /** Its global id. */
  public String id() {
    return new GlobalId(TYPE, key).encode();
  }

  /** It as the change log tells it: the file by its digest. */
  Map<String, Object> told() {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("fileName", fileName);
    told.put("sha256", sha256);
    told.put("totalBytes", totalBytes);
    told.put("receivedBytes", receivedBytes);
    told.put("state", state.name());
    if (state == State.COMPLETED) {
      told.put("rows", counts.rows());
      told.put("created", counts.created());
      told.put("updated", counts.updated());
      told.put("unchanged", counts.unchanged());
    }
    return told;
  }

  boolean isWhole() {
    return receivedBytes == totalBytes;
  }

  StagedImport received(int bytes) {
    return new StagedImport(key, fileName, sha256, totalBytes, bytes, state, counts);
  }

  StagedImport completed(Counts did) {
    return new StagedImport(key, fileName, sha256, totalBytes, receivedBytes, State.COMPLETED, did);
  }
}
