package org.exemplar.campaigns.internal;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.exemplar.campaigns.Genre;
import org.exemplar.campaigns.PolicyClause;
import org.exemplar.campaigns.PolicyDocument;
import org.exemplar.campaigns.Visibility;
import org.exemplar.search.DocumentSource;

/** A clause as search sees it, with what its document says of itself. */
final class ClauseDocument {
  private ClauseDocument() {}

  /**
   * The clause of a document.
   *
   * @param outer the document that this one stands inside of: where this one says no day itself, it
   *     is of the year of that one
   */
  static Map<String, Object> of(
      PolicyDocument document, Optional<PolicyDocument> outer, PolicyClause clause) {
    Map<String, Object> found = new LinkedHashMap<>();
    if (document.visibility() == Visibility.INTERNAL) {
      found.put(DocumentSource.AUDIENCE, Visibility.PERMISSION);
    }
    put(found, "documentNumber", document.number());
    put(found, "documentTitle", document.title());
    found.put("documentId", DocumentView.id(document.key()));
    found.put("issuers", document.issuers());
    put(found, "genre", document.genre().map(Genre::chinese));
    put(
        found,
        "year",
        day(document).or(() -> outer.flatMap(ClauseDocument::day)).map(ClauseDocument::year));
    document.date().ifPresent((LocalDate date) -> found.put("date", date));
    found.put("anchor", clause.anchor().value());
    put(found, "heading", clause.heading());
    found.put("text", clause.text());
    found.put("level", clause.level());
    return found;
  }

  private static Optional<LocalDate> day(PolicyDocument document) {
    return document.date().or(document::printedOn);
  }

  private static String year(LocalDate day) {
    return Integer.toString(day.getYear());
  }

  private static void put(Map<String, Object> found, String name, Optional<String> value) {
    value.ifPresent(text -> found.put(name, text));
  }
}
