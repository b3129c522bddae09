package org.exemplar.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.exemplar.search.Correction;
import org.exemplar.search.IndexStatus;
import org.exemplar.search.IndexStatus.State;
import org.exemplar.search.Relaxation;
import org.exemplar.search.SearchEngine;
import org.exemplar.search.SearchQuery;
import org.exemplar.search.SearchResult;
import org.exemplar.search.SearchScope;
import org.exemplar.search.Similar;
import org.exemplar.search.Suggestion;
import org.exemplar.spi.IndexSource;
import org.exemplar.store.ChainCheck;
import org.exemplar.store.Change;
import org.exemplar.store.ChangeLog;
import org.exemplar.store.Migrations;
import org.exemplar.store.Store;
import org.exemplar.store.StoreException;
import org.exemplar.store.Work;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadinessTest {
  private final TestServer server = new TestServer();
  private final SchemaCheck schema = new SchemaCheck();
  private final StoreCheck store = new StoreCheck();
  private final IndexCheck indexes = new IndexCheck();

  @AfterEach
  void stop() {
    server.close();
  }

  private record Indexes(List<IndexStatus> indexes) implements SearchEngine {
    @Override
    public SearchResult search(SearchQuery query) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Suggestion> suggest(SearchScope scope, String typed, int most) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Correction> correct(SearchQuery query) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Relaxation> relax(SearchQuery query) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Similar> like(SearchScope scope, IndexSource source, String key, int most) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Similar> nearlyEqual(SearchScope scope, String text, int most) {
      throw new UnsupportedOperationException();
    }
  }

  /** Has no changes, and can be made to keep silent or to fail. */
  private static final class QuietLog implements ChangeLog {
    private final CountDownLatch silence = new CountDownLatch(1);
    private volatile boolean silent;
    private volatile long head = 1;
    private volatile boolean broken;

    @Override
    public long head() {
      return head;
    }

    @Override
    public List<Change> after(long position, int limit) {
      if (broken) {
        throw new StoreException("STORE_UNAVAILABLE", "gone");
      }
      if (silent) {
        try {
          silence.await();
        } catch (InterruptedException ended) {
          throw new IllegalStateException(ended);
        }
      }
      return List.of();
    }

    @Override
    public AutoCloseable onCommit(Runnable listener) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ChainCheck verify() {
      throw new UnsupportedOperationException();
    }
  }

  private final QuietLog log = new QuietLog();

  private final class OpenStore implements Store {
    @Override
    public void migrate(Migrations migrations) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <T> T read(Function<Handle, T> queries) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <T> T write(Work<T> work) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ChangeLog changes() {
      return log;
    }

    @Override
    public boolean isShared() {
      return false;
    }

    @Override
    public String engine() {
      return "none";
    }
  }

  private void everythingIsThere() {
    schema.engine = server.engine;
    store.store = new OpenStore();
    store.patience = Duration.ofMinutes(1);
    indexes.store = new OpenStore();
    indexes.search = new Indexes(List.of(index(State.OPEN), index(State.REBUILDING)));
    List.of(schema, store, server.graphQl, indexes).forEach(server.readiness::addCheck);
  }

  private static IndexStatus index(State state) {
    return new IndexStatus("rural/cases", state, 1, 1);
  }

  private String notReady() {
    var response = server.get("/health/ready");
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body()).startsWith("{\"status\":\"DOWN\"");
    return response.body();
  }

  @Test
  void withEverythingThereThePlatformIsReady() {
    everythingIsThere();
    var response = server.get("/health/ready");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .isEqualTo(
            "{\"status\":\"UP\",\"checks\":[{\"name\":\"store\",\"status\":\"UP\"},"
                + "{\"name\":\"schema\",\"status\":\"UP\"},"
                + "{\"name\":\"web\",\"status\":\"UP\"},"
                + "{\"name\":\"indexes\",\"status\":\"UP\"}]}");
  }

  @Test
  void aRoomWhoseBundleDoesNotRunIsMissing() {
    assertThat(notReady()).contains("its bundle does not run");
  }

  @Test
  void withoutTheStoreItIsNotReady() {
    everythingIsThere();
    store.store = null;
    assertThat(notReady()).contains("the store is not open and migrated");
  }

  @Test
  void anIndexThatHasNotFollowedTheLogOfTheStartIsNotReady() {
    everythingIsThere();
    log.head = 2;
    assertThat(notReady()).contains("still behind: rural/cases OPEN");
    indexes.search = new Indexes(List.of(new IndexStatus("rural/cases", State.OPEN, 1, 2)));
    assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
    log.head = 1_000;
    assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void aStoreThatDoesNotAnswerIsToldAndHealsByItself() {
    everythingIsThere();
    log.broken = true;
    assertThat(notReady()).contains("the store does not answer");
    log.broken = false;
    log.silent = true;
    store.patience = Duration.ofMillis(100);
    assertThat(notReady()).contains("the store does not answer");
    assertThat(notReady()).contains("the store does not answer");
    log.silent = false;
    store.patience = Duration.ofMinutes(1);
    log.silence.countDown();
    assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void withoutAPublishedSchemaItIsNotReady() {
    everythingIsThere();
    server.engine.schema = Optional.empty();
    assertThat(notReady()).contains("no schema is published yet");
  }

  @Test
  void withoutItsEndpointThePlatformIsNotReady() {
    everythingIsThere();
    server.graphQl.destroy();
    assertThat(notReady()).contains("/graphql does not take requests yet");
  }

  @Test
  void anIndexThatIsBuiltForTheFirstTimeOrHasFailedIsNamed() {
    everythingIsThere();
    for (State state : List.of(State.BUILDING, State.FAILED)) {
      indexes.search = new Indexes(List.of(index(State.OPEN), index(state)));
      assertThat(notReady()).contains("rural/cases " + state);
    }
  }

  @Test
  void anIndexThatAPluginBringsLaterIsBuiltWhileThePlatformIsReady() {
    everythingIsThere();
    assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
    indexes.search = new Indexes(List.of(index(State.BUILDING)));
    assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
    indexes.search = new Indexes(List.of(index(State.FAILED)));
    assertThat(notReady()).contains("FAILED");
  }
}
