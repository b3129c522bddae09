package org.exemplar.search;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.exemplar.spi.schema.PageRequest;

/**
 * What is searched.
 *
 * @param known the definitions that the asker goes by and gets answers under, also for a while
 *     after others have taken their place; empty means those of now
 * @param indexes qualified ids such as {@code rural/cases}; empty means all that are known
 * @param text what the user typed: words, {@code "phrases"}, {@code -without}, {@code field:value};
 *     empty means everything that the filters let through
 * @param synonyms what the words of the text also mean
 * @param filters all must hold
 * @param page which hits; its bounds are cursors of hits
 * @param options what is wanted of it
 * @param held permissions that the asker holds somewhere, see {@link DocumentSource#AUDIENCE}
 */
public record SearchQuery(
    List<IndexEdition> known,
    List<String> indexes,
    Optional<String> text,
    Synonyms synonyms,
    List<FieldFilter> filters,
    PageRequest page,
    SearchOptions options,
    Set<String> held) {
  public SearchQuery {
    held = Set.copyOf(held);
    known = List.copyOf(known);
    indexes = List.copyOf(indexes);
    filters = List.copyOf(filters);
  }

  /** What everybody finds. */
  public SearchQuery(
      List<IndexEdition> known,
      List<String> indexes,
      Optional<String> text,
      Synonyms synonyms,
      List<FieldFilter> filters,
      int first,
      Optional<String> after,
      boolean facets,
      boolean highlights) {
    this(
        known,
        indexes,
        text,
        synonyms,
        filters,
        new PageRequest(first, after),
        SearchOptions.of(facets, highlights),
        Set.of());
  }

  /**
   * What everybody finds under definitions that the asker goes by, in the very words of the text.
   */
  public SearchQuery(
      List<IndexEdition> known,
      List<String> indexes,
      Optional<String> text,
      List<FieldFilter> filters,
      int first,
      Optional<String> after,
      boolean facets,
      boolean highlights) {
    this(known, indexes, text, Synonyms.NONE, filters, first, after, facets, highlights);
  }

  /** What everybody finds under the definitions of now, in the very words of the text. */
  public SearchQuery(
      List<String> indexes,
      Optional<String> text,
      List<FieldFilter> filters,
      int first,
      Optional<String> after,
      boolean facets,
      boolean highlights) {
    this(List.of(), indexes, text, filters, first, after, facets, highlights);
  }

  /** The same with other options. */
  public SearchQuery with(SearchOptions other) {
    return new SearchQuery(known, indexes, text, synonyms, filters, page, other, held);
  }

  /** The same with another text. */
  public SearchQuery with(Optional<String> other) {
    return new SearchQuery(known, indexes, other, synonyms, filters, page, options, held);
  }

  /** The same with other filters. */
  public SearchQuery with(List<FieldFilter> others) {
    return new SearchQuery(known, indexes, text, synonyms, others, page, options, held);
  }

  /** The same over other indexes. */
  public SearchQuery in(List<String> others) {
    return new SearchQuery(known, others, text, synonyms, filters, page, options, held);
  }

  /** The same where how many match is all that is asked for. */
  public SearchQuery withoutHits() {
    PageRequest nothing = new PageRequest(0, Optional.empty());
    return new SearchQuery(
        known, indexes, text, synonyms, filters, nothing, SearchOptions.HITS, held);
  }
}
