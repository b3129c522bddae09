package org.exemplar.store.internal;

import com.zaxxer.hikari.HikariConfig;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.exemplar.store.StoreException;
import org.jspecify.annotations.Nullable;

/** What differs between the database engines: how to connect, and who else may be writing. */
public interface Engine {
  /** Folder of everything that is kept. */
  String DATA = "exemplar.data";

  /** Empty for the embedded engine, or the JDBC URL of a PostgreSQL database. */
  String STORE = "exemplar.store";

  /** User of that database, unless its URL has one. */
  String USER = "exemplar.store.user";

  /** Password of that user, unless the URL has one. */
  String PASSWORD = "exemplar.store.password";

  /** Readies the place of the data; called once, before the first connection. */
  void prepare();

  /** Connections that write. */
  DataSource writing();

  /** A pool of connections that only read, each transaction on one snapshot. */
  HikariConfig reading();

  /** Ends the query that another thread runs on a connection for reading, if there is one. */
  void interrupt(Connection connection) throws SQLException;

  /** Whether other processes may write to the same database. */
  boolean shared();

  /** Keeps other processes from migrating until {@link #unlockMigrations}. */
  void lockMigrations(Connection connection) throws SQLException;

  /** Lets other processes migrate again. */
  void unlockMigrations(Connection connection) throws SQLException;

  /** SQLite in {@code store/exemplar.db} below a folder. */
  static Engine embedded(Path data) {
    return new SqliteEngine(data.resolve("store").resolve("exemplar.db"));
  }

  /** The engine that the properties choose. */
  static Engine of(Function<String, @Nullable String> properties) {
    String url = text(properties, STORE);
    if (url.startsWith("jdbc:postgresql:")) {
      return new PostgresEngine(url, text(properties, USER), text(properties, PASSWORD));
    }
    if (!url.isEmpty()) {
      throw new StoreException(
          "STORE_UNAVAILABLE", STORE + " must be empty or begin with jdbc:postgresql:");
    }
    String data = text(properties, DATA);
    if (data.isEmpty()) {
      throw new StoreException("STORE_UNAVAILABLE", DATA + " must name the data folder");
    }
    return embedded(Path.of(data));
  }

  private static String text(Function<String, @Nullable String> properties, String name) {
    String value = properties.apply(name);
    return value == null ? "" : value.strip();
  }
}
