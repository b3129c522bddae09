package org.exemplar.search;

import java.util.List;

/**
 * A page of hits.
 *
 * @param hits best first
 * @param totalCount how many documents match
 * @param hasNextPage whether more follow
 * @param hasPreviousPage whether something stands before them
 * @param facets values of facet fields with counts, in the order of the index definition; of a
 *     field of which values were chosen, what there would be without that choice
 * @param terms how the text was understood, piece by piece
 */
public record SearchResult(
    List<Hit> hits,
    int totalCount,
    boolean hasNextPage,
    boolean hasPreviousPage,
    List<Facet> facets,
    List<SearchTerm> terms) {
  public SearchResult {
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
   * @param score how well it matches
   * @param cursor where a page may begin or end
   * @param highlights marked passages
   */
  public record Hit(
      String index,
      org.exemplar.spi.IndexSource source,
      String key,
      double score,
      String cursor,
      List<Highlight> highlights) {
    public Hit {
      highlights = List.copyOf(highlights);
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
