package org.exemplar.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.IndexSource;

/**
 * A page of hits.
 *
 * @param hits best first, or in the order that was asked for
 * @param totalCount how many documents match; those that match only in part are not counted
 * @param hasNextPage whether more follow
 * @param hasPreviousPage whether something stands before them
 * @param startCursor where the page begins; empty when nothing is on it
 * @param endCursor where it ends
 * @param facets values of facet fields with counts, in the order of the index definition; of a
 *     field of which values were chosen, what there would be without that choice
 * @param counts how many match in each index that was searched, where values are counted
 * @param terms how the text was understood, piece by piece
 */
public record SearchResult(
    List<Hit> hits,
    int totalCount,
    boolean hasNextPage,
    boolean hasPreviousPage,
    Optional<String> startCursor,
    Optional<String> endCursor,
    List<Facet> facets,
    Map<String, Integer> counts,
    List<SearchTerm> terms) {
  public SearchResult {
    counts = Map.copyOf(counts);
    terms = List.copyOf(terms);
    hits = List.copyOf(hits);
    facets = List.copyOf(facets);
  }

  /**
   * One hit.
   *
   * @param index qualified id of its index
   * @param source what kind of document it is
   * @param key key of the document
   * @param score how well it matches; 1 where hits are not ordered by that
   * @param partial whether it matches only in part, and stands behind all that match
   * @param cursor where a page may begin or end
   * @param highlights marked passages
   * @param reasons why it was found, what counts most first
   * @param alike others on the page that are nearly equal to it and for which it stands
   */
  public record Hit(
      String index,
      IndexSource source,
      String key,
      double score,
      boolean partial,
      String cursor,
      List<Highlight> highlights,
      List<Reason> reasons,
      List<Alike> alike) {
    public Hit {
      highlights = List.copyOf(highlights);
      reasons = List.copyOf(reasons);
      alike = List.copyOf(alike);
    }
  }

  /**
   * A document that is nearly equal to another.
   *
   * @param index qualified id of its index
   * @param source what kind of document it is
   * @param key key of the document
   * @param share what part of its text the other has too, above 0 to 1, as far as it can be told
   */
  public record Alike(String index, IndexSource source, String key, double share) {}

  /**
   * One of the reasons for which a hit was found.
   *
   * @param field name of the field in which the words stand
   * @param words those that stand there, as they were typed or as they are called in other words
   * @param otherWords whether they are other words for what was typed
   * @param boost what the index definition has words in this field count
   * @param share its part of the score, from 0 to 1
   */
  public record Reason(
      String field, List<String> words, boolean otherWords, double boost, double share) {
    public Reason {
      words = List.copyOf(words);
    }
  }

  /**
   * Marked passages of one field.
   *
   * @param field name of the field
   * @param fragments passages as HTML: everything escaped, matches between {@code <mark>} and
   *     {@code </mark>}
   */
  public record Highlight(String field, List<String> fragments) {
    public Highlight {
      fragments = List.copyOf(fragments);
    }
  }

  /**
   * Counted values of one field.
   *
   * @param name name of the field
   * @param values most frequent first; ranges in their own order
   */
  public record Facet(String name, List<FacetValue> values) {
    public Facet {
      values = List.copyOf(values);
    }
  }

  /** A value and how many matching documents have it. */
  public record FacetValue(String value, int count) {}
}
