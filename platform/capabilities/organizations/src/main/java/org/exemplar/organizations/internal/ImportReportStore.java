package org.exemplar.organizations.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The SQL of reports on imports. */
final class ImportReportStore {
  private static final String SELECT =
      "SELECT id, applied, made_at FROM organization_import_report";

  Map<String, ImportReport> find(Handle handle, List<String> keys) {
    if (keys.isEmpty()) {
      return Map.of();
    }
    Map<String, ImportReport> found = new LinkedHashMap<>();
    handle
        .createQuery(SELECT + " WHERE id IN (<keys>)")
        .bindList("keys", keys)
        .map((row, context) -> report(row))
        .forEach(one -> found.put(one.key(), one));
    return found;
  }

  /** What was told when that import was carried out. */
  Optional<ImportReport> applied(Handle handle, String importKey) {
    return handle
        .createQuery(
            SELECT + " WHERE import_id = :import AND applied ORDER BY made_at DESC, id LIMIT 1")
        .bind("import", importKey)
        .map((row, context) -> report(row))
        .findOne();
  }

  void insert(Handle handle, ImportReport report, Optional<String> importKey) {
    handle
        .createUpdate(
            "INSERT INTO organization_import_report (id, import_id, applied, made_at)"
                + " VALUES (:id, :import, :applied, :at)")
        .bind("id", report.key())
        .bind("import", importKey.orElse(null))
        .bind("applied", report.applied())
        .bind("at", report.madeAt())
        .execute();
  }

  void insert(Handle handle, ImportReport report, ImportReportPart part) {
    handle
        .createUpdate(
            "INSERT INTO organization_import_report_part (report_id, first_line, last_line,"
                + " created, updated, unchanged, refused, skipped, content) VALUES (:report,"
                + " :first, :last, :created, :updated, :unchanged, :refused, :skipped, :content)")
        .bind("report", report.key())
        .bind("first", part.firstLine())
        .bind("last", part.lastLine())
        .bind("created", part.count(RowResult.CREATED))
        .bind("updated", part.count(RowResult.UPDATED))
        .bind("unchanged", part.count(RowResult.UNCHANGED))
        .bind("refused", part.count(RowResult.REFUSED))
        .bind("skipped", part.count(RowResult.SKIPPED))
        .bind("content", part.packed())
        .execute();
  }

  void deleteBefore(Handle handle, Instant when) {
    handle
        .createUpdate(
            "DELETE FROM organization_import_report_part WHERE report_id IN"
                + " (SELECT id FROM organization_import_report WHERE made_at < :when)")
        .bind("when", when)
        .execute();
    handle
        .createUpdate("DELETE FROM organization_import_report WHERE made_at < :when")
        .bind("when", when)
        .execute();
  }

  /** The first part that has something behind a line and in front of another. */
  Optional<ImportReportPart> firstPart(
      Handle handle, String key, Optional<RowResult> result, long after, long before) {
    return part(handle, key, result, after, before, "first_line");
  }

  /** The last part that has something behind a line and in front of another. */
  Optional<ImportReportPart> lastPart(
      Handle handle, String key, Optional<RowResult> result, long after, long before) {
    return part(handle, key, result, after, before, "first_line DESC");
  }

  int count(Handle handle, String key, Optional<RowResult> result) {
    String counted =
        result
            .map(ImportReportStore::column)
            .orElse("created + updated + unchanged + refused + skipped");
    return handle
        .createQuery(
            "SELECT COALESCE(SUM("
                + counted
                + "), 0) FROM organization_import_report_part WHERE report_id = :key")
        .bind("key", key)
        .mapTo(Integer.class)
        .one();
  }

  private static Optional<ImportReportPart> part(
      Handle handle,
      String key,
      Optional<RowResult> result,
      long after,
      long before,
      String order) {
    return handle
        .createQuery(
            "SELECT content FROM organization_import_report_part WHERE report_id = :key"
                + " AND last_line > :after AND :before > first_line"
                + result.map(one -> " AND " + column(one) + " > 0").orElse("")
                + " ORDER BY "
                + order
                + " LIMIT 1")
        .bind("key", key)
        .bind("after", after)
        .bind("before", before)
        .map((row, context) -> ImportReportPart.unpacked(row.getBytes(1)))
        .findOne();
  }

  private static String column(RowResult result) {
    return result.name().toLowerCase(Locale.ROOT);
  }

  private static ImportReport report(ResultSet row) throws SQLException {
    return new ImportReport(
        row.getString("id"), row.getBoolean("applied"), Instant.parse(row.getString("made_at")));
  }
}
