package org.exemplar.archive;

import java.time.Instant;
import java.util.Optional;

/**
 * Who vouches for an archive, kept in it as {@value #ENTRY}. It covers everything else in the file,
 * byte for byte.
 *
 * @param publisher id of the publisher in the trust store
 * @param keyId id of the publisher's key
 * @param signedAt when, as the signer says; whole seconds
 * @param expires from when on it must not be installed any more; whole seconds
 * @param value the Ed25519 signature in Base64
 */
public record Signature(
    String publisher, String keyId, Instant signedAt, Optional<Instant> expires, String value) {
  /** Name of the entry that holds this. */
  public static final String ENTRY = "META-INF/exemplar/signature.json";
}
