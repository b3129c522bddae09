package org.exemplar.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.exemplar.store.Snapshot;
import org.exemplar.store.StoreException;
import org.exemplar.testing.PostgresServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PostgresStoreTest extends StoreContract {
  private String url = "";

  @BeforeEach
  void emptySchema() {
    url = PostgresServer.emptySchema();
  }

  @Override
  Map<String, String> properties() {
    return Map.of(Engine.STORE, url, Engine.USER, PostgresServer.USER);
  }

  @Test
  void severalNodesWriteOneChain() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      List<Future<?>> nodes = new ArrayList<>();
      for (String node : List.of("a", "b", "c")) {
        nodes.add(threads.submit(() -> writeAsNode(node)));
      }
      for (Future<?> node : nodes) {
        node.get();
      }
    }
    assertThat(open().changes().verify()).isEqualTo(intact(300));
  }

  @Test
  void aNodeHearsOfTheCommitsOfAnother() throws Exception {
    RelationalStore here = openWithNotes();
    RelationalStore there = openWithNotes();
    CountDownLatch heard = new CountDownLatch(1);
    here.changes().onCommit(heard::countDown);
    write(there, "a");
    heard.await();
    assertThat(here.changes().head()).isEqualTo(1);
    assertThat(write(here, "b")).isEqualTo(2);
  }

  @Test
  void aConnectionThatBrokeWhileIdleIsReplaced() {
    RelationalStore store = openWithNotes();
    write(store, "a");
    PostgresServer.endAllConnections();
    assertThat(write(store, "b")).isEqualTo(2);
  }

  @Test
  void aConnectionThatBreaksDuringAWorkFailsItAndIsReplaced() {
    RelationalStore store = openWithNotes();
    StoreException failed =
        catchThrowableOfType(
            StoreException.class,
            () ->
                store.write(
                    transaction -> {
                      String sql = "SELECT pg_terminate_backend(pg_backend_pid())";
                      return transaction.handle().execute(sql);
                    }));
    assertThat(failed.code()).isEqualTo("STORE_UNAVAILABLE");
    write(store, "a");
    assertThat(notes(store)).containsExactly("a");
  }

  @Test
  void a_read_whose_connection_breaks_says_so_and_the_next_one_is_well() {
    RelationalStore store = openWithNotes();
    write(store, "a");
    String end = "SELECT pg_terminate_backend(pg_backend_pid())";
    for (Supplier<Integer> breaking :
        List.<Supplier<Integer>>of(
            () -> store.read(handle -> handle.execute(end)),
            () -> Snapshot.over(() -> store.read(handle -> handle.execute(end))))) {
      StoreException failed = catchThrowableOfType(StoreException.class, breaking::get);
      assertThat(failed.code()).isEqualTo("STORE_UNAVAILABLE");
      assertThat(notes(store)).containsExactly("a");
    }
  }

  private void writeAsNode(String node) {
    RelationalStore store = RelationalStore.open(engine(), java.time.Clock.systemUTC());
    try (store) {
      migrateAgain(store);
      for (int n = 0; n < 100; n++) {
        write(store, node + n);
      }
    }
  }
}
