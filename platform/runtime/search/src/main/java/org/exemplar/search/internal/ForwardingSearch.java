package org.exemplar.search.internal;

import java.util.List;
import java.util.Optional;
import org.exemplar.search.Correction;
import org.exemplar.search.IndexStatus;
import org.exemplar.search.Relaxation;
import org.exemplar.search.SearchEngine;
import org.exemplar.search.SearchQuery;
import org.exemplar.search.SearchResult;
import org.exemplar.search.SearchScope;
import org.exemplar.search.Similar;
import org.exemplar.search.Suggestion;
import org.exemplar.spi.IndexSource;

/** Has another engine answer. */
abstract class ForwardingSearch implements SearchEngine {
  /** The one that answers. */
  abstract SearchEngine engine();

  @Override
  public SearchResult search(SearchQuery query) {
    return engine().search(query);
  }

  @Override
  public List<Suggestion> suggest(SearchScope scope, String typed, int most) {
    return engine().suggest(scope, typed, most);
  }

  @Override
  public Optional<Correction> correct(SearchQuery query) {
    return engine().correct(query);
  }

  @Override
  public List<Relaxation> relax(SearchQuery query) {
    return engine().relax(query);
  }

  @Override
  public List<Similar> like(SearchScope scope, IndexSource source, String key, int most) {
    return engine().like(scope, source, key, most);
  }

  @Override
  public List<Similar> nearlyEqual(SearchScope scope, String text, int most) {
    return engine().nearlyEqual(scope, text, most);
  }

  @Override
  public List<IndexStatus> indexes() {
    return engine().indexes();
  }
}
