package org.exemplar.store.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.exemplar.store.ChainEntry;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** The SQL of the change log. */
final class ChangeRows {
  static final String COLUMNS =
      "position, occurred_at, actor, kind, subject_type, subject_key, payload, origin, hash";
  static final RowMapper<ChainEntry> ENTRY = (row, context) -> entry(row);

  private ChangeRows() {}

  /**
   * Takes the head for this transaction: an update that changes nothing, so that the next writer,
   * on whichever node, waits until this one has committed.
   */
  static ChainHead takeHead(Connection connection) throws SQLException {
    String sql =
        "UPDATE change_log_head SET position = position WHERE id = 1 RETURNING position, hash";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return head(rows);
    }
  }

  static void moveHead(Connection connection, ChainHead head) throws SQLException {
    String sql = "UPDATE change_log_head SET position = ?, hash = ? WHERE id = 1";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, head.position());
      statement.setString(2, head.hash());
      statement.executeUpdate();
    }
  }

  static void insert(Connection connection, List<ChainEntry> entries) throws SQLException {
    String sql =
        "INSERT INTO change_log (position, occurred_at, actor, kind, subject_type, subject_key,"
            + " payload, origin, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (ChainEntry entry : entries) {
        bind(statement, entry);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  static ChainHead head(Connection connection) throws SQLException {
    String sql = "SELECT position, hash FROM change_log_head WHERE id = 1";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return head(rows);
    }
  }

  static List<ChainEntry> after(Handle handle, long position, long last, int limit) {
    return handle
        .createQuery(
            "SELECT "
                + COLUMNS
                + " FROM change_log WHERE position > :position AND position <= :last"
                + " ORDER BY position LIMIT :limit")
        .bind("position", position)
        .bind("last", last)
        .bind("limit", limit)
        .map(ENTRY)
        .list();
  }

  private static void bind(PreparedStatement statement, ChainEntry entry) throws SQLException {
    statement.setLong(1, entry.position());
    statement.setString(2, entry.at());
    statement.setString(3, entry.actor());
    statement.setString(4, entry.kind());
    statement.setString(5, entry.subjectType());
    statement.setString(6, entry.subjectKey());
    statement.setString(7, entry.payload());
    statement.setString(8, entry.origin());
    statement.setString(9, entry.hash());
  }

  private static ChainHead head(ResultSet row) throws SQLException {
    return new ChainHead(row.getLong(1), row.getString(2));
  }

  private static ChainEntry entry(ResultSet row) throws SQLException {
    return new ChainEntry(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9));
  }
}
