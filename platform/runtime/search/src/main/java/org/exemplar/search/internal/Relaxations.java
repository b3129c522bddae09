package org.exemplar.search.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.exemplar.search.FieldFilter;
import org.exemplar.search.Relaxation;
import org.exemplar.search.Relaxation.Kind;
import org.exemplar.search.SearchQuery;
import org.exemplar.search.SearchResult;

/** What a search would find if less were asked for. */
final class Relaxations {
  private static final int MOST_PIECES = 10;
  private static final int MOST_FILTERS = 10;

  private final Function<SearchQuery, SearchResult> search;

  Relaxations(Function<SearchQuery, SearchResult> search) {
    this.search = search;
  }

  /** What is found without one thing, most first; what finds nothing is left out. */
  List<Relaxation> of(SearchQuery asked) {
    SearchQuery counted = asked.withoutHits();
    List<Relaxation> found = new ArrayList<>();
    withoutPieces(counted, found);
    withoutFilters(counted, found);
    if (!asked.indexes().isEmpty()) {
      add(found, Kind.INDEX, Optional.empty(), Optional.empty(), counted.in(List.of()));
    }
    found.sort(Comparator.comparingInt(Relaxation::totalCount).reversed());
    return found;
  }

  private void withoutPieces(SearchQuery counted, List<Relaxation> found) {
    List<String> pieces =
        Pieces.of(counted.text().orElse("")).stream().map(Pieces.Piece::typed).toList();
    boolean nothingElse = counted.filters().isEmpty();
    if (pieces.size() > MOST_PIECES || (pieces.size() == 1 && nothingElse)) {
      return;
    }
    for (int at = 0; at < pieces.size(); at++) {
      int left = at;
      String rest =
          IntStream.range(0, pieces.size())
              .filter(index -> index != left)
              .mapToObj(pieces::get)
              .collect(Collectors.joining(" "));
      add(
          found,
          Kind.TERM,
          Optional.of(pieces.get(at)),
          Optional.empty(),
          counted.with(Optional.of(rest).filter(text -> !text.isEmpty())));
    }
  }

  private void withoutFilters(SearchQuery counted, List<Relaxation> found) {
    List<FieldFilter> filters = counted.filters();
    for (FieldFilter filter : filters.subList(0, Math.min(filters.size(), MOST_FILTERS))) {
      List<FieldFilter> rest = new ArrayList<>(filters);
      rest.remove(filter);
      add(
          found,
          Kind.FILTER,
          Optional.of(String.join("、", filter.anyOf())).filter(values -> !values.isEmpty()),
          Optional.of(filter.field()),
          counted.with(rest));
    }
  }

  private void add(
      List<Relaxation> found,
      Kind kind,
      Optional<String> text,
      Optional<String> field,
      SearchQuery query) {
    int count = search.apply(query).totalCount();
    if (count > 0) {
      found.add(new Relaxation(kind, text, field, query.text(), count));
    }
  }
}
