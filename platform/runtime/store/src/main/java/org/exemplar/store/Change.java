package org.exemplar.store;

import java.time.Instant;
import org.exemplar.spi.identity.Origin;

/**
 * An entry of the change log.
 *
 * @param position 1 for the first, without gaps
 * @param at time of its transaction
 * @param origin who did it, by what and why
 * @param kind what was done
 * @param subjectType type of the object
 * @param subjectKey key of the object
 * @param payload JSON that describes the change
 * @param hash SHA-256, in hex, over the hash of the entry before and this entry's content
 */
public record Change(
    long position,
    Instant at,
    Origin origin,
    ChangeKind kind,
    String subjectType,
    String subjectKey,
    String payload,
    String hash) {
  /** Who did it. */
  public String actor() {
    return origin.actor();
  }
}
