package org.exemplar.caselibrary.internal.collections;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.organizations.ReachStore;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.store.Keyset;
import org.exemplar.store.Migrations;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;

/** The SQL of collections. */
final class CaseCollectionStore {
  static final Migrations MIGRATIONS =
      Migrations.beside(CaseCollectionStore.class, "case_collections", "V13__case_collections.sql");

  private static final String SELECT =
      "SELECT c.id, c.owner, c.title, c.description, c.organization, c.visibility, c.version,"
          + " c.created_at, c.updated_at FROM case_collection c WHERE ";

  private CaseCollectionStore() {}

  /**
   * What somebody may see: what is public, what is its own, and what is shared by an organisation
   * within its reach or above that.
   */
  private record Seen(Caller caller) {
    private ReachStore within() {
      return new ReachStore(caller.reach(CaseCollections.READ));
    }

    String condition() {
      String shared =
          "(c.visibility = :shared AND ("
              + within().condition("c.organization")
              + " OR "
              + within().conditionOfThoseAbove("c.organization")
              + "))";
      return "(c.visibility = :public OR "
          + shared
          + (caller.isSignedIn() ? " OR c.owner = :me" : "")
          + ")";
    }

    <S extends SqlStatement<S>> S bind(S statement) {
      S bound =
          within()
              .bind(statement)
              .bind("public", CollectionVisibility.PUBLIC.name())
              .bind("shared", CollectionVisibility.ORGANIZATION.name());
      return caller.isSignedIn() ? bound.bind("me", caller.origin().actor()) : bound;
    }
  }

  static Map<String, CaseCollection> byKeys(Handle handle, Collection<String> keys, Caller caller) {
    Map<String, CaseCollection> found = new LinkedHashMap<>();
    if (!keys.isEmpty()) {
      Seen seen = new Seen(caller);
      seen.bind(handle.createQuery(SELECT + "c.id IN (<keys>) AND " + seen.condition()))
          .bindList("keys", List.copyOf(keys))
          .map((row, context) -> collection(row))
          .forEach(collection -> found.put(collection.key(), collection));
    }
    return found;
  }

  /** At most one more than the page asks for, as {@link PageRequest#page} takes them. */
  static List<CaseCollection> page(
      Handle handle, CollectionFilter filter, Caller caller, PageRequest page) {
    Keyset keyset = Keyset.ofTexts(page, "c.id").fromTheGreatest();
    String sql = SELECT + where(filter, caller) + keyset.bounds() + keyset.orderAndLimit();
    return keyset
        .bind(filtered(handle.createQuery(sql), filter, caller))
        .map((row, context) -> collection(row))
        .list();
  }

  static int count(Handle handle, CollectionFilter filter, Caller caller) {
    String sql = "SELECT COUNT(*) FROM case_collection c WHERE " + where(filter, caller);
    return filtered(handle.createQuery(sql), filter, caller).mapTo(Integer.class).one();
  }

  static int countOf(Handle handle, String owner) {
    return handle
        .createQuery("SELECT COUNT(*) FROM case_collection WHERE owner = :owner")
        .bind("owner", owner)
        .mapTo(Integer.class)
        .one();
  }

  private static String where(CollectionFilter filter, Caller caller) {
    StringBuilder sql = new StringBuilder(new Seen(caller).condition());
    if (filter.mine()) {
      sql.append(caller.isSignedIn() ? " AND c.owner = :me" : " AND 1 = 0");
    }
    filter.organization().ifPresent(code -> sql.append(" AND c.organization = :organization"));
    filter
        .caseKey()
        .ifPresent(
            key ->
                sql.append(
                    " AND EXISTS (SELECT 1 FROM case_collection_item i"
                        + " WHERE i.collection = c.id AND i.case_key = :case)"));
    return sql.toString();
  }

