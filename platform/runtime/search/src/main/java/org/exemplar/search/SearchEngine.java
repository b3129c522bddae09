package org.exemplar.search;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Answers searches, an OSGi service. An index exists for each index definition of the plugin
 * catalogue.
 */
@ProviderType
public interface SearchEngine {
  /**
   * Finds documents, best first; documents of several indexes are ranked together.
   *
   * @throws org.exemplar.spi.schema.Refused {@code UNKNOWN_INDEX}, {@code UNKNOWN_FIELD}, {@code
   *     FILTER_INVALID}, {@code BAD_CURSOR}, {@code TEXT_TOO_LONG}
   */
  SearchResult search(SearchQuery query);

  /** All indexes with what they hold. */
  List<IndexStatus> indexes();
}
