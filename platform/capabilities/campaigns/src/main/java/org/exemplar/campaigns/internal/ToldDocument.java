package org.exemplar.campaigns.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.exemplar.campaigns.PolicyDocument;

/**
 * A policy document as the change log tells it: its head, and what it says by the digest of its
 * file. What the document does not have is left out.
 */
final class ToldDocument {
  private ToldDocument() {}

  static Map<String, Object> of(PolicyDocument document, int clauses, SourceFile file) {
    Map<String, Object> told = new LinkedHashMap<>();
    document.outerKey().ifPresent(outer -> told.put("outer", outer));
    document.title().ifPresent(title -> told.put("title", title));
    document.number().ifPresent(number -> told.put("number", number));
    told.put("issuers", document.issuers());
    document.date().ifPresent(date -> told.put("date", date.toString()));
    document.printedOn().ifPresent(date -> told.put("printedOn", date.toString()));
    document.printedBy().ifPresent(office -> told.put("printedBy", office));
    document.genre().ifPresent(genre -> told.put("genre", genre.name()));
    told.put("keywords", document.keywords());
    told.put("recipients", document.recipients());
    told.put("copiesTo", document.copiesTo());
    document.printedCopies().ifPresent(copies -> told.put("printedCopies", copies));
    told.put("visibility", document.visibility().name());
    told.put("clauses", clauses);
    told.put("doubts", document.doubts().size());
    told.put("fileName", document.fileName());
    told.put("sha256", file.sha256());
    return told;
  }
}
