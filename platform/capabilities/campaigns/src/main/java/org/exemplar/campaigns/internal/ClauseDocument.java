package org.exemplar.campaigns.internal;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.exemplar.campaigns.Genre;
import org.exemplar.campaigns.PolicyClause;
import org.exemplar.campaigns.PolicyDocument;

/** A clause as search sees it, with what its document says of itself. */
final class ClauseDocument {
  private ClauseDocument() {}

  static Map<String, Object> of(PolicyDocument document, PolicyClause clause) {
    Map<String, Object> found = new LinkedHashMap<>();
    put(found, "documentNumber", document.number());
    put(found, "documentTitle", document.title());
    found.put("documentId", DocumentView.id(document.key()));
    found.put("issuers", document.issuers());
    put(found, "genre", document.genre().map(Genre::chinese));
    put(found, "year", document.date().map(date -> Integer.toString(date.getYear())));
    document.date().ifPresent((LocalDate date) -> found.put("date", date));
    found.put("anchor", clause.anchor().value());
    put(found, "heading", clause.heading());
    found.put("text", clause.text());
    found.put("level", clause.level());
    return found;
  }

  private static void put(Map<String, Object> found, String name, Optional<String> value) {
    value.ifPresent(text -> found.put(name, text));
  }
}
