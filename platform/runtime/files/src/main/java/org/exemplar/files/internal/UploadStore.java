package org.exemplar.files.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.files.StoredFile;
import org.exemplar.spi.identity.Origin;
import org.exemplar.store.JsonText;
import org.exemplar.store.Migrations;
import org.jdbi.v3.core.Handle;

/** The SQL of files on their way. */
final class UploadStore {
  /** The tables of the room. */
  static final Migrations MIGRATIONS =
      Migrations.beside(UploadStore.class, "files", "V1__files.sql");

  private static final String SELECT =
      "SELECT id, account, origin, name, media_type, size, sha256, expires_at, found_sha256,"
          + " found_type, found_state, file FROM file_upload";

  private UploadStore() {}

  static Optional<Upload> byId(Handle handle, String id) {
    return handle
        .createQuery(SELECT + " WHERE id = :id")
        .bind("id", id)
        .map((row, context) -> upload(row))
        .findOne();
  }

  /** Those of an account that have become no file yet. */
  static List<Upload> unfinished(Handle handle, String account) {
    return handle
        .createQuery(SELECT + " WHERE account = :account AND file IS NULL ORDER BY id")
        .bind("account", account)
        .map((row, context) -> upload(row))
        .list();
  }

  /** The one that the account has called so. */
  static Optional<Upload> ofKey(Handle handle, String account, String idempotencyKey) {
    return handle
        .createQuery(
            SELECT + " WHERE account = :account AND idempotency_key = :key ORDER BY id DESC")
        .bind("account", account)
        .bind("key", idempotencyKey)
        .map((row, context) -> upload(row))
        .findFirst();
  }

  /** Those that only have to be put in their place. */
  static List<Upload> found(Handle handle) {
    return handle
        .createQuery(SELECT + " WHERE found_sha256 IS NOT NULL AND file IS NULL ORDER BY id")
        .map((row, context) -> upload(row))
        .list();
  }

  static List<String> expired(Handle handle, Instant now) {
    return handle
        .createQuery("SELECT id FROM file_upload WHERE expires_at <= :now ORDER BY id")
        .bind("now", now)
        .mapTo(String.class)
        .list();
  }

  static void insert(Handle handle, Upload upload) {
    handle
        .createUpdate(
            "INSERT INTO file_upload (id, account, origin, idempotency_key, name, media_type, size,"
                + " sha256, expires_at) VALUES (:id, :account, :origin, :key, :name, :type, :size,"
                + " :sha256, :expires)")
        .bind("id", upload.id())
        .bind("account", upload.account())
        .bind("origin", origin(upload.origin()))
        .bind("key", upload.origin().idempotencyKey().orElse(null))
        .bind("name", upload.wanted().name())
        .bind("type", upload.wanted().mediaType())
        .bind("size", upload.wanted().size())
        .bind("sha256", upload.wanted().sha256().orElse(null))
        .bind("expires", upload.expiresAt())
        .execute();
  }

  static void found(Handle handle, String id, Upload.Found found) {
    handle
        .createUpdate(
            "UPDATE file_upload SET found_sha256 = :sha256, found_type = :type,"
                + " found_state = :state WHERE id = :id")
        .bind("sha256", found.sha256())
        .bind("type", found.mediaType())
        .bind("state", found.state().name())
        .bind("id", id)
        .execute();
  }

  static void becomes(Handle handle, String id, String file) {
    handle
        .createUpdate("UPDATE file_upload SET file = :file WHERE id = :id")
        .bind("file", file)
        .bind("id", id)
        .execute();
  }

  static void delete(Handle handle, String id) {
    handle.createUpdate("DELETE FROM file_upload WHERE id = :id").bind("id", id).execute();
  }

  private static String origin(Origin origin) {
    Map<String, String> said = new HashMap<>();
    origin.token().ifPresent(token -> said.put("token", token));
    origin.onBehalfOf().ifPresent(code -> said.put("onBehalfOf", code));
    origin.reason().ifPresent(reason -> said.put("reason", reason));
    return JsonText.of(said);
  }

  private static Upload upload(ResultSet row) throws SQLException {
    Map<String, String> origin = JsonText.map(row.getString("origin"), String.class);
    Optional<String> sha256 = Optional.ofNullable(row.getString("found_sha256"));
    Optional<Upload.Found> found = Optional.empty();
    if (sha256.isPresent()) {
      found =
          Optional.of(
              new Upload.Found(
                  sha256.get(),
                  row.getString("found_type"),
                  StoredFile.State.valueOf(row.getString("found_state"))));
    }
    return new Upload(
        row.getString("id"),
        new Origin(
            row.getString("account"),
            Optional.ofNullable(origin.get("token")),
            Optional.ofNullable(origin.get("onBehalfOf")),
            Optional.ofNullable(origin.get("reason")),
            Optional.empty(),
            Optional.empty()),
        new Upload.Wanted(
            row.getString("name"),
            row.getString("media_type"),
            row.getLong("size"),
            Optional.ofNullable(row.getString("sha256"))),
        Instant.parse(row.getString("expires_at")),
        found,
        Optional.ofNullable(row.getString("file")));
  }
}
