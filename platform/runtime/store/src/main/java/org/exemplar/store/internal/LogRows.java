package org.exemplar.store.internal;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.exemplar.store.AuditReport;
import org.exemplar.store.ChainAudit;
import org.exemplar.store.ChainEntry;
import org.exemplar.store.Checkpoint;
import org.exemplar.store.Keyset;
import org.exemplar.store.MerkleTree;
import org.exemplar.store.StoreException;
import org.exemplar.store.TreeHash;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The SQL of those who audit the change log. */
final class LogRows {
  private static final int PAGE = 2_000;

  /** Positions are nearly in the order of times: with their bounds a page is found at once. */
  private static final String FROM =
      " AND occurred_at >= :from AND position >="
          + " (SELECT min(position) FROM change_log WHERE occurred_at >= :from)";

  private static final String BELOW =
      " AND occurred_at < :below AND position <="
          + " (SELECT max(position) FROM change_log WHERE occurred_at < :below)";

  private LogRows() {}

  static ChainHead head(Handle handle) {
    try {
      return ChangeRows.head(handle.getConnection());
    } catch (SQLException broken) {
      throw new StoreException("STORE_UNAVAILABLE", "cannot read the change log", broken);
    }
  }

  /** Reads all entries, and compares their end with where the log itself says that it ends. */
  static AuditReport audit(Handle handle, Collection<Checkpoint> held) {
    ChainAudit audit = new ChainAudit(held);
    List<ChainEntry> page = ChangeRows.after(handle, Long.MIN_VALUE, Long.MAX_VALUE, PAGE);
    while (!page.isEmpty() && page.stream().allMatch(audit::read)) {
      page = ChangeRows.after(handle, audit.position(), Long.MAX_VALUE, PAGE);
    }
    ChainHead head = head(handle);
    return audit.end(head.position(), head.hash());
  }

  /** The leaves of the Merkle tree; index 0 is position 1. */
  static MerkleTree.Leaves leaves(Handle handle) {
    return (from, to) ->
        handle
            .createQuery(
                "SELECT hash FROM change_log WHERE position > :from AND position <= :to"
                    + " ORDER BY position")
            .bind("from", from)
            .bind("to", to)
            .map((row, context) -> leaf(row.getString(1)))
            .list();
  }

  static Optional<ChainEntry> entry(Handle handle, long position) {
    return handle
        .createQuery("SELECT " + ChangeRows.COLUMNS + " FROM change_log WHERE position = :position")
        .bind("position", position)
        .map(ChangeRows.ENTRY)
        .findOne();
  }

  static List<ChainEntry> page(Handle handle, LogQuery query) {
    Keyset oldestFirst = Keyset.ofNumbers(query.page(), "position");
    Keyset keyset = query.newestFirst() ? oldestFirst.fromTheGreatest() : oldestFirst;
    String sql =
        "SELECT "
            + ChangeRows.COLUMNS
            + " FROM change_log"
            + where(query.filter())
            + keyset.bounds()
            + keyset.orderAndLimit();
    return keyset.bind(bound(handle.createQuery(sql), query.filter())).map(ChangeRows.ENTRY).list();
  }

  static int count(Handle handle, LogFilter filter) {
    String sql = "SELECT count(*) FROM change_log" + where(filter);
    return bound(handle.createQuery(sql), filter).mapTo(Integer.class).one();
  }

  private static String where(LogFilter filter) {
    StringBuilder where = new StringBuilder(" WHERE position <= :size");
    filter.actor().ifPresent(any -> where.append(" AND actor = :actor"));
    filter.subjectType().ifPresent(any -> where.append(" AND subject_type = :subjectType"));
    filter.subjectKey().ifPresent(any -> where.append(" AND subject_key = :subjectKey"));
    filter.from().ifPresent(any -> where.append(FROM));
    filter.below().ifPresent(any -> where.append(BELOW));
    return where.toString();
  }

  private static Query bound(Query query, LogFilter filter) {
    query.bind("size", filter.size());
    filter.actor().ifPresent(value -> query.bind("actor", value));
    filter.subjectType().ifPresent(value -> query.bind("subjectType", value));
    filter.subjectKey().ifPresent(value -> query.bind("subjectKey", value));
    filter.from().ifPresent(value -> query.bind("from", value));
    filter.below().ifPresent(value -> query.bind("below", value));
    return query;
  }

  private static TreeHash leaf(String hash) {
    try {
      return ChainEntry.leaf(hash);
    } catch (IllegalArgumentException damaged) {
      throw new IllegalStateException("the change log holds what is no hash", damaged);
    }
  }
}
