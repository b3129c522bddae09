package org.exemplar.graphql.internal.trusted;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.graphql.TrustedList.Mode;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.store.Keyset;
import org.exemplar.store.Migrations;
import org.jdbi.v3.core.Handle;

/** The SQL of clients and of the documents that they are trusted with. */
final class TrustedDocumentStore {
  static final Migrations MIGRATIONS =
      Migrations.beside(
          TrustedDocumentStore.class, "trusted_documents", "V1__trusted_documents.sql");

  private static final String SELECT =
      "SELECT client, id, digest, document, registered_at FROM trusted_document";

  private TrustedDocumentStore() {}

  static List<TrustedClient> clients(Handle handle) {
    return handle
        .createQuery("SELECT name, mode, version, updated_at FROM trusted_client ORDER BY name")
        .map((row, context) -> client(row))
        .list();
  }

  static Optional<TrustedClient> client(Handle handle, String name) {
    return handle
        .createQuery("SELECT name, mode, version, updated_at FROM trusted_client WHERE name = :n")
        .bind("n", name)
        .map((row, context) -> client(row))
        .findOne();
  }

  /** A number that each change of any list makes larger: no client ever goes. */
  static long stamp(Handle handle) {
    return handle
        .createQuery("SELECT COALESCE(SUM(version), 0) FROM trusted_client")
        .mapTo(Long.class)
        .one();
  }

  /** Digests by identifier, by client. */
  static Map<String, Map<String, String>> digests(Handle handle) {
    Map<String, Map<String, String>> found = new HashMap<>();
    handle
        .createQuery("SELECT client, id, digest FROM trusted_document")
        .map(
            (row, context) ->
                found
                    .computeIfAbsent(row.getString("client"), any -> new HashMap<>())
                    .put(row.getString("id"), row.getString("digest")))
        .forEach(before -> {});
    return found;
  }

  /** The text of that digest, of whichever client. */
  static Optional<String> text(Handle handle, String digest) {
    return handle
        .createQuery("SELECT document FROM trusted_document WHERE digest = :digest LIMIT 1")
        .bind("digest", digest)
        .mapTo(String.class)
        .findOne();
  }

  static int count(Handle handle, String client) {
    return handle
        .createQuery("SELECT COUNT(*) FROM trusted_document WHERE client = :client")
        .bind("client", client)
        .mapTo(Integer.class)
        .one();
  }

  /**
   * At most one more than the page asks for, by identifier, as {@link PageRequest#page} takes them.
   */
  static List<TrustedDocument> page(Handle handle, String client, PageRequest page) {
    Keyset keyset = Keyset.ofTexts(page, "id");
    String sql = SELECT + " WHERE client = :client" + keyset.bounds() + keyset.orderAndLimit();
    return keyset
        .bind(handle.createQuery(sql))
        .bind("client", client)
        .map((row, context) -> document(row))
        .list();
  }

  static Map<String, TrustedDocument> documents(
      Handle handle, String client, Collection<String> ids) {
    Map<String, TrustedDocument> found = new HashMap<>();
    if (!ids.isEmpty()) {
      handle
          .createQuery(SELECT + " WHERE client = :client AND id IN (<ids>)")
          .bind("client", client)
          .bindList("ids", List.copyOf(ids))
          .map((row, context) -> document(row))
          .forEach(one -> found.put(one.id(), one));
    }
    return found;
  }

  static void keep(Handle handle, TrustedClient client) {
    handle
        .createUpdate(
            "INSERT INTO trusted_client (name, mode, version, updated_at)"
                + " VALUES (:name, :mode, :version, :at) ON CONFLICT (name) DO UPDATE SET"
                + " mode = excluded.mode, version = excluded.version,"
                + " updated_at = excluded.updated_at")
        .bind("name", client.name())
        .bind("mode", client.mode().name())
        .bind("version", client.version())
        .bind("at", client.updatedAt().orElseThrow())
        .execute();
  }

  static void insert(Handle handle, TrustedDocument document) {
    handle
        .createUpdate(
            "INSERT INTO trusted_document (client, id, digest, document, registered_at)"
                + " VALUES (:client, :id, :digest, :document, :at)")
        .bind("client", document.client())
        .bind("id", document.id())
        .bind("digest", document.digest())
        .bind("document", document.document())
        .bind("at", document.registeredAt())
        .execute();
  }

  static void delete(Handle handle, TrustedDocument document) {
    handle
        .createUpdate("DELETE FROM trusted_document WHERE client = :client AND id = :id")
        .bind("client", document.client())
        .bind("id", document.id())
        .execute();
  }

  private static TrustedClient client(ResultSet row) throws SQLException {
    return new TrustedClient(
        row.getString("name"),
        Mode.valueOf(row.getString("mode")),
        row.getInt("version"),
        Optional.of(Instant.parse(row.getString("updated_at"))));
  }

  private static TrustedDocument document(ResultSet row) throws SQLException {
    return new TrustedDocument(
        row.getString("client"),
        row.getString("id"),
        row.getString("digest"),
        row.getString("document"),
        Instant.parse(row.getString("registered_at")));
  }
}
