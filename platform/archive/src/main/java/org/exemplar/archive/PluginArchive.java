package org.exemplar.archive;

import java.util.Optional;

/**
 * An archive in which everything agrees.
 *
 * @param contents what it holds
 * @param sha256 SHA-256 of the whole file in hexadecimal; what was verified is exactly this
 * @param size bytes of the file
 * @param signature who vouches for it; whether that can be believed, says {@link Trust}
 */
public record PluginArchive(
    Contents contents, String sha256, long size, Optional<Signature> signature) {}
