package org.exemplar.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.exemplar.testkit.PlatformProcess;

/** A country's organisations, policy documents and cases through the command line. */
final class ImportBenchmark implements Benchmark {
  private static final String HEAP = "-Xmx300m";

  @Override
  public String id() {
    return "import";
  }

  @Override
  public List<Table> measure(Workshop workshop) throws Exception {
    List<List<String>> rows = new ArrayList<>();
    List<Path> files = workshop.country();
    try (PlatformProcess platform =
        PlatformProcess.start(
            workshop.home(),
            workshop.data("import"),
            Map.of("EXEMPLAR_OPTS", HEAP),
            workshop.options())) {
      long begin = System.nanoTime();
      workshop.importOrganizations(platform, files);
      rows.add(row("organisations, first time", lines(files), begin));
      begin = System.nanoTime();
      workshop.importOrganizations(platform, files);
      rows.add(row("organisations, again, nothing changed", lines(files), begin));
      List<Path> policies = files(workshop.home().resolve("sample/policies"));
      begin = System.nanoTime();
      workshop.importFiles("policy", platform, policies);
      rows.add(row("policy documents", policies.size(), begin));
      workshop.importOrganizations(
          platform, files(workshop.home().resolve("sample/organizations")));
      List<Path> cases = files(workshop.home().resolve("sample/cases"));
      begin = System.nanoTime();
      workshop.importFiles("cases", platform, cases);
      rows.add(row("files of twelve cases each", cases.size(), begin));
    }
    long begin = System.nanoTime();
    long inserted = insert(workshop.data("limit").resolve("limit.db"), files);
    rows.add(
        row("limit: the same lines into one table of SQLite, one transaction", inserted, begin));
    return List.of(
        new Table(
            "Import",
            List.of("", "records", "time", "a second"),
            rows,
            "Wall time of `exemplar import …`, start of its JVM included, against a platform that"
                + " was just started with `"
                + HEAP
                + "`, "
                + workshop.store().map(address -> "PostgreSQL").orElse("the embedded store")
                + "; "
                + (workshop.divisions().isPresent()
                    ? "real divisions.\n"
                    : "invented divisions of a country's size.\n")));
  }

  private static List<String> row(String what, long records, long begin) {
    Duration time = Duration.ofNanos(System.nanoTime() - begin);
    return List.of(
        what,
        Numbers.count(records),
        Numbers.seconds(time),
        Numbers.count(records * 1e9 / time.toNanos()));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  /** Lines without the headings. */
  private static long lines(List<Path> files) throws IOException {
    long sum = 0;
    for (Path file : files) {
      sum += Files.readAllLines(file).size() - 1;
    }
    return sum;
  }

  private static long insert(Path database, List<Path> files) throws IOException, SQLException {
    long count = 0;
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode=WAL");
      statement.execute("CREATE TABLE line (code TEXT PRIMARY KEY, text TEXT)");
      connection.setAutoCommit(false);
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT OR IGNORE INTO line VALUES (?, ?)")) {
        for (Path file : files) {
          for (String line : Files.readAllLines(file)) {
            insert.setString(1, line.split(",")[0]);
            insert.setString(2, line);
            insert.addBatch();
            count++;
          }
        }
        insert.executeBatch();
      }
      connection.commit();
    }
    return count - files.size();
  }
}
