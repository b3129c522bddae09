package org.exemplar.store.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.exemplar.store.Migrations;
import org.exemplar.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings an owner's tables up to date. Our own table remembers, by SHA-256, which scripts have run,
 * so that Flyway is only started when there is something to do.
 */
final class Migrator {
  private static final Logger LOG = LoggerFactory.getLogger(Migrator.class);

  private final Engine engine;
  private final WritingConnection line;

  Migrator(Engine engine, WritingConnection line) {
    this.engine = engine;
    this.line = line;
  }

  /** Makes the table of scripts. */
  void prepare() {
    inTurn(connection -> exclusively(connection, () -> createTable(connection)));
  }

  void migrate(Migrations migrations) {
    Fingerprint.requireValid(migrations);
    List<Fingerprint> wanted = Fingerprint.of(migrations.scripts());
    inTurn(
        connection -> {
          if (!isDone(migrations.owner(), wanted, ran(connection, migrations.owner()))) {
            exclusively(connection, () -> run(connection, migrations, wanted));
          }
        });
  }

  @FunctionalInterface
  private interface Step {
    void run() throws SQLException;
  }

  @FunctionalInterface
  private interface Steps {
    void run(Connection connection) throws SQLException;
  }

  private void inTurn(Steps steps) {
    line.turn().lock();
    try {
      steps.run(line.open());
    } catch (SQLException broken) {
      line.drop();
      throw new StoreException("STORE_UNAVAILABLE", "cannot open the store", broken);
    } finally {
      line.turn().unlock();
    }
  }

  private void exclusively(Connection connection, Step step) throws SQLException {
    engine.lockMigrations(connection);
    try {
      step.run();
    } finally {
      connection.rollback();
      engine.unlockMigrations(connection);
      connection.commit();
    }
  }

  private void run(Connection connection, Migrations migrations, List<Fingerprint> wanted)
      throws SQLException {
    List<Fingerprint> ran = ran(connection, migrations.owner());
    if (!isDone(migrations.owner(), wanted, ran)) {
      FlywayRun.migrate(engine.writing(), migrations);
      remember(connection, migrations.owner(), wanted, ran.size());
      connection.commit();
      LOG.info("Tables of {}: ran {} scripts", migrations.owner(), wanted.size() - ran.size());
    }
  }

  /**
   * Whether nothing is left to run.
   *
   * @throws StoreException {@code MIGRATION_FAILED} when a script that ran is another one now
   */
  private static boolean isDone(String owner, List<Fingerprint> wanted, List<Fingerprint> ran) {
    int common = Math.min(wanted.size(), ran.size());
    for (int place = 0; place < common; place++) {
      if (!wanted.get(place).equals(ran.get(place))) {
        throw new StoreException(
            "MIGRATION_FAILED",
            "%s of %s differs from %s, which has run: scripts that ran must stay as they were"
                .formatted(wanted.get(place).name(), owner, ran.get(place).name()));
      }
    }
    if (ran.size() > wanted.size()) {
      LOG.warn("Tables of {} are newer than its code: {} has run", owner, ran.getLast().name());
    }
    return wanted.size() <= ran.size();
  }

  private static void createTable(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS migrated_script (owner TEXT NOT NULL, place INTEGER NOT"
              + " NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL, PRIMARY KEY (owner, place))");
    }
    connection.commit();
  }

  /** Ends its transaction: an open one would keep Flyway's connections waiting. */
  private static List<Fingerprint> ran(Connection connection, String owner) throws SQLException {
    String sql = "SELECT name, sha256 FROM migrated_script WHERE owner = ? ORDER BY place";
    List<Fingerprint> ran = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, owner);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          ran.add(new Fingerprint(rows.getString(1), rows.getString(2)));
        }
      }
    }
    connection.rollback();
    return ran;
  }

  private static void remember(
      Connection connection, String owner, List<Fingerprint> wanted, int from) throws SQLException {
    String sql = "INSERT INTO migrated_script (owner, place, name, sha256) VALUES (?, ?, ?, ?)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int place = from; place < wanted.size(); place++) {
        statement.setString(1, owner);
        statement.setInt(2, place);
        statement.setString(3, wanted.get(place).name());
        statement.setString(4, wanted.get(place).sha256());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
