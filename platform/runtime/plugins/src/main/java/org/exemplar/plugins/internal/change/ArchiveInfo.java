package org.exemplar.plugins.internal.change;

import java.time.Instant;
import java.util.Optional;

/**
 * The archive of a change.
 *
 * @param sha256 SHA-256 in lower-case hex
 * @param size bytes
 * @param signature who signed it
 */
public record ArchiveInfo(String sha256, long size, Optional<SignedBy> signature) {
  /**
   * Who signed an archive.
   *
   * @param publisher id of the publisher
   * @param key id of the key
   * @param signedAt when, as the publisher says
   */
  public record SignedBy(String publisher, String key, Instant signedAt) {}
}
