package org.exemplar.plugins.internal;

import java.util.Collection;
import java.util.Optional;
import org.exemplar.plugins.Problem;
import org.exemplar.plugins.internal.content.Codes;
import org.exemplar.plugins.internal.content.Offers;
import org.exemplar.plugins.internal.content.Unresolved;
import org.exemplar.spi.CriteriaSet;
import org.exemplar.spi.IndexSource;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.SearchIndex;

/**
 * Names that a plugin leaves to be filled in by others: sets that its sets refine, sectors and
 * types of organisation that its indexes are about. What nobody offers is a problem until somebody
 * does.
 */
final class References {
  private final PluginParts parts;
  private final Offers offers;
  private final Collection<Problem> problems;

  private References(PluginParts parts, Offers offers, Collection<Problem> problems) {
    this.parts = parts;
    this.offers = offers;
    this.problems = problems;
  }

  /**
   * Looks at all of a plugin's.
   *
   * @param problems receives what nobody offers
   */
  static void check(PluginParts parts, Offers offers, Collection<Problem> problems) {
    References references = new References(parts, offers, problems);
    parts.criteriaSets().forEach(references::set);
    parts.searchIndexes().forEach(references::index);
  }

  private void set(CriteriaSet set) {
    set.refines()
        .filter(code -> !offers.sets().contains(code))
        .ifPresent(
            code ->
                open(
                    "criteria/" + set.code() + "/refines",
                    Unresolved.refinedSet(code, offers.sets())));
  }

  private void index(SearchIndex index) {
    where(index, "sector")
        .filter(sector -> !offers.sectors().contains(sector))
        .ifPresent(sector -> open(index, "sector", Unresolved.sector(sector, offers.sectors())));
    typePath(index.source())
        .ifPresent(
            path ->
                where(index, path)
                    .filter(type -> !offers.types().contains(type))
                    .ifPresent(
                        type -> open(index, path, Unresolved.qualifiedType(type, offers.types()))));
  }

  /** Where documents of a kind say of which type the organisation is. */
  private static Optional<String> typePath(IndexSource source) {
    return switch (source) {
      case ORGANIZATION -> Optional.of("type");
      case CASE -> Optional.of("organizationType");
      case CLAUSE -> Optional.empty();
    };
  }

  private static Optional<String> where(SearchIndex index, String path) {
    return Optional.ofNullable(index.where().get(path));
  }

  private void open(SearchIndex index, String path, LocalizedText message) {
    open("index/" + index.id() + "/where/" + path, message);
  }

  private void open(String part, LocalizedText message) {
    problems.add(parts.places().problem(part, Codes.UNRESOLVED, message));
  }
}
