package org.exemplar.files.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.exemplar.files.FileShelf;
import org.exemplar.files.StoredFile;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.store.Keyset;
import org.jdbi.v3.core.Handle;

/** The SQL of files that are whole, and of what refers to them. */
final class StoredFileStore {
  private static final String SELECT =
      "SELECT id, account, name, media_type, size, sha256, uploaded_at, state FROM stored_file";

  private StoredFileStore() {}

  static Optional<StoredFile> byId(Handle handle, String id) {
    return handle
        .createQuery(SELECT + " WHERE id = :id")
        .bind("id", id)
        .map((row, context) -> file(row))
        .findOne();
  }

  static List<StoredFile> byIds(Handle handle, Collection<String> ids) {
    return ids.isEmpty()
        ? List.of()
        : handle
            .createQuery(SELECT + " WHERE id IN (<ids>)")
            .bindList("ids", List.copyOf(ids))
            .map((row, context) -> file(row))
            .list();
  }

  /** At most one more than the page asks for, the last one first. */
  static List<StoredFile> page(Handle handle, Optional<String> account, PageRequest page) {
    Keyset keyset = Keyset.ofTexts(page, "id").fromTheGreatest();
    String whose = account.isPresent() ? " WHERE account = :account" : " WHERE 1 = 1";
    var query =
        keyset.bind(handle.createQuery(SELECT + whose + keyset.bounds() + keyset.orderAndLimit()));
    account.ifPresent(id -> query.bind("account", id));
    return query.map((row, context) -> file(row)).list();
  }

  static int count(Handle handle, Optional<String> account) {
    var query =
        handle.createQuery(
            "SELECT COUNT(*) FROM stored_file"
                + (account.isPresent() ? " WHERE account = :account" : ""));
    account.ifPresent(id -> query.bind("account", id));
    return query.mapTo(Integer.class).one();
  }

  /** Bytes of all files of an account together. */
  static long bytes(Handle handle, String account) {
    return handle
        .createQuery(
            "SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM stored_file WHERE account ="
                + " :account")
        .bind("account", account)
        .mapTo(Long.class)
        .one();
  }

  static void insert(Handle handle, StoredFile file) {
    handle
        .createUpdate(
            "INSERT INTO stored_file (id, account, name, media_type, size, sha256, uploaded_at,"
                + " state, idle_since) VALUES (:id, :account, :name, :type, :size, :sha256, :at,"
                + " :state, :at)")
        .bind("id", file.key())
        .bind("account", file.account())
        .bind("name", file.name())
        .bind("type", file.mediaType())
        .bind("size", file.size())
        .bind("sha256", file.sha256())
        .bind("at", file.uploadedAt())
        .bind("state", file.state().name())
        .execute();
  }

  static void state(Handle handle, String id, StoredFile.State state) {
    handle
        .createUpdate("UPDATE stored_file SET state = :state WHERE id = :id")
        .bind("state", state.name())
        .bind("id", id)
        .execute();
  }

  static void delete(Handle handle, String id) {
    handle.createUpdate("DELETE FROM stored_file WHERE id = :id").bind("id", id).execute();
  }

  /** Whether a file, or one that is on its way, has that content. */
  static boolean isContent(Handle handle, String sha256) {
    return handle
            .createQuery(
                "SELECT (SELECT COUNT(*) FROM stored_file WHERE sha256 = :sha256)"
                    + " + (SELECT COUNT(*) FROM file_upload WHERE found_sha256 = :sha256"
                    + " AND file IS NULL)")
            .bind("sha256", sha256)
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  static boolean isReferredTo(Handle handle, String id) {
    return handle
            .createQuery("SELECT COUNT(*) FROM file_reference WHERE file = :id")
            .bind("id", id)
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  static void refer(Handle handle, String id, FileShelf.Reference reference) {
    handle
        .createUpdate(
            "INSERT INTO file_reference (file, holder_type, holder_key, until)"
                + " VALUES (:file, :type, :key, :until)"
                + " ON CONFLICT (file, holder_type, holder_key) DO UPDATE SET"
                + " until = excluded.until")
        .bind("file", id)
        .bind("type", reference.type())
        .bind("key", reference.key())
        .bind("until", reference.until().orElse(null))
        .execute();
  }

  /** Lets go of files that were kept for an object. */
  static void release(Handle handle, String type, String key, Instant now) {
    handle
        .createUpdate(
            "UPDATE stored_file SET idle_since = :now WHERE id IN (SELECT file FROM"
                + " file_reference WHERE holder_type = :type AND holder_key = :key)")
        .bind("now", now)
        .bind("type", type)
        .bind("key", key)
        .execute();
    handle
        .createUpdate("DELETE FROM file_reference WHERE holder_type = :type AND holder_key = :key")
        .bind("type", type)
        .bind("key", key)
        .execute();
  }

  /** Lets go of files that were kept until now. */
  static void releaseExpired(Handle handle, Instant now) {
    handle
        .createUpdate(
            "UPDATE stored_file SET idle_since = :now WHERE id IN"
                + " (SELECT file FROM file_reference WHERE until <= :now)")
        .bind("now", now)
        .execute();
    handle
        .createUpdate("DELETE FROM file_reference WHERE until <= :now")
        .bind("now", now)
        .execute();
  }

  /** Files that nothing has referred to since. */
  static List<StoredFile> idle(Handle handle, Instant since, int limit) {
    return handle
        .createQuery(
            SELECT
                + " WHERE idle_since <= :since AND NOT EXISTS (SELECT 1 FROM file_reference WHERE"
                + " file_reference.file = stored_file.id) ORDER BY id LIMIT :limit")
        .bind("since", since)
        .bind("limit", limit)
        .map((row, context) -> file(row))
        .list();
  }

  private static StoredFile file(ResultSet row) throws SQLException {
    return new StoredFile(
        row.getString("id"),
        row.getString("account"),
        row.getString("name"),
        row.getString("media_type"),
        row.getLong("size"),
        row.getString("sha256"),
        Instant.parse(row.getString("uploaded_at")),
        StoredFile.State.valueOf(row.getString("state")));
  }
}
