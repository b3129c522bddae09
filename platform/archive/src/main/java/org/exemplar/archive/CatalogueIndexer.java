package org.exemplar.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.exemplar.archive.internal.CatalogueMaking;

/** Makes and signs the index of a folder of archives. */
public final class CatalogueIndexer {
  /** What making an index gave. */
  public sealed interface Indexing {
    /**
     * The index is there.
     *
     * @param index what it says
     */
    record Indexed(CatalogueIndex index) implements Indexing {}

    /**
     * There is none; what was there before is unchanged.
     *
     * @param problems why, with the file's name as entry; never empty
     */
    record NotIndexed(List<ArchiveProblem> problems) implements Indexing {
      public NotIndexed {
        problems = List.copyOf(problems);
      }
    }
  }

  private CatalogueIndexer() {}

  /**
   * Writes the index of all archives ({@code *.jar}) of a folder, and takes away the signature of
   * the one before.
   *
   * @throws IOException when the folder cannot be read or written
   */
  public static Indexing index(Path folder) throws IOException {
    return CatalogueMaking.index(folder);
  }

  /**
   * Signs the index of a folder, in place of a signature that is there.
   *
   * @param folder holds an index
   * @param key the publisher's private Ed25519 key
   * @param publisher id of the publisher, in kebab-case
   * @param keyId id of the key in the trust store, in kebab-case
   * @param signedAt when; cut to seconds
   * @param expires from when on it must not be used any more; cut to seconds
   * @throws IllegalArgumentException when the key is no Ed25519 key, an id has another form, or it
   *     would expire before it is signed
   * @throws IOException when the index cannot be read or the signature cannot be written
   */
  public static void sign(
      Path folder,
      PrivateKey key,
      String publisher,
      String keyId,
      Instant signedAt,
      Optional<Instant> expires)
      throws IOException {
    CatalogueMaking.sign(folder, key, publisher, keyId, signedAt, expires);
  }
}
