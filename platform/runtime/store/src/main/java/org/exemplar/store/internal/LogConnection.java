package org.exemplar.store.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import org.exemplar.store.AuditReport;
import org.exemplar.store.ChainEntry;
import org.exemplar.store.Checkpoint;
import org.exemplar.store.MerkleTree;
import org.exemplar.store.StoreException;
import org.exemplar.store.StoredLog;
import org.jdbi.v3.core.Handle;

/** A connection whose one transaction reads the change log. */
public final class LogConnection implements StoredLog {
  private final Connection connection;
  private final Handle handle;

  private LogConnection(Connection connection) {
    this.connection = connection;
    this.handle = new HandleSource().over(connection);
  }

  /**
   * Opens the log, and sees from then on what stood in it.
   *
   * @throws StoreException {@code STORE_UNAVAILABLE}
   */
  public static StoredLog open(Engine engine) {
    try {
      Connection connection =
          Objects.requireNonNull(engine.reading().getDataSource()).getConnection();
      try {
        if (engine.shared()) {
          connection.setReadOnly(true);
          connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        }
        connection.setAutoCommit(false);
        ChainHead unused = ChangeRows.head(connection);
        return new LogConnection(connection);
      } catch (SQLException broken) {
        connection.close();
        throw broken;
      }
    } catch (SQLException broken) {
      throw new StoreException("STORE_UNAVAILABLE", "cannot read the change log", broken);
    }
  }

  @Override
  public long size() {
    return LogRows.head(handle).position();
  }

  @Override
  public Optional<ChainEntry> entry(long position) {
    return LogRows.entry(handle, position);
  }

  @Override
  public MerkleTree.Leaves leaves() {
    return LogRows.leaves(handle);
  }

  @Override
  public AuditReport verify(Collection<Checkpoint> held) {
    return LogRows.audit(handle, held);
  }

  @Override
  public void close() {
    try (connection) {
      handle.close();
      connection.rollback();
    } catch (SQLException broken) {
      throw new StoreException("STORE_UNAVAILABLE", "cannot close the change log", broken);
    }
  }
}
