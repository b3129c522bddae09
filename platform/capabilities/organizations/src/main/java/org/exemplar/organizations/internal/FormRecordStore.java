package org.exemplar.organizations.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.graphql.FormRecords.FormRecord;
import org.exemplar.organizations.ReachStore;
import org.exemplar.spi.identity.Origin;
import org.exemplar.spi.identity.Reach;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.store.JsonText;
import org.exemplar.store.Keyset;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The SQL of filled-in forms. */
final class FormRecordStore {
  private static final int CHUNK = 500;
  private static final String SELECT =
      "SELECT id, organization, form, form_version, version, updated_at, content FROM form_record";

  /** Records that are the only one of their form, by organisation. */
  Map<String, List<FormRecord>> profiles(
      Handle handle, Collection<String> organizations, Collection<String> forms, Reach reach) {
    ReachStore within = new ReachStore(reach);
    Map<String, List<FormRecord>> found = new LinkedHashMap<>();
    List<String> codes = organizations.stream().distinct().toList();
    for (int start = 0; start < codes.size() && !forms.isEmpty(); start += CHUNK) {
      within
          .bind(
              handle.createQuery(
                  SELECT
                      + " WHERE organization IN (<codes>) AND form IN (<forms>)"
                      + " AND single = :single AND "
                      + within.conditionOfEach("form_record.organization")
                      + " ORDER BY organization, form"))
          .bindList("codes", codes.subList(start, Math.min(start + CHUNK, codes.size())))
          .bindList("forms", List.copyOf(forms))
          .bind("single", true)
          .map((row, context) -> formRecord(row))
          .forEach(
              one ->
                  found
                      .computeIfAbsent(one.organizationCode(), code -> new ArrayList<>())
                      .add(one));
    }
    return found;
  }

  Map<String, FormRecord> byId(Handle handle, Collection<String> ids, Reach reach) {
    ReachStore within = new ReachStore(reach);
    Map<String, FormRecord> found = new LinkedHashMap<>();
    List<String> keys = ids.stream().distinct().toList();
    for (int start = 0; start < keys.size(); start += CHUNK) {
      within
          .bind(
              handle.createQuery(
                  SELECT
                      + " WHERE id IN (<ids>) AND "
                      + within.conditionOfEach("form_record.organization")))
          .bindList("ids", keys.subList(start, Math.min(start + CHUNK, keys.size())))
          .map((row, context) -> formRecord(row))
          .forEach(one -> found.put(one.id(), one));
    }
    return found;
  }

  /**
   * At most one more than the page asks for, in the order in which they were made, as {@link
   * PageRequest#page} takes them.
   */
  List<FormRecord> page(
      Handle handle, String form, Optional<String> organization, Reach reach, PageRequest page) {
    ReachStore within = new ReachStore(reach);
    Keyset keyset = Keyset.ofTexts(page, "id");
    String sql =
        SELECT
            + " WHERE form = :form"
            + (organization.isPresent() ? " AND organization = :organization" : "")
            + " AND "
            + within.condition("organization")
            + keyset.bounds()
            + keyset.orderAndLimit();
    return keyset
        .bind(within.bind(of(handle.createQuery(sql), form, organization)))
        .map((row, context) -> formRecord(row))
        .list();
  }

  int count(Handle handle, String form, Optional<String> organization, Reach reach) {
    ReachStore within = new ReachStore(reach);
    String sql =
        "SELECT COUNT(*) FROM form_record WHERE form = :form"
            + (organization.isPresent() ? " AND organization = :organization" : "")
            + " AND "
            + within.condition("organization");
    return within.bind(of(handle.createQuery(sql), form, organization)).mapTo(Integer.class).one();
  }

  /**
   * How often a form was filled in under one version.
   *
   * @param single whether as the only one of an organisation
   */
  record Filled(String form, String formVersion, boolean single, long count) {}

  /** How often those forms were filled in, by version. */
  List<Filled> filled(Handle handle, Collection<String> forms) {
    return forms.isEmpty()
        ? List.of()
        : handle
            .createQuery(
                "SELECT form, form_version, single, COUNT(*) FROM form_record"
                    + " WHERE form IN (<forms>) GROUP BY form, form_version, single"
                    + " ORDER BY form, form_version, single")
            .bindList("forms", List.copyOf(forms))
            .map(
                (row, context) ->
                    new Filled(
                        row.getString(1), row.getString(2), row.getBoolean(3), row.getLong(4)))
            .list();
  }

  void insert(Handle handle, FormRecord made, boolean single) {
    handle
        .createUpdate(
            "INSERT INTO form_record (id, organization, form, single, form_version, version,"
                + " updated_at, content) VALUES (:id, :organization, :form, :single, :formVersion,"
                + " :version, :updatedAt, :content)")
        .bind("id", made.id())
        .bind("organization", made.organizationCode())
        .bind("form", made.form())
        .bind("single", single)
        .bind("formVersion", made.formVersion())
        .bind("version", made.version())
        .bind("updatedAt", made.updatedAt())
        .bind("content", JsonText.of(made.values()))
        .execute();
  }

  void update(Handle handle, FormRecord made) {
    handle
        .createUpdate(
            "UPDATE form_record SET form_version = :formVersion, version = :version,"
                + " updated_at = :updatedAt, content = :content WHERE id = :id")
        .bind("id", made.id())
        .bind("formVersion", made.formVersion())
        .bind("version", made.version())
        .bind("updatedAt", made.updatedAt())
        .bind("content", JsonText.of(made.values()))
        .execute();
  }

  /** Keeps a version for good. */
  void keepVersion(Handle handle, FormRecord made, Origin origin) {
    handle
        .createUpdate(
            "INSERT INTO form_record_version (record, version, form_version, saved_at, saved_by,"
                + " content) VALUES (:id, :version, :formVersion, :updatedAt, :actor, :content)")
        .bind("id", made.id())
        .bind("version", made.version())
        .bind("formVersion", made.formVersion())
        .bind("updatedAt", made.updatedAt())
        .bind("actor", origin.actor())
        .bind("content", JsonText.of(made.values()))
        .execute();
  }

  /** What was saved under each version of a record, the first one first. */
  List<FormRecord> versions(Handle handle, FormRecord of) {
    return handle
        .createQuery(
            "SELECT form_version, version, saved_at, content FROM form_record_version"
                + " WHERE record = :id ORDER BY version")
        .bind("id", of.id())
        .map(
            (row, context) ->
                new FormRecord(
                    of.id(),
                    of.organizationCode(),
                    of.form(),
                    row.getString(1),
                    row.getInt(2),
                    row.getString(3),
                    JsonText.map(row.getString(4), Object.class)))
        .list();
  }

  private static Query of(Query query, String form, Optional<String> organization) {
    query.bind("form", form);
    organization.ifPresent(code -> query.bind("organization", code));
    return query;
  }

  private static FormRecord formRecord(ResultSet row) throws SQLException {
    return new FormRecord(
        row.getString("id"),
        row.getString("organization"),
        row.getString("form"),
        row.getString("form_version"),
        row.getInt("version"),
        row.getString("updated_at"),
        JsonText.map(row.getString("content"), Object.class));
  }
}
