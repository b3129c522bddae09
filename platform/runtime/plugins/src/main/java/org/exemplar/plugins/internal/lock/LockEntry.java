package org.exemplar.plugins.internal.lock;

import java.util.Optional;

/**
 * One plugin that runs.
 *
 * @param id its id
 * @param version its version
 * @param sha256 SHA-256 of its archive, in lower-case hex
 * @param source where the archive lies
 * @param quarantine why it is not started, empty where it is
 */
public record LockEntry(
    String id, String version, String sha256, Source source, Optional<Quarantine> quarantine) {
  /** Where an archive lies. */
  public enum Source {
    /** Among the plugins of the distribution; a newer distribution brings a newer one. */
    DISTRIBUTION,
    /** Among the archives of the data folder. */
    ARCHIVE
  }

  /** The same, not to be started. */
  public LockEntry quarantined(Quarantine reason) {
    return new LockEntry(id, version, sha256, source, Optional.of(reason));
  }

  /** The same, to be started. */
  public LockEntry released() {
    return new LockEntry(id, version, sha256, source, Optional.empty());
  }

  /** Whether it is the same archive, from the same place. */
  public boolean isSameArchive(LockEntry other) {
    return sha256.equals(other.sha256) && source == other.source && id.equals(other.id);
  }
}
