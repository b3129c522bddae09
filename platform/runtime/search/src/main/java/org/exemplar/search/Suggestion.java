package org.exemplar.search;

import java.util.Optional;
import org.exemplar.spi.IndexSource;

/**
 * What somebody may be about to type.
 *
 * @param text a title, a keyword or a name, as it stands in documents
 * @param field name of the field in which it stands
 * @param count how many documents have it there, as far as they were counted
 * @param document the document, where only one has it
 */
public record Suggestion(String text, String field, int count, Optional<Document> document) {
  /**
   * A document.
   *
   * @param index qualified id of its index
   * @param source what kind of document it is
   * @param key its key
   */
  public record Document(String index, IndexSource source, String key) {}
}
