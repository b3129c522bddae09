package org.exemplar.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.exemplar.spi.identity.Origin;
import org.exemplar.store.ChainCheck;
import org.exemplar.store.Change;
import org.exemplar.store.ChangeKind;
import org.exemplar.store.Deadline;
import org.exemplar.store.Migrations;
import org.exemplar.store.Migrations.Script;
import org.exemplar.store.NewChange;
import org.exemplar.store.Snapshot;
import org.exemplar.store.StoreException;
import org.exemplar.store.Transaction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a store promises on every engine. */
@Timeout(300)
abstract class StoreContract {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.120Z");
  private static final String NOTES =
      "CREATE TABLE note (id TEXT NOT NULL PRIMARY KEY, body TEXT NOT NULL)";

  private final List<RelationalStore> opened = new ArrayList<>();

  /** Properties of a store that is empty when the test begins. */
  abstract Map<String, String> properties();

  @AfterEach
  void closeAll() {
    opened.forEach(RelationalStore::close);
  }

  @Test
  void aNewStoreIsEmptyAndNamesItsEngine() {
    RelationalStore store = open();
    assertThat(store.engine()).matches("(SQLite|PostgreSQL) [0-9.]+");
    assertThat(store.changes().head()).isZero();
    assertThat(store.changes().after(0, 10)).isEmpty();
    assertThat(store.changes().verify()).isEqualTo(intact(0));
  }

  @Test
  void whatWasWrittenIsThereAfterTheStoreWasOpenedAgain() {
    try (RelationalStore first = openWithNotes()) {
      write(first, "a");
    }
    RelationalStore second = openWithNotes();
    assertThat(notes(second)).containsExactly("a");
    assertThat(second.changes().head()).isEqualTo(1);
    write(second, "b");
    assertThat(second.changes().verify()).isEqualTo(intact(2));
  }

  @Test
  void aLaterScriptRunsOnceOnTheTablesThatAreThere() {
    Script first = new Script("V1__notes.sql", NOTES);
    Script later = new Script("V2__stars.sql", "ALTER TABLE note ADD COLUMN stars INTEGER");
    try (RelationalStore store = open()) {
      store.migrate(migrations(first));
      write(store, "a");
    }
    RelationalStore store = open();
    store.migrate(migrations(first, later));
    store.migrate(migrations(first, later));
    String sql = "SELECT count(*) FROM note WHERE stars IS NULL";
    assertThat(store.<Integer>read(h -> h.createQuery(sql).mapTo(Integer.class).one())).isOne();
  }

