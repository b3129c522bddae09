package org.exemplar.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Optional;
import org.exemplar.archive.internal.Making;

/** Signs archives. */
public final class Signer {
  private Signer() {}

  /**
   * Signs an archive, in place of a signature that is there.
   *
   * @param jar the archive
   * @param key the publisher's private Ed25519 key
   * @param publisher id of the publisher, in kebab-case
   * @param keyId id of the key in the trust store, in kebab-case
   * @param signedAt when; cut to seconds
   * @param expires from when on it must not be installed any more; cut to seconds
   * @throws IllegalArgumentException when the key is no Ed25519 key, an id has another form, or it
   *     would expire before it is signed
   * @throws IOException when the file cannot be written
   */
  public static Writing sign(
      Path jar,
      PrivateKey key,
      String publisher,
      String keyId,
      Instant signedAt,
      Optional<Instant> expires)
      throws IOException {
    return Making.sign(jar, key, publisher, keyId, signedAt, expires);
  }
}
