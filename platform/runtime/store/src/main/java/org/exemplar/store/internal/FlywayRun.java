package org.exemplar.store.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.sql.DataSource;
import org.exemplar.store.Migrations;
import org.exemplar.store.StoreException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** One run of Flyway for one owner. It scans nothing: it is given the scripts. */
final class FlywayRun {
  private FlywayRun() {}

  static void migrate(DataSource source, Migrations migrations) {
    try {
      Flyway.configure(Flyway.class.getClassLoader())
          .loggers("slf4j")
          .dataSource(source)
          .encoding(StandardCharsets.UTF_8)
          .table("schema_history_" + migrations.owner())
          .baselineOnMigrate(true) // the tables of other owners are there already
          .baselineVersion("0")
          .placeholderReplacement(false)
          .resourceProvider(new GivenScripts(migrations.scripts()))
          .javaMigrationClassProvider(List::of)
          .load()
          .migrate();
    } catch (FlywayException failed) {
      throw new StoreException(
          "MIGRATION_FAILED",
          "cannot migrate the tables of " + migrations.owner() + ": " + failed.getMessage(),
          failed);
    }
  }
}
