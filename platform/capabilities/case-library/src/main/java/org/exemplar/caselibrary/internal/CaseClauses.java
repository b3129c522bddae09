package org.exemplar.caselibrary.internal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.campaigns.PolicyClause;
import org.exemplar.campaigns.PolicyDocument;
import org.exemplar.campaigns.PolicyDocuments;
import org.exemplar.campaigns.Visibility;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.GlobalId;

/** The clauses that cases answer, as far as who asks may read them. */
final class CaseClauses {
  private static final String TYPE = "Clause";

  private final PolicyDocuments documents;

  CaseClauses(PolicyDocuments documents) {
    this.documents = documents;
  }

  /** A clause with its document, as GraphQL shows it in a case. */
  public record ClauseOfCase(PolicyClause clause, PolicyDocument document) {
    public String id() {
      return new GlobalId(TYPE, clause.key()).encode();
    }

    public String anchor() {
      return clause.anchor().value();
    }

    public Optional<String> label() {
      return clause.label();
    }

    public Optional<String> heading() {
      return clause.heading();
    }

    public String text() {
      return clause.text();
    }

    public Optional<String> documentTitle() {
      return document.title();
    }

    public Optional<String> documentNumber() {
      return document.number();
    }
  }

  /** The key that a client's id stands for; what is none stays as it is and is nobody's key. */
  static String key(String id) {
    return GlobalId.decode(id)
        .filter(global -> global.type().equals(TYPE))
        .map(GlobalId::key)
        .orElse(id);
  }

  /** The key of the document with that id, where the caller may read it. */
  Optional<String> readableDocument(String id, Caller caller) {
    return GlobalId.decode(id)
        .filter(global -> global.type().equals("PolicyDocument"))
        .map(GlobalId::key)
        .filter(
            key -> documents.byKeys(List.of(key), Visibility.readableBy(caller)).containsKey(key));
  }

  /** Clauses by key; one that is not there, or not to be read by the caller, is left out. */
  Map<String, ClauseOfCase> find(Collection<String> keys, Caller caller) {
    List<String> owners =
        keys.stream()
            .filter(key -> key.indexOf('#') > 0)
            .map(CaseClauses::documentOf)
            .distinct()
            .toList();
    Map<String, ClauseOfCase> found = new LinkedHashMap<>();
    if (owners.isEmpty()) {
      return found;
    }
    var readable = Visibility.readableBy(caller);
    Map<String, PolicyDocument> known = documents.byKeys(owners, readable);
    documents.clausesOf(known.keySet(), readable).values().stream()
        .flatMap(List::stream)
        .filter(clause -> keys.contains(clause.key()))
        .forEach(
            clause ->
                Optional.ofNullable(known.get(clause.documentKey()))
                    .ifPresent(
                        document -> found.put(clause.key(), new ClauseOfCase(clause, document))));
    return found;
  }

  /** The key of the document that a clause stands in, by the key of the clause. */
  static String documentOf(String key) {
    return key.substring(0, key.indexOf('#'));
  }
}
