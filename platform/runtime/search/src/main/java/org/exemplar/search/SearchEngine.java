package org.exemplar.search;

import java.util.List;
import java.util.Optional;
import org.exemplar.spi.IndexSource;
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
   *     FILTER_INVALID}, {@code ORDER_INVALID}, {@code BAD_CURSOR}, {@code TEXT_TOO_LONG}
   */
  SearchResult search(SearchQuery query);

  /**
   * What somebody may be about to type who has typed this: titles, keywords and names with a word
   * that begins so, in Chinese, in full Pinyin or by the initials of its syllables.
   *
   * @param most how many are wanted
   * @throws org.exemplar.spi.schema.Refused {@code UNKNOWN_INDEX}
   */
  List<Suggestion> suggest(SearchScope scope, String typed, int most);

  /**
   * What somebody may have meant whose search finds next to nothing: words that sound the same
   * first, then words that differ by a character.
   *
   * @throws org.exemplar.spi.schema.Refused as a search
   */
  Optional<Correction> correct(SearchQuery query);

  /**
   * What a search would find without each of its pieces, filters and its choice of an index; most
   * first.
   *
   * @throws org.exemplar.spi.schema.Refused as a search
   */
  List<Relaxation> relax(SearchQuery query);

  /**
   * What is like a document, most like it first; nothing where the document is not there, or is
   * kept from the asker.
   *
   * @param most how many are wanted
   * @throws org.exemplar.spi.schema.Refused {@code UNKNOWN_INDEX}
   */
  List<Similar> like(SearchScope scope, IndexSource source, String key, int most);

  /**
   * What is nearly equal to a text, most equal first.
   *
   * @param most how many are wanted
   * @throws org.exemplar.spi.schema.Refused {@code UNKNOWN_INDEX}
   */
  List<Similar> nearlyEqual(SearchScope scope, String text, int most);

  /** All indexes with what they hold. */
  List<IndexStatus> indexes();
}
