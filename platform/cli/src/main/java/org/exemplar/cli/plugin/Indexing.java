package org.exemplar.cli.plugin;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Optional;
import org.exemplar.archive.CatalogueEntry;
import org.exemplar.archive.CatalogueIndexer;
import org.exemplar.archive.Keys;
import org.jspecify.annotations.Nullable;

/**
 * Makes catalogues.
 *
 * @param report where to tell how it went
 */
record Indexing(Report report) {
  int index(Path folder) {
    try {
      return switch (CatalogueIndexer.index(Paths.folder(folder))) {
        case CatalogueIndexer.Indexing.Indexed made -> {
          made.index().entries().forEach(this::show);
          yield 0;
        }
        case CatalogueIndexer.Indexing.NotIndexed refused -> {
          report.archive(refused.problems());
          yield 1;
        }
      };
    } catch (IOException broken) {
      throw Paths.broken(folder);
    }
  }

  int index(
      Path folder,
      Path keyFile,
      String publisher,
      @Nullable String keyId,
      @Nullable String expires) {
    Paths.folder(folder);
    PrivateKey key = Making.key(Paths.file(keyFile));
    String id = keyId == null ? Keys.id(Keys.publicKey(key)) : keyId;
    Optional<Instant> until = Optional.ofNullable(expires).map(Making::day);
    int made = index(folder);
    if (made != 0) {
      return made;
    }
    try {
      CatalogueIndexer.sign(folder, key, publisher, id, Instant.now(), until);
    } catch (IllegalArgumentException wrong) {
      throw Making.impossible();
    } catch (IOException broken) {
      throw Paths.broken(folder);
    }
    report.line("signed by %s with key %s", publisher, id);
    return 0;
  }

  private void show(CatalogueEntry entry) {
    report.line("%s %s  %s", entry.id(), entry.version(), entry.file());
  }
}
