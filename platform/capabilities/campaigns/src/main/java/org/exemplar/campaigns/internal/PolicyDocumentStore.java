package org.exemplar.campaigns.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.exemplar.campaigns.DocumentReference;
import org.exemplar.campaigns.PolicyClause;
import org.exemplar.campaigns.PolicyDocument;
import org.exemplar.campaigns.Visibility;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.store.Keyset;
import org.exemplar.store.Migrations;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** The SQL of policy documents. */
final class PolicyDocumentStore {
  static final Migrations MIGRATIONS =
      Migrations.beside(
          PolicyDocumentStore.class,
          "policies",
          "V1__policy_documents.sql",
          "V2__policy_texts.sql",
          "V3__policy_visibility.sql");

  private static final String SELECT =
      "SELECT document_key, outer_key, title, number, issuers, issued_on, printed_on, printed_by,"
          + " genre, keywords, recipients, copies_to, printed_copies, doubts, visibility,"
          + " file_name, imported_at FROM policy_document ";

  /** What somebody may read. */
  private static final String VISIBLE = "visibility IN (<visible>) ";

  private static final String POSITION =
      "SELECT position FROM policy_document WHERE document_key = %s";

  private PolicyDocumentStore() {}

  /** Outermost documents with that number, in the order in which they came. */
  static List<PolicyDocument> numbered(Handle handle, String number) {
    return documents(
        handle,
        handle
            .createQuery(SELECT + "WHERE number = :number AND outer_key IS NULL ORDER BY position")
            .bind("number", number));
  }

  static Map<String, PolicyDocument> byKeys(
      Handle handle, Collection<String> keys, Set<Visibility> visible) {
    String sql = SELECT + "WHERE document_key IN (<keys>) AND " + VISIBLE;
    return keys.isEmpty()
        ? Map.of()
        : byKey(documents(handle, bound(keyed(handle, sql, keys), visible)));
  }

  /** The documents inside others, in their order. */
  static List<PolicyDocument> nestedIn(
      Handle handle, Collection<String> outerKeys, Set<Visibility> visible) {
    String sql = SELECT + "WHERE outer_key IN (<keys>) AND " + VISIBLE + "ORDER BY position";
    return outerKeys.isEmpty()
        ? List.of()
        : documents(handle, bound(keyed(handle, sql, outerKeys), visible));
  }

  /**
   * Outermost documents, at most one more than the page asks for, in the order in which they came,
   * as {@link PageRequest#page} takes them.
   */
  static List<PolicyDocument> page(Handle handle, PageRequest page, Set<Visibility> visible) {
    Keyset keyset = Keyset.ofTexts(page, "position").lookedUp(POSITION);
    String sql =
        SELECT
            + "WHERE outer_key IS NULL AND "
            + VISIBLE
            + keyset.bounds()
            + keyset.orderAndLimit();
    return documents(handle, keyset.bind(bound(handle.createQuery(sql), visible)));
  }

  static int count(Handle handle, Set<Visibility> visible) {
    String sql = "SELECT count(*) FROM policy_document WHERE outer_key IS NULL AND " + VISIBLE;
    return bound(handle.createQuery(sql), visible).mapTo(Integer.class).one();
  }

  /** Keys of all documents, in the order in which they came. */
  static List<String> keys(Handle handle) {
    return handle
        .createQuery("SELECT document_key FROM policy_document ORDER BY position")
        .mapTo(String.class)
        .list();
  }

  static int clauseCount(Handle handle) {
    return handle.createQuery("SELECT count(*) FROM policy_clause").mapTo(Integer.class).one();
  }

  static List<PolicyClause> clauses(
      Handle handle, Collection<String> documentKeys, Set<Visibility> visible) {
    String sql =
        "SELECT document_key, anchor, label, heading, body FROM policy_clause"
            + " WHERE document_key IN (SELECT document_key FROM policy_document WHERE document_key"
            + " IN (<keys>) AND "
            + VISIBLE
            + ") ORDER BY document_key, ordinal";
    return documentKeys.isEmpty()
        ? List.of()
        : bound(keyed(handle, sql, documentKeys), visible).map(PolicyStoreRows.CLAUSE).list();
  }

  static void insert(Handle handle, PolicyDocument document, long position) {
    PolicyStoreRows.bind(
            handle.createUpdate(
                "INSERT INTO policy_document (document_key, position, outer_key, title, number,"
                    + " issuers, issued_on, printed_on, printed_by, genre, keywords, recipients,"
                    + " copies_to, printed_copies, doubts, visibility, file_name, imported_at)"
                    + " VALUES (:key, :position, :outerKey, :title, :number, :issuers, :date,"
                    + " :printedOn, :printedBy, :genre, :keywords, :recipients, :copiesTo,"
                    + " :printedCopies, :doubts, :visibility, :fileName, :importedAt)"),
            document)
        .bind("position", position)
        .execute();
    insertReferences(handle, document);
  }

  static void insert(Handle handle, List<PolicyClause> clauses) {
    if (clauses.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO policy_clause (document_key, ordinal, anchor, parent, label, heading,"
                + " body) VALUES (:document, :ordinal, :anchor, :parent, :label, :heading,"
                + " :body)")) {
      int ordinal = 0;
      for (PolicyClause clause : clauses) {
        PolicyStoreRows.bind(batch, clause).bind("ordinal", ordinal++).add();
      }
      batch.execute();
    }
  }

  private static void insertReferences(Handle handle, PolicyDocument document) {
    if (document.references().isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO policy_reference (document_key, ordinal, kind, title, number)"
                + " VALUES (:document, :ordinal, :kind, :title, :number)")) {
      int ordinal = 0;
      for (DocumentReference reference : document.references()) {
        PolicyStoreRows.bind(batch, reference)
            .bind("document", document.key())
            .bind("ordinal", ordinal++)
            .add();
      }
      batch.execute();
    }
  }

  /** Documents with the references that another table has for them. */
  private static List<PolicyDocument> documents(Handle handle, Query query) {
    List<PolicyDocument> bare = query.map(PolicyStoreRows.DOCUMENT).list();
    if (bare.isEmpty()) {
      return bare;
    }
    Map<String, List<DocumentReference>> references = new HashMap<>();
    keyed(
            handle,
            "SELECT document_key, kind, title, number FROM policy_reference"
                + " WHERE document_key IN (<keys>) ORDER BY document_key, ordinal",
            bare.stream().map(PolicyDocument::key).toList())
        .map(PolicyStoreRows.REFERENCE)
        .forEach(
            entry ->
                references
                    .computeIfAbsent(entry.getKey(), key -> new ArrayList<>())
                    .add(entry.getValue()));
    return bare.stream()
        .map(each -> PolicyStoreRows.with(each, references.getOrDefault(each.key(), List.of())))
        .toList();
  }

  private static Query bound(Query query, Set<Visibility> visible) {
    return query.bindList("visible", visible.stream().map(Enum::name).toList());
  }

  private static Query keyed(Handle handle, String sql, Collection<String> keys) {
    return handle.createQuery(sql).bindList("keys", List.copyOf(keys));
  }

  private static Map<String, PolicyDocument> byKey(List<PolicyDocument> documents) {
    return documents.stream()
        .collect(
            Collectors.toMap(
                PolicyDocument::key, each -> each, (first, second) -> first, LinkedHashMap::new));
  }
}
