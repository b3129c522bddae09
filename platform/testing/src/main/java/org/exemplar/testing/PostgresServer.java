package org.exemplar.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** One PostgreSQL for all tests of this process; it ends with it. */
public final class PostgresServer {
  /** Its user, who needs no password. */
  public static final String USER = "postgres";

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final AtomicInteger SCHEMAS = new AtomicInteger();
  private static final EmbeddedPostgres SERVER = start();

  private PostgresServer() {}

  /** URL of a schema that has no tables. */
  public static String emptySchema() {
    String name = "test_" + SCHEMAS.incrementAndGet();
    run("CREATE SCHEMA " + name);
    return "jdbc:postgresql://localhost:" + SERVER.getPort() + "/postgres?currentSchema=" + name;
  }

  /** Ends every connection that the platform holds, and waits until they have ended. */
  public static void endAllConnections() {
    run(
        "SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity"
            + " WHERE application_name = 'exemplar' AND pid <> pg_backend_pid()");
  }

  private static void run(String sql) {
    try (Connection connection = SERVER.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder().setPGStartupWait(PATIENCE).start();
    } catch (IOException broken) {
      throw new UncheckedIOException("PostgreSQL for the tests does not start", broken);
    }
  }
}