  private static <S extends SqlStatement<S>> S filtered(
      S statement, CollectionFilter filter, Caller caller) {
    new Seen(caller).bind(statement);
    filter.organization().ifPresent(code -> statement.bind("organization", code));
    filter.caseKey().ifPresent(key -> statement.bind("case", key));
    return statement;
  }

  /** The cases of those collections in their order, by collection. */
  static Map<String, List<CollectionItem>> items(Handle handle, Collection<String> collections) {
    Map<String, List<CollectionItem>> found = new HashMap<>();
    if (!collections.isEmpty()) {
      handle
          .createQuery(
              "SELECT collection, case_key, note, added_at FROM case_collection_item"
                  + " WHERE collection IN (<collections>) ORDER BY collection, position")
          .bindList("collections", List.copyOf(collections))
          .map((row, context) -> Map.entry(row.getString(1), item(row)))
          .forEach(
              entry ->
                  found
                      .computeIfAbsent(entry.getKey(), any -> new ArrayList<>())
                      .add(entry.getValue()));
    }
    return found;
  }

  private static CollectionItem item(ResultSet row) throws SQLException {
    return new CollectionItem(
        row.getString("case_key"),
        Optional.ofNullable(row.getString("note")),
        Instant.parse(row.getString("added_at")));
  }

  static void insert(Handle handle, CaseCollection collection) {
    bound(
            handle.createUpdate(
                "INSERT INTO case_collection (id, owner, title, description, organization,"
                    + " visibility, version, created_at, updated_at) VALUES (:id, :owner, :title,"
                    + " :description, :organization, :visibility, :version, :createdAt,"
                    + " :updatedAt)"),
            collection)
        .bind("owner", collection.owner())
        .bind("createdAt", collection.createdAt())
        .execute();
  }

  static void update(Handle handle, CaseCollection collection) {
    bound(
            handle.createUpdate(
                "UPDATE case_collection SET title = :title, description = :description,"
                    + " organization = :organization, visibility = :visibility,"
                    + " version = :version, updated_at = :updatedAt WHERE id = :id"),
            collection)
        .execute();
  }

  private static Update bound(Update update, CaseCollection collection) {
    return update
        .bind("id", collection.key())
        .bind("title", collection.title())
        .bind("description", collection.description().orElse(null))
        .bind("organization", collection.said().organizationCode().orElse(null))
        .bind("visibility", collection.visibility().name())
        .bind("version", collection.version())
        .bind("updatedAt", collection.updatedAt());
  }

  /** Writes the cases of a collection anew: their places follow from their order. */
  static void replaceItems(Handle handle, String collection, List<CollectionItem> items) {
    handle
        .createUpdate("DELETE FROM case_collection_item WHERE collection = :collection")
        .bind("collection", collection)
        .execute();
    if (items.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO case_collection_item (collection, case_key, position, note, added_at)"
                + " VALUES (:collection, :case, :position, :note, :addedAt)")) {
      for (int at = 0; at < items.size(); at++) {
        CollectionItem item = items.get(at);
        batch
            .bind("collection", collection)
            .bind("case", item.caseKey())
            .bind("position", at)
            .bind("note", item.note().orElse(null))
            .bind("addedAt", item.addedAt())
            .add();
      }
      batch.execute();
    }
  }

  static void delete(Handle handle, String key) {
    replaceItems(handle, key, List.of());
    handle.createUpdate("DELETE FROM case_collection WHERE id = :id").bind("id", key).execute();
  }

  private static CaseCollection collection(ResultSet row) throws SQLException {
    return new CaseCollection(
        row.getString("id"),
        row.getString("owner"),
        new CollectionText(
            row.getString("title"),
            Optional.ofNullable(row.getString("description")),
            Optional.ofNullable(row.getString("organization")),
            CollectionVisibility.valueOf(row.getString("visibility"))),
        row.getInt("version"),
        Instant.parse(row.getString("created_at")),
        Instant.parse(row.getString("updated_at")));
  }
}
