package org.exemplar.search.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.exemplar.search.DocumentSource;
import org.exemplar.spi.IndexSource;

/** The document sources that are there at the moment. */
final class Sources {
  private final List<DocumentSource> present = new CopyOnWriteArrayList<>();

  void add(DocumentSource source) {
    present.add(source);
  }

  void remove(DocumentSource source) {
    present.remove(source);
  }

  Optional<DocumentSource> of(IndexSource kind) {
    return present.stream().filter(source -> source.kind() == kind).findFirst();
  }
}
