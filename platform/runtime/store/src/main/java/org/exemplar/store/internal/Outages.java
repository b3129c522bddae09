package org.exemplar.store.internal;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import org.exemplar.store.StoreException;

/** Tells an engine that fails for now from one that was asked something wrong. */
final class Outages {
  /** Classes of SQLSTATE: connection, resources, operator, system. */
  private static final Set<String> CLASSES = Set.of("08", "53", "58");

  /** A server that shuts down, crashes, or starts; 57014 is a query that we ended ourselves. */
  private static final String OPERATOR = "57P";

  /** Result codes of SQLite: busy, locked, input and output, full, cannot open. */
  private static final Set<Integer> CODES = Set.of(5, 6, 10, 13, 14);

  private static final int PRIMARY = 0xff;

  private Outages() {}

  /** The same, or that the store cannot be reached, where that is the reason. */
  static Throwable told(Throwable thrown) {
    if (thrown instanceof StoreException) {
      return thrown;
    }
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && isOutage(sql)) {
        return new StoreException("STORE_UNAVAILABLE", "the database fails", thrown);
      }
    }
    return thrown;
  }

  private static boolean isOutage(SQLException sql) {
    String state = Objects.requireNonNullElse(sql.getSQLState(), "");
    return state.startsWith(OPERATOR)
        || (state.length() > 2 && CLASSES.contains(state.substring(0, 2)))
        || (state.isEmpty() && CODES.contains(sql.getErrorCode() & PRIMARY));
  }
}
