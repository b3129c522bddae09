package org.exemplar.store.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.exemplar.store.StoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one connection that writes, made anew after it broke. It is used in turns. */
final class WritingConnection implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WritingConnection.class);

  private final ReentrantLock turn = new ReentrantLock(true);
  private final DataSource source;
  private @Nullable Connection current;
  private boolean closed;

  WritingConnection(DataSource source) {
    this.source = source;
  }

  /** Held by whoever writes: the writing thread for a commit, or a migration. */
  ReentrantLock turn() {
    return turn;
  }

  Connection open() throws SQLException {
    if (closed) {
      throw new StoreException("STORE_CLOSED", "the store is closed");
    }
    Connection open = current;
    if (open == null) {
      open = source.getConnection();
      current = open;
      open.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      open.setAutoCommit(false);
    }
    return open;
  }

  /** Gives up the connection and with it whatever was not committed. */
  void drop() {
    Connection broken = current;
    current = null;
    if (broken != null) {
      try {
        broken.close();
      } catch (SQLException alreadyGone) {
        LOG.debug("The writing connection did not close cleanly", alreadyGone);
      }
    }
  }

  @Override
  public void close() {
    turn.lock();
    try {
      closed = true;
      drop();
    } finally {
      turn.unlock();
    }
  }
}
