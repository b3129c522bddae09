package org.exemplar.caselibrary.internal.citations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.store.Migrations;
import org.jdbi.v3.core.Handle;

/** The SQL of citations. */
final class CaseCitationStore {
  static final Migrations MIGRATIONS =
      Migrations.beside(CaseCitationStore.class, "case_citations", "V12__case_citations.sql");

  private static final String SELECT =
      "SELECT id, citing, cited, passage, note, organization, cited_at FROM case_citation";

  private CaseCitationStore() {}

  static List<CaseCitation> byKeys(Handle handle, Collection<String> keys) {
    return select(handle, "id", keys);
  }

  /** What those objects cite, in the order in which it was cited. */
  static List<CaseCitation> by(Handle handle, Collection<GlobalId> citing) {
    return select(handle, "citing", citing.stream().map(CaseCitationStore::text).toList());
  }

  /** What cites those cases, in the order in which they were cited. */
  static List<CaseCitation> of(Handle handle, Collection<GlobalId> cited) {
    return select(handle, "cited", cited.stream().map(CaseCitationStore::text).toList());
  }

  private static List<CaseCitation> select(
      Handle handle, String column, Collection<String> values) {
    return values.isEmpty()
        ? List.of()
        : handle
            .createQuery(SELECT + " WHERE " + column + " IN (<values>) ORDER BY id")
            .bindList("values", List.copyOf(values))
            .map((row, context) -> citation(row))
            .list();
  }

  static void insert(Handle handle, CaseCitation citation) {
    handle
        .createUpdate(
            "INSERT INTO case_citation (id, citing, cited, passage, note, organization, cited_at)"
                + " VALUES (:id, :citing, :cited, :passage, :note, :organization, :citedAt)")
        .bind("id", citation.key())
        .bind("citing", text(citation.citing()))
        .bind("cited", text(citation.cited()))
        .bind("passage", citation.passage().map(Enum::name).orElse(""))
        .bind("note", citation.note())
        .bind("organization", citation.organizationCode().orElse(null))
        .bind("citedAt", citation.citedAt())
        .execute();
  }

  static void delete(Handle handle, CaseCitation citation) {
    handle
        .createUpdate("DELETE FROM case_citation WHERE id = :id")
        .bind("id", citation.key())
        .execute();
  }

  private static String text(GlobalId id) {
    return id.type() + ":" + id.key();
  }

  private static GlobalId id(String text) {
    int colon = text.indexOf(':');
    return new GlobalId(text.substring(0, colon), text.substring(colon + 1));
  }

  private static CaseCitation citation(ResultSet row) throws SQLException {
    return new CaseCitation(
        row.getString("id"),
        id(row.getString("citing")),
        id(row.getString("cited")),
        Optional.of(row.getString("passage"))
            .filter(passage -> !passage.isEmpty())
            .map(CasePassage::valueOf),
        row.getString("note"),
        Optional.ofNullable(row.getString("organization")),
        Instant.parse(row.getString("cited_at")));
  }
}
