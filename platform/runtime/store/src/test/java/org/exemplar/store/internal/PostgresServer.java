package org.exemplar.store.internal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** One PostgreSQL for all tests of this process; it ends with it. */
final class PostgresServer {
  static final String USER = "postgres";

  private static final AtomicInteger SCHEMAS = new AtomicInteger();
  private static final EmbeddedPostgres SERVER = start();

  private PostgresServer() {}

  /** URL of a schema that has no tables. */
  static String emptySchema() throws SQLException {
    String name = "test_" + SCHEMAS.incrementAndGet();
    run("CREATE SCHEMA " + name);
    return "jdbc:postgresql://localhost:" + SERVER.getPort() + "/postgres?currentSchema=" + name;
  }

  static void endAllConnections() throws SQLException {
    run(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE application_name = 'exemplar' AND pid <> pg_backend_pid()");
  }

  private static void run(String sql) throws SQLException {
    try (Connection connection = SERVER.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.start();
    } catch (IOException broken) {
      throw new UncheckedIOException("PostgreSQL for the tests does not start", broken);
    }
  }
}
