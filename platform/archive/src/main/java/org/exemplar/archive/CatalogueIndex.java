package org.exemplar.archive;

import java.util.Comparator;
import java.util.List;

/**
 * What a catalogue holds: the file {@value #FILE} beside the archives. It says the same for the
 * same archives, byte for byte.
 *
 * @param format version of this format, {@value #FORMAT}
 * @param entries the archives, by id and version; each pair once
 */
public record CatalogueIndex(int format, List<CatalogueEntry> entries) {
  /** Name of the file that holds this. */
  public static final String FILE = "index.json";

  /** Name of the file beside it that says who vouches for it: a {@link Signature}. */
  public static final String SIGNATURE = "index.sig.json";

  /** The format that this platform writes and reads. */
  public static final int FORMAT = 1;

  public CatalogueIndex {
    entries =
        entries.stream()
            .sorted(Comparator.comparing(CatalogueEntry::id).thenComparing(CatalogueEntry::version))
            .toList();
  }
}
