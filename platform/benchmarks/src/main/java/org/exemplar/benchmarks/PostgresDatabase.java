package org.exemplar.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A PostgreSQL of the benchmark's own, from binaries that Maven brings; it ends with it. */
final class PostgresDatabase implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String USER = "postgres";

  private final EmbeddedPostgres server;

  private PostgresDatabase(EmbeddedPostgres server) {
    this.server = server;
  }

  /** Starts one on an empty folder, in the order of code points as the platform wants it. */
  static PostgresDatabase start(Path folder) throws IOException {
    return new PostgresDatabase(
        EmbeddedPostgres.builder()
            .setPGStartupWait(PATIENCE)
            .setDataDirectory(folder)
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("encoding", "UTF8")
            .start());
  }

  /** Where the platform finds it. */
  String jdbc() {
    return server.getJdbcUrl(USER, USER);
  }

  /** Where others find it. */
  String url() {
    return "postgresql://" + USER + "@localhost:" + server.getPort() + "/" + USER;
  }

  /** Runs a script. */
  void run(String script) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(script);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
