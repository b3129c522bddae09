package org.exemplar.search;

import java.util.List;
import org.exemplar.spi.IndexSource;

/**
 * A document that is like another document or text.
 *
 * @param index qualified id of its index
 * @param source what kind of document it is
 * @param key its key
 * @param score how well it matches the words that tell the other from the rest
 * @param share what part of its text the other has too, from 0 to 1, as far as it can be told
 * @param words those words that it has too, what tells most first
 */
public record Similar(
    String index, IndexSource source, String key, double score, double share, List<String> words) {
  /** From which share on two texts are taken for one. */
  public static final double NEARLY_EQUAL = 0.7;

  public Similar {
    words = List.copyOf(words);
  }
}
