package org.exemplar.organizations.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The SQL of imports in parts. */
final class StagedImportStore {
  private static final String SELECT =
      "SELECT id, file_name, sha256, total_bytes, received_bytes, state, row_count, created,"
          + " updated, unchanged FROM organization_import";

  Map<String, StagedImport> find(Handle handle, List<String> keys) {
    if (keys.isEmpty()) {
      return Map.of();
    }
    Map<String, StagedImport> found = new LinkedHashMap<>();
    handle
        .createQuery(SELECT + " WHERE id IN (<keys>)")
        .bindList("keys", keys)
        .map((row, context) -> staged(row))
        .forEach(one -> found.put(one.key(), one));
    return found;
  }

  /** An import of that file that is not completed. */
  Optional<StagedImport> unfinished(Handle handle, String sha256, int totalBytes) {
    return handle
        .createQuery(
            SELECT
                + " WHERE sha256 = :sha256 AND state = 'RECEIVING' AND total_bytes = :total"
                + " ORDER BY id LIMIT 1")
        .bind("sha256", sha256)
        .bind("total", totalBytes)
        .map((row, context) -> staged(row))
        .findOne();
  }

  /** Imports that nothing was added to since then and that are not completed. */
  List<String> unfinishedSince(Handle handle, Instant since) {
    return handle
        .createQuery(
            "SELECT id FROM organization_import"
                + " WHERE state = 'RECEIVING' AND :since > updated_at ORDER BY id")
        .bind("since", since)
        .mapTo(String.class)
        .list();
  }

  void insert(Handle handle, StagedImport staged, Instant now) {
    handle
        .createUpdate(
            "INSERT INTO organization_import (id, file_name, sha256, total_bytes, received_bytes,"
                + " state, updated_at, row_count, created, updated, unchanged) VALUES (:id, :name,"
                + " :sha256, :total, :received, :state, :now, 0, 0, 0, 0)")
        .bind("id", staged.key())
        .bind("name", staged.fileName())
        .bind("sha256", staged.sha256())
        .bind("total", staged.totalBytes())
        .bind("received", staged.receivedBytes())
        .bind("state", staged.state().name())
        .bind("now", now)
        .execute();
  }

  void update(Handle handle, StagedImport staged, Instant now) {
    handle
        .createUpdate(
            "UPDATE organization_import SET received_bytes = :received, state = :state,"
                + " updated_at = :now, row_count = :rows, created = :created, updated = :updated,"
                + " unchanged = :unchanged WHERE id = :id")
        .bind("id", staged.key())
        .bind("received", staged.receivedBytes())
        .bind("state", staged.state().name())
        .bind("now", now)
        .bind("rows", staged.counts().rows())
        .bind("created", staged.counts().created())
        .bind("updated", staged.counts().updated())
        .bind("unchanged", staged.counts().unchanged())
        .execute();
  }

  void delete(Handle handle, String key) {
    deleteParts(handle, key);
    handle.createUpdate("DELETE FROM organization_import WHERE id = :id").bind("id", key).execute();
  }

  void insertPart(Handle handle, String key, int offset, byte[] content) {
    handle
        .createUpdate(
            "INSERT INTO organization_import_part (import_id, start_offset, content)"
                + " VALUES (:id, :offset, :content)")
        .bind("id", key)
        .bind("offset", offset)
        .bind("content", content)
        .execute();
  }

  /** The part that begins there. */
  Optional<byte[]> part(Handle handle, String key, int offset) {
    return handle
        .createQuery(
            "SELECT content FROM organization_import_part"
                + " WHERE import_id = :id AND start_offset = :offset")
        .bind("id", key)
        .bind("offset", offset)
        .map((row, context) -> row.getBytes(1))
        .findOne();
  }

  void deleteParts(Handle handle, String key) {
    handle
        .createUpdate("DELETE FROM organization_import_part WHERE import_id = :id")
        .bind("id", key)
        .execute();
  }

  private static StagedImport staged(ResultSet row) throws SQLException {
    return new StagedImport(
        row.getString("id"),
        row.getString("file_name"),
        row.getString("sha256"),
        row.getInt("total_bytes"),
        row.getInt("received_bytes"),
        StagedImport.State.valueOf(row.getString("state")),
        new StagedImport.Counts(
            row.getInt("row_count"),
            row.getInt("created"),
            row.getInt("updated"),
            row.getInt("unchanged")));
  }
}
