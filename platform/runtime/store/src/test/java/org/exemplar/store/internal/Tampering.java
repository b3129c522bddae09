package org.exemplar.store.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.exemplar.spi.identity.Origin;
import org.exemplar.store.AuditReport;
import org.exemplar.store.AuditReport.Verdict;
import org.exemplar.store.ChainEntry;
import org.exemplar.store.ChangeLog;
import org.exemplar.store.Checkpoint;
import org.exemplar.store.MerkleTree;
import org.exemplar.store.NewChange;
import org.jdbi.v3.core.Handle;

/**
 * Somebody with all rights on the database alters the log in every way there is, and recomputes the
 * chain in half of the cases, so that only a checkpoint that was kept elsewhere tells. Each attempt
 * is rolled back.
 */
final class Tampering {
  private static final List<String> COLUMNS =
      List.of("at", "actor", "kind", "subjectType", "subjectKey", "payload", "origin", "hash");

  private final Connection connection;
  private final Handle handle;
  private final List<ChainEntry> log;
  private final List<Checkpoint> held;
  private final long seed = Long.getLong("exemplar.test.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final int attempts = Boolean.getBoolean("exemplar.nightly") ? 5_000 : 500;

  Tampering(Connection connection, ChangeLog changes) throws SQLException {
    this.connection = connection;
    connection.setAutoCommit(false);
    this.handle = new HandleSource().over(connection);
    int size = (int) changes.head();
    this.log = ChangeRows.after(handle, 0, size, size);
    MerkleTree.Leaves leaves = LogRows.leaves(handle);
    this.held =
        List.of(size / 4, size / 2 + 1, size).stream()
            .map(at -> new Checkpoint("log", at, new MerkleTree().root(at, leaves)))
            .toList();
    connection.rollback();
  }

  /** One that is altered, and from which position on. */
  private record Altered(String how, List<ChainEntry> log, int from) {}

  void tryAll() throws SQLException {
    for (int attempt = 0; attempt < attempts; attempt++) {
      honest(attempt);
      Altered altered = altered();
      boolean rechained = random.nextBoolean();
      boolean head = rechained || random.nextBoolean();
      AuditReport report = stored(rechained ? rechained(altered.log()) : altered.log(), head);
      // what was cut off together with the head fits as it is
      boolean rewritten = rechained || head && altered.how().equals("truncation");
      String what =
          "%s from %d, %s, seed %d"
              .formatted(altered.how(), altered.from(), rewritten ? "rewritten" : "plain", seed);
      assertThat(report.isIntact()).as(what).isFalse();
      if (rewritten) {
        Checkpoint first =
            held.stream().filter(each -> each.size() >= altered.from()).findFirst().orElseThrow();
        assertThat(report.held())
            .as(what)
            .allSatisfy(
                each ->
                    assertThat(each.verdict() == Verdict.HOLDS)
                        .isEqualTo(each.checkpoint().size() < first.size()));
      } else {
        assertThat(report.brokenAt()).as(what).hasValue(altered.from());
      }
    }
  }

  /** The log as it is, and as it goes on, holds. */
  private void honest(int attempt) throws SQLException {
    List<ChainEntry> grown = new ArrayList<>(log);
    ChainHead head = ChainHead.at(log.getLast());
    for (int n = attempt % 4; n > 0; n--) {
      NewChange change =
          NewChange.of(
              Origin.of("d"), "Note", "n" + n, Optional.empty(), Optional.of(Map.of("n", n)));
      ChainEntry entry = head.append(Instant.parse("2026-04-01T00:00:00Z"), change);
      grown.add(entry);
      head = ChainHead.at(entry);
    }
    assertThat(stored(grown, true).isIntact()).as("seed " + seed).isTrue();
  }

  private AuditReport stored(List<ChainEntry> entries, boolean head) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DELETE FROM change_log");
    }
    ChangeRows.insert(connection, entries);
    if (head) {
      ChainHead end =
          entries.isEmpty() ? new ChainHead(0, ChainEntry.START) : ChainHead.at(entries.getLast());
      ChangeRows.moveHead(connection, end);
    }
    try {
      return LogRows.audit(handle, held);
    } finally {
      connection.rollback();
    }
  }

  private Altered altered() {
    return switch (random.nextInt(5)) {
      case 0 -> edited();
      case 1 -> deleted();
      case 2 -> inserted();
      case 3 -> reordered();
      default -> cutOff();
    };
  }

  private Altered edited() {
    int at = random.nextInt(log.size());
    List<ChainEntry> altered = new ArrayList<>(log);
    altered.set(at, edited(log.get(at), COLUMNS.get(random.nextInt(COLUMNS.size() - 1))));
    if (random.nextInt(8) == 0) {
      altered.set(at, edited(log.get(at), "payload"));
    }
    return new Altered("edit", altered, at + 1);
  }

  private Altered deleted() {
    int at = random.nextInt(log.size() - 1);
    int to = Math.min(log.size() - 1, at + 1 + random.nextInt(5));
    List<ChainEntry> altered = new ArrayList<>(log);
    altered.subList(at, to).clear();
    return new Altered("deletion", random.nextBoolean() ? numbered(altered) : altered, at + 1);
  }

  private Altered inserted() {
    int at = random.nextInt(log.size());
    List<ChainEntry> altered = new ArrayList<>(log);
    ChainEntry copy = log.get(random.nextInt(log.size()));
    altered.add(at, edited(copy, "payload"));
    return new Altered("insertion", numbered(altered), at + 1);
  }

  private Altered reordered() {
    int one = random.nextInt(log.size() - 1);
    int other = one + 1 + random.nextInt(log.size() - one - 1);
    List<ChainEntry> altered = new ArrayList<>(log);
    Collections.swap(altered, one, other);
    return new Altered("reorder", numbered(altered), one + 1);
  }

  /** The rest fits, so it is found by its head, or only by the checkpoint. */
  private Altered cutOff() {
    int size = random.nextInt(log.size());
    return new Altered("truncation", new ArrayList<>(log.subList(0, size)), size + 1);
  }

  private static List<ChainEntry> numbered(List<ChainEntry> entries) {
    List<ChainEntry> numbered = new ArrayList<>();
    for (ChainEntry each : entries) {
      numbered.add(with(each, numbered.size() + 1, each.hash()));
    }
    return numbered;
  }

  private static List<ChainEntry> rechained(List<ChainEntry> entries) {
    List<ChainEntry> chained = new ArrayList<>();
    String hash = ChainEntry.START;
    for (ChainEntry each : numbered(entries)) {
      hash = each.hashAfter(hash);
      chained.add(with(each, each.position(), hash));
    }
    return chained;
  }

  private static ChainEntry with(ChainEntry of, long position, String hash) {
    return new ChainEntry(
        position,
        of.at(),
        of.actor(),
        of.kind(),
        of.subjectType(),
        of.subjectKey(),
        of.payload(),
        of.origin(),
        hash);
  }

  private static ChainEntry edited(ChainEntry of, String column) {
    return new ChainEntry(
        of.position(),
        column.equals("at") ? "2026-03-01T11:59:00.000Z" : of.at(),
        column.equals("actor") ? of.actor() + "x" : of.actor(),
        column.equals("kind") ? "DELETED" : of.kind(),
        column.equals("subjectType") ? "" : of.subjectType(),
        column.equals("subjectKey") ? of.subjectType() + of.subjectKey() : of.subjectKey(),
        column.equals("payload") ? of.payload().replace("\"n\":", "\"n\":1") : of.payload(),
        column.equals("origin") ? of.origin() + "{}" : of.origin(),
        column.equals("hash") ? "0".repeat(64) : of.hash());
  }
}
