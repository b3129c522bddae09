package org.exemplar.store.internal;

import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/** PostgreSQL, or what speaks its protocol; several nodes may share it. */
record PostgresEngine(String url, String user, String password) implements Engine {
  private static final int READERS = 10;
  private static final int CONNECT_SECONDS = 10;

  /** Any number that nobody else takes for an advisory lock: «exemplar» in ASCII. */
  private static final long MIGRATION_LOCK = 0x6578656d706c6172L;

  @Override
  public void prepare() {
    // the database was made by whoever runs the server
  }

  @Override
  public DataSource writing() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setApplicationName("exemplar");
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setTcpKeepAlive(true);
    source.setReWriteBatchedInserts(true);
    source.setUrl(url);
    if (!user.isEmpty()) {
      source.setUser(user);
    }
    if (!password.isEmpty()) {
      source.setPassword(password);
    }
    return source;
  }

  @Override
  public HikariConfig reading() {
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(writing());
    pool.setReadOnly(true);
    pool.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
    pool.setMaximumPoolSize(Math.max(READERS, 2 * Runtime.getRuntime().availableProcessors()));
    return pool;
  }

  @Override
  public void interrupt(Connection connection) throws SQLException {
    connection.unwrap(PGConnection.class).cancelQuery();
  }

  @Override
  public boolean shared() {
    return true;
  }

  @Override
  public void lockMigrations(Connection connection) throws SQLException {
    run(connection, "SELECT pg_advisory_lock(" + MIGRATION_LOCK + ")");
  }

  @Override
  public void unlockMigrations(Connection connection) throws SQLException {
    run(connection, "SELECT pg_advisory_unlock(" + MIGRATION_LOCK + ")");
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return "PostgreSQL";
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
