package org.exemplar.archive.internal;

import java.util.Optional;

/** The files of a catalogue, by their names. */
public interface CatalogueFiles {
  /**
   * A file; empty where there is none of that name.
   *
   * @param name a plain name without folders
   * @param limit bytes that it has at most
   */
  Optional<byte[]> read(String name, int limit) throws CatalogueException;
}