  @Test
  void a_read_that_takes_too_long_is_interrupted_and_the_next_one_is_not() throws Exception {
    String endless =
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i % 7 + 1 FROM n) SELECT count(*) FROM"
            + " n";
    RelationalStore store = openWithNotes();
    write(store, "a");
    Deadline deadline = new Deadline();
    CountDownLatch begun = new CountDownLatch(1);
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      Future<Long> reading =
          other.submit(
              () ->
                  deadline.over(
                      () ->
                          store.read(
                              handle -> {
                                begun.countDown();
                                return handle.createQuery(endless).mapTo(Long.class).one();
                              })));
      begun.await();
      while (!reading.isDone()) {
        deadline.pass();
        Thread.onSpinWait();
      }
      assertThatThrownBy(reading::get)
          .cause()
          .isInstanceOfSatisfying(
              StoreException.class, late -> assertThat(late.code()).isEqualTo(Deadline.EXCEEDED));
    }
    assertThat(notes(store)).containsExactly("a");
    assertThatThrownBy(() -> deadline.over(() -> notes(store)))
        .isInstanceOfSatisfying(
            StoreException.class, late -> assertThat(late.code()).isEqualTo(Deadline.EXCEEDED));
    deadline.over(
        () -> {
          write(store, "b");
          return true;
        });
    assertThat(notes(store)).containsExactly("a", "b");
  }

  @Test
  void olderCodeMayRunOnNewerTables() {
    Script first = new Script("V1__notes.sql", NOTES);
    Script later = new Script("V2__stars.sql", "ALTER TABLE note ADD COLUMN stars INTEGER");
    RelationalStore store = open();
    store.migrate(migrations(first, later));
    store.migrate(migrations(first));
    write(store, "a");
    assertThat(notes(store)).containsExactly("a");
  }

  @Test
  void aScriptThatRanAndHasChangedIsRefused() {
    try (RelationalStore store = openWithNotes()) {
      assertRefused(store, migrations(new Script("V1__notes.sql", NOTES + " ")));
    }
    assertRefused(open(), migrations(new Script("V1__notes.sql", NOTES + " ")));
    assertRefused(open(), migrations(new Script("V1__other.sql", NOTES)));
  }

  @Test
  void aScriptThatFailsLeavesNothingAndMayBeCorrected() {
    RelationalStore store = open();
    assertRefused(store, migrations(new Script("V1__notes.sql", NOTES + "; SELECT nonsense")));
    store.migrate(migrations(new Script("V1__notes.sql", NOTES)));
    write(store, "a");
    assertThat(notes(store)).containsExactly("a");
  }

  @Test
  void aScriptOrAnOwnerThatNobodyWouldFindIsRefused() {
    RelationalStore store = open();
    assertRefused(store, migrations(new Script("notes.sql", NOTES)));
    assertRefused(store, new Migrations("Notes", List.of()));
  }

  @Test
  void tablesAreMigratedWhileOthersWrite() throws Exception {
    RelationalStore store = openWithNotes();
    CountDownLatch written = new CountDownLatch(50);
    AtomicInteger count = new AtomicInteger();
    try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
      Future<?> writing =
          threads.submit(
              () -> {
                while (!Thread.currentThread().isInterrupted()) {
                  write(store, "n" + count.incrementAndGet());
                  written.countDown();
                }
              });
      written.await();
      for (String owner : List.of("one", "two")) {
        Script script = new Script("V1__t.sql", "CREATE TABLE " + owner + " (id INTEGER)");
        store.migrate(new Migrations(owner, List.of(script)));
      }
      writing.cancel(true);
    }
    assertThat(store.changes().verify()).isEqualTo(intact(store.changes().head()));
  }

  @Test
  void anEntryOfTheLogSaysWhoDidWhatAndWhen() {
    RelationalStore store = openWithNotes();
    long position = write(store, "a");
    List<Change> changes = store.changes().after(0, 10);
    assertThat(changes).hasSize(1);
    Change change = changes.getFirst();
    assertThat(change.position()).isEqualTo(position).isEqualTo(1);
    assertThat(change.at()).isEqualTo(NOON);
    assertThat(change.actor()).isEqualTo("tester");
    assertThat(change.kind()).isEqualTo(ChangeKind.CREATED);
    assertThat(change.subjectType()).isEqualTo("Note");
    assertThat(change.subjectKey()).isEqualTo("a");
    assertThat(change.payload()).isEqualTo("{\"正文\": \"a\"}");
    assertThat(change.hash())
        .isEqualTo("00039ad86cb9163237b250127d48806e5e3377aa97a88f64f3c4aede8c7940d7");
  }

  @Test
  void theLogIsReadInOrderFromAnyPosition() {
    RelationalStore store = openWithNotes();
    IntStream.rangeClosed(1, 5).forEach(n -> write(store, "n" + n));
    assertThat(store.changes().after(2, 2)).extracting(Change::position).containsExactly(3L, 4L);
    assertThat(store.changes().after(5, 2)).isEmpty();
  }

  @Test
  void aWorkThatThrowsLeavesNothingAndItsCallerGetsWhatItThrew() {
    RelationalStore store = openWithNotes();
    write(store, "a");
    IllegalStateException thrown = new IllegalStateException("planted");
    Throwable caught =
        catchThrowable(
            () ->
                store.write(
                    transaction -> {
                      insert(transaction, "b");
                      throw thrown;
                    }));
    assertThat(caught).isSameAs(thrown);
    assertThat(notes(store)).containsExactly("a");
    assertThat(write(store, "c")).isEqualTo(2);
    assertThat(store.changes().verify()).isEqualTo(intact(2));
  }

  @Test
  void aWorkThatFailsDoesNotTouchThoseThatShareItsCommit() throws Exception {
    RelationalStore store = openWithNotes();
    AtomicInteger commits = new AtomicInteger();
    store.changes().onCommit(commits::incrementAndGet);
    List<Throwable> failures = new ArrayList<>();
    CountDownLatch gathered = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      Future<?> first = threads.submit(() -> store.write(tx -> hold(tx, gathered)));
      List<Future<Long>> others = new ArrayList<>();
      for (String id : List.of("a", "a", "b", "b", "c")) {
        others.add(threads.submit(() -> write(store, id)));
      }
      gathered.countDown();
      first.get();
      for (Future<Long> other : others) {
        Throwable failure = catchThrowable(other::get);
        if (failure != null) {
          failures.add(failure);
        }
      }
    }
    assertThat(failures).hasSize(2);
    assertThat(notes(store)).containsExactly("a", "b", "c");
    assertThat(store.changes().verify()).isEqualTo(intact(4));
  }

  @Test
  void sixteenThreadsShareCommitsWithoutAGapInTheLog() throws Exception {
    RelationalStore store = openWithNotes();
    AtomicInteger commits = new AtomicInteger();
    store.changes().onCommit(commits::incrementAndGet);
    Set<Long> positions = ConcurrentHashMap.newKeySet();
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      List<Future<?>> writers = new ArrayList<>();
      for (int thread = 0; thread < 16; thread++) {
        String prefix = "t" + thread + "-";
        writers.add(
            threads.submit(
                () -> {
                  for (int n = 0; n < 50; n++) {
                    positions.add(write(store, prefix + n));
                  }
                }));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    }
    assertThat(positions)
        .isEqualTo(
            LongStream.rangeClosed(1, 800).boxed().collect(HashSet::new, Set::add, Set::addAll));
    assertThat(store.changes().verify()).isEqualTo(intact(800));
    assertThat(commits.get()).isLessThan(800);
    assertThat(notes(store)).hasSize(800);
  }

  @Test
  void oneWorkMayRecordTensOfThousandsOfChanges() {
    RelationalStore store = openWithNotes();
    long last =
        store.write(
            transaction -> {
              long position = 0;
              for (int n = 0; n < 44_700; n++) {
                position = transaction.record(change("n" + n));
              }
              return position;
            });
    assertThat(last).isEqualTo(44_700);
    assertThat(store.changes().verify()).isEqualTo(intact(44_700));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "an edited payload | UPDATE change_log SET payload = '{}' WHERE position = 3 | 3",
        "an edited actor | UPDATE change_log SET actor = 'nobody' WHERE position = 1 | 1",
        "an edited time | UPDATE change_log SET occurred_at = 'long ago' WHERE position = 2 | 2",
        "a deleted entry | DELETE FROM change_log WHERE position = 4 | 4",
        "a deleted last entry | DELETE FROM change_log WHERE position = 5 | 5",
        "a deleted log | DELETE FROM change_log | 1",
        "reordered entries | UPDATE change_log SET position = CASE position WHEN 2 THEN -3 WHEN 3 "
            + "THEN -2 END WHERE position IN (2, 3); UPDATE change_log SET position = -position "
            + "WHERE position < 0 | 2",
        "an added entry | INSERT INTO change_log SELECT 6, occurred_at, actor, kind, subject_type,"
            + " subject_key, payload, hash, origin FROM change_log WHERE position = 5 | 6",
        "an added origin | UPDATE change_log SET origin = '{}' WHERE position = 2 | 2",
        "an entry before the first | UPDATE change_log SET position = 0 WHERE position = 1 | 1",
        "another head | UPDATE change_log_head SET hash = 'f' | 5",
      })
  void tamperingIsFound(String what, String sql, long brokenAt) throws SQLException {
    RelationalStore store = openWithNotes();
    IntStream.rangeClosed(1, 5).forEach(n -> write(store, "n" + n));
    assertThat(store.changes().verify()).isEqualTo(intact(5));
    behindTheStoresBack(sql);
    assertThat(store.changes().verify().brokenAt()).as(what).hasValue(brokenAt);
  }

  @Test
  void anEntrySaysWhereItComesFromAndNobodyCanChangeThat() throws SQLException {
    RelationalStore store = openWithNotes();
    Origin origin =
        new Origin(
            "tester",
            Optional.of("token-7"),
            Optional.of("990101"),
            Optional.of("更正名称"),
            Optional.of("request-1"),
            Optional.of("key-1"));
    store.write(
        transaction ->
            transaction.record(new NewChange(origin, ChangeKind.CREATED, "Note", "a", "{}")));
    assertThat(store.changes().after(0, 1).getFirst().origin()).isEqualTo(origin);
    assertThat(store.changes().verify()).isEqualTo(intact(1));
    behindTheStoresBack("UPDATE change_log SET origin = replace(origin, 'token-7', 'token-8')");
    assertThat(store.changes().verify().brokenAt()).hasValue(1);
  }

  @Test
  void aReadSeesOneSnapshotWhileOthersCommit() {
    RelationalStore store = openWithNotes();
    write(store, "a");
    store.read(
        handle -> {
          assertThat(notes(store)).containsExactly("a");
          write(store, "b");
          assertThat(notes(store)).containsExactly("a");
          return handle;
        });
    assertThat(notes(store)).containsExactly("a", "b");
  }

  @Test
  void aReadCannotWrite() {
    RelationalStore store = openWithNotes();
    assertThatThrownBy(() -> store.read(h -> h.execute("DELETE FROM note")))
        .hasMessageMatching("(?is).*read.?only.*");
  }

  @Test
  void aReadInsideAWorkSeesItsWritesButTheLogShowsWhatIsCommitted() {
    RelationalStore store = openWithNotes();
    write(store, "a");
    store.write(
        transaction -> {
          long position = insert(transaction, "b");
          assertThat(notes(store)).containsExactly("a", "b");
          assertThat(store.changes().head()).isEqualTo(1);
          assertThat(store.changes().after(0, 10)).hasSize(1);
          return position;
        });
    assertThat(store.changes().after(0, 10)).hasSize(2);
  }

  @Test
  void aWriteInsideAWorkIsRefusedClearly() {
    RelationalStore store = openWithNotes();
    assertThatThrownBy(() -> store.write(tx -> write(store, "a")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("write was called on the writing thread");
    assertThatThrownBy(() -> store.write(tx -> migrateAgain(store)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("migrate was called on the writing thread");
    assertThat(notes(store)).isEmpty();
  }

  @Test
  void aTransactionEndsWithItsWork() {
    RelationalStore store = openWithNotes();
    Transaction kept =
        store.write(
            transaction -> {
              insert(transaction, "a");
              return transaction;
            });
    assertThatThrownBy(() -> kept.record(change("b"))).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(kept::handle).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"''", "[]", "{", "{} {}", "'{\"a\": }'", "1"})
  void aPayloadThatIsNoJsonObjectIsRefused(String payload) {
    RelationalStore store = open();
    NewChange change = new NewChange(Origin.of("tester"), ChangeKind.UPDATED, "Note", "a", payload);
    assertThatThrownBy(() -> store.write(tx -> tx.record(change)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a payload must be one JSON object");
    assertThat(store.changes().head()).isZero();
  }

  @Test
  void listenersHearOfCommitsUntilTheyClose() throws Exception {
    RelationalStore store = openWithNotes();
    Semaphore heard = new Semaphore(0);
    AtomicInteger afterClosing = new AtomicInteger();
    store.changes().onCommit(heard::release);
    store
        .changes()
        .onCommit(
            () -> {
              throw new IllegalStateException("planted");
            });
    AutoCloseable closed = store.changes().onCommit(afterClosing::incrementAndGet);
    closed.close();
    write(store, "a");
    heard.acquire();
    write(store, "b");
    heard.acquire();
    assertThat(store.changes().head()).isEqualTo(2);
    assertThat(afterClosing).hasValue(0);
  }

  @Test
  void anInterruptWithdrawsAWorkThatHasNotBegun() throws Exception {
    RelationalStore store = openWithNotes();
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch held = new CountDownLatch(1);
    AtomicReference<Throwable> caught = new AtomicReference<>();
    Thread first = Thread.ofVirtual().start(() -> store.write(tx -> hold(tx, held, release)));
    held.await();
    Thread second =
        Thread.ofVirtual()
            .unstarted(
                () -> {
                  Thread.currentThread().interrupt();
                  caught.set(catchThrowable(() -> write(store, "withdrawn")));
                  assertThat(Thread.currentThread().isInterrupted()).isTrue();
                });
    second.start();
    second.join();
    release.countDown();
    first.join();
    assertThat(caught.get()).hasMessageContaining("interrupted before the work began");
    write(store, "a");
    assertThat(notes(store)).containsExactly("a");
  }

  @Test
  void anInterruptDoesNotHideTheOutcomeOfAWorkThatHasBegun() throws Exception {
    RelationalStore store = openWithNotes();
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch held = new CountDownLatch(1);
    AtomicReference<Long> position = new AtomicReference<>();
    Thread first =
        Thread.ofVirtual().start(() -> position.set(store.write(tx -> hold(tx, held, release))));
    held.await();
    first.interrupt();
    release.countDown();
    first.join();
    assertThat(position).hasValue(1L);
  }

  @Test
  void aCommitThatFailsFailsItsWorksAndTheStoreGoesOn() {
    AtomicInteger failing = new AtomicInteger();
    RelationalStore store = open(new FailingCommits(engine(), failing));
    store.migrate(migrations(new Script("V1__notes.sql", NOTES)));
    write(store, "a");
    failing.set(1);
    StoreException failed = catchThrowableOfType(StoreException.class, () -> write(store, "lost"));
    assertThat(failed.code()).isEqualTo("STORE_UNAVAILABLE");
    assertThat(store.changes().head()).isEqualTo(1);
    write(store, "b");
    assertThat(notes(store)).containsExactly("a", "b");
    assertThat(store.changes().verify()).isEqualTo(intact(2));
  }

  @Test
  void timesAndDatesAreTextThatSortsOnEveryEngine() {
    RelationalStore store = open();
    store.migrate(
        migrations(new Script("V1__t.sql", "CREATE TABLE t (at TEXT NOT NULL, day TEXT)")));
    LocalDate day = LocalDate.parse("2011-04-28");
    store.write(
        tx -> {
          tx.handle().execute("INSERT INTO t (at, day) VALUES (?, ?)", tx.now(), day);
          return tx.record(change("t"));
        });
    assertThat(one(store, "SELECT at FROM t", String.class)).isEqualTo("2026-03-01T12:00:00.120Z");
    assertThat(one(store, "SELECT at FROM t", Instant.class)).isEqualTo(NOON);
    assertThat(one(store, "SELECT day FROM t", String.class)).isEqualTo("2011-04-28");
    assertThat(one(store, "SELECT day FROM t", LocalDate.class)).isEqualTo(day);
  }

  @Test
  void textIsComparedByCaseOnEveryEngine() {
    RelationalStore store = openWithNotes();
    write(store, "Abc");
    String sql = "SELECT count(*) FROM note WHERE id LIKE 'abc%'";
    assertThat(one(store, sql, Integer.class)).isZero();
  }

  @Test
  void closingFinishesWhatIsQueuedAndRefusesWhatComesLater() throws Exception {
    Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    CountDownLatch busy = new CountDownLatch(100);
    List<StoreException> ends = new ArrayList<>();
    RelationalStore store = openWithNotes();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<StoreException>> writers = new ArrayList<>();
      for (int thread = 0; thread < 8; thread++) {
        String prefix = "t" + thread + "-";
        writers.add(threads.submit(() -> writeUntilRefused(store, prefix, acknowledged, busy)));
      }
      busy.await();
      store.close();
      for (Future<StoreException> writer : writers) {
        ends.add(writer.get());
      }
    }
    assertThat(ends).hasSize(8).extracting(StoreException::code).containsOnly("STORE_CLOSED");
    assertClosed(() -> store.read(h -> h));
    assertClosed(() -> migrateAgain(store));
    RelationalStore again = open();
    assertThat(notes(again)).containsExactlyInAnyOrderElementsOf(acknowledged);
    assertThat(again.changes().verify()).isEqualTo(intact(acknowledged.size()));
  }

  @Test
  void reads_over_a_snapshot_see_what_the_first_one_saw_until_it_is_left() {
    RelationalStore store = openWithNotes();
    write(store, "a");
    List<List<String>> seen =
        Snapshot.over(
            () -> {
              List<String> first = notes(store);
              elsewhere(() -> write(store, "b"));
              List<String> second = notes(store);
              Snapshot.leave();
              return List.of(first, second, notes(store));
            });
    assertThat(seen).containsExactly(List.of("a"), List.of("a"), List.of("a", "b"));
  }

  @Test
  void a_read_over_a_snapshot_sees_what_its_own_thread_has_written() {
    RelationalStore store = openWithNotes();
    List<String> seen =
        Snapshot.over(
            () -> {
              notes(store);
              write(store, "a");
              return notes(store);
            });
    assertThat(seen).containsExactly("a");
  }

  @Test
  void a_read_that_fails_spoils_no_other_over_the_same_snapshot() {
    RelationalStore store = openWithNotes();
    write(store, "a");
    List<String> seen =
        Snapshot.over(
            () -> {
              notes(store);
              assertThatThrownBy(() -> store.read(h -> h.execute("SELECT nothing FROM nowhere")));
              return notes(store);
            });
    assertThat(seen).containsExactly("a");
  }

  @Test
  void snapshots_give_back_what_they_were_lent_and_lend_nothing_after_the_end() {
    RelationalStore store = openWithNotes();
    write(store, "a");
    for (int i = 0; i < 200; i++) {
      assertThat(Snapshot.<List<String>>over(() -> notes(store))).containsExactly("a");
    }
    store.close();
    assertClosed(() -> Snapshot.over(() -> notes(store)));
  }

  private static void elsewhere(Runnable work) {
    try {
      Thread.ofVirtual().start(work).join();
    } catch (InterruptedException ended) {
      throw new IllegalStateException(ended);
    }
  }

  @Test
  void closingLetsReadsFinish() throws Exception {
    RelationalStore store = openWithNotes();
    write(store, "a");
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch closing = new CountDownLatch(1);
    AtomicReference<List<String>> seen = new AtomicReference<>();
    Thread reader =
        Thread.ofVirtual()
            .start(
                () ->
                    store.read(
                        handle -> {
                          reading.countDown();
                          await(closing);
                          seen.set(notes(store));
                          return handle;
                        }));
    reading.await();
    Thread closer = Thread.ofVirtual().start(store::close);
    while (!(catchThrowable(() -> write(store, "later")) instanceof StoreException)) {
      Thread.onSpinWait();
    }
    closing.countDown();
    reader.join();
    closer.join();
    assertThat(seen.get()).contains("a");
  }

  @Test
  void everyAcknowledgedWriteSurvivesAKill() throws Exception {
    openWithNotes().close();
    Set<String> acknowledged = new HashSet<>();
    for (int round = 1; round <= 3; round++) {
      acknowledged.addAll(CrashingWriter.killAfter(400 * round, "r" + round, properties()));
      try (RelationalStore store = open()) {
        assertThat(notes(store)).containsAll(acknowledged);
        assertThat(store.changes().verify()).isEqualTo(intact(store.changes().head()));
        assertThat(notes(store)).hasSize((int) store.changes().head());
      }
    }
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(2_400);
  }

  final Engine engine() {
    return Engine.of(properties()::get);
  }

  final RelationalStore open() {
    return open(engine());
  }

  final RelationalStore open(Engine engine) {
    RelationalStore store = RelationalStore.open(engine, Clock.fixed(NOON, ZoneOffset.UTC));
    opened.add(store);
    return store;
  }

  final RelationalStore openWithNotes() {
    RelationalStore store = open();
    migrateAgain(store);
    return store;
  }

  static long write(RelationalStore store, String id) {
    return store.write(transaction -> insert(transaction, id));
  }

  static List<String> notes(RelationalStore store) {
    return store.read(
        handle -> handle.createQuery("SELECT id FROM note ORDER BY id").mapTo(String.class).list());
  }

  static ChainCheck intact(long entries) {
    return new ChainCheck(entries, OptionalLong.empty());
  }

  static boolean migrateAgain(RelationalStore store) {
    store.migrate(migrations(new Script("V1__notes.sql", NOTES)));
    return true;
  }

  private static long insert(Transaction transaction, String id) {
    transaction.handle().execute("INSERT INTO note (id, body) VALUES (?, ?)", id, "正文");
    return transaction.record(change(id));
  }

  private static NewChange change(String id) {
    return new NewChange(
        Origin.of("tester"), ChangeKind.CREATED, "Note", id, "{\"正文\": \"" + id + "\"}");
  }

  private static Migrations migrations(Script... scripts) {
    return new Migrations("notes", List.of(scripts));
  }

  private static <T> T one(RelationalStore store, String sql, Class<T> type) {
    return store.read(handle -> handle.createQuery(sql).mapTo(type).one());
  }

  private static long hold(Transaction transaction, CountDownLatch release) {
    return hold(transaction, new CountDownLatch(1), release);
  }

  private static long hold(Transaction transaction, CountDownLatch held, CountDownLatch release) {
    held.countDown();
    await(release);
    return transaction.record(change("held"));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupt) {
      throw new AssertionError(interrupt);
    }
  }

  private static StoreException writeUntilRefused(
      RelationalStore store, String prefix, Set<String> acknowledged, CountDownLatch busy) {
    for (int n = 0; ; n++) {
      try {
        write(store, prefix + n);
        acknowledged.add(prefix + n);
        busy.countDown();
      } catch (StoreException refused) {
        return refused;
      }
    }
  }

  private static void assertRefused(RelationalStore store, Migrations migrations) {
    StoreException refused =
        catchThrowableOfType(StoreException.class, () -> store.migrate(migrations));
    assertThat(refused.code()).isEqualTo("MIGRATION_FAILED");
  }

  private static void assertClosed(Runnable call) {
    StoreException refused = catchThrowableOfType(StoreException.class, call::run);
    assertThat(refused.code()).isEqualTo("STORE_CLOSED");
  }

  private void behindTheStoresBack(String sql) throws SQLException {
    try (Connection connection = engine().writing().getConnection();
        Statement statement = connection.createStatement()) {
      for (String part : sql.split(";", -1)) {
        statement.executeUpdate(part);
      }
    }
  }
}
