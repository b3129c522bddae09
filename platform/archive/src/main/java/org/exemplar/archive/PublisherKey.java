package org.exemplar.archive;

import java.security.PublicKey;
import java.time.Instant;
import java.util.Optional;

/**
 * A key that a publisher signs with.
 *
 * @param id unique among the publisher's keys
 * @param key the public Ed25519 key
 * @param validFrom signatures made before are refused
 * @param validUntil signatures made then or later are refused
 * @param revokedSince signatures that say they were made then or later are refused
 * @param compromised somebody else has it: every signature is refused, whenever it says it was made
 */
public record PublisherKey(
    String id,
    PublicKey key,
    Optional<Instant> validFrom,
    Optional<Instant> validUntil,
    Optional<Instant> revokedSince,
    boolean compromised) {}
