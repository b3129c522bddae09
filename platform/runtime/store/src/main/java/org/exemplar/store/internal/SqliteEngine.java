package org.exemplar.store.internal;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.exemplar.store.StoreException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/**
 * SQLite in one file, with a write-ahead log that every commit syncs.
 *
 * <p>Transactions are deferred: a reader's snapshot begins with its first query, and the writer
 * begins with an update, so that it never has to upgrade a snapshot.
 */
record SqliteEngine(Path file) implements Engine {
  private static final int BUSY_MILLIS = 10_000;
  private static final int CACHE_KIB = 8_192;
  private static final int WAL_LIMIT = 64 * 1024 * 1024;
  private static final int READERS = 8;

  @Override
  public void prepare() {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException broken) {
      throw new StoreException("STORE_UNAVAILABLE", "cannot create the folder of " + file, broken);
    }
  }

  @Override
  public DataSource writing() {
    SQLiteConfig config = config();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setJournalSizeLimit(WAL_LIMIT);
    return source(config);
  }

  @Override
  public HikariConfig reading() {
    SQLiteConfig config = config();
    config.setReadOnly(true);
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(source(config));
    pool.setReadOnly(true);
    pool.setMaximumPoolSize(Math.max(READERS, 2 * Runtime.getRuntime().availableProcessors()));
    pool.setMaxLifetime(0);
    return pool;
  }

  @Override
  public void interrupt(Connection connection) throws SQLException {
    connection.unwrap(SQLiteConnection.class).getDatabase().interrupt();
  }

  @Override
  public boolean shared() {
    return false;
  }

  @Override
  public void lockMigrations(Connection connection) {
    // the file belongs to one process
  }

  @Override
  public void unlockMigrations(Connection connection) {
    // nothing was locked
  }

  private static SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLIS);
    config.setCacheSize(-CACHE_KIB);
    config.enforceForeignKeys(true);
    config.enableCaseSensitiveLike(true); // as on PostgreSQL
    return config;
  }

  private DataSource source(SQLiteConfig config) {
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    return source;
  }
}
