package org.exemplar.identity.internal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exemplar.spi.Language;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Origin;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.Fetcher;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.store.Change;
import org.exemplar.store.ChangeKind;
import org.exemplar.store.Snapshot;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who reads the list of accounts, as the log has it. */
abstract class AccountReadsContract extends WithIdentity {
  private AccountReads reads;
  private AccountFetchers fetchers;
  private long before;

  @BeforeEach
  void begin() {
    reads = new AccountReads(identity);
    fetchers = new AccountFetchers(accounts, grants, conflicts, reads);
    person("zhang-somebody", "9901");
    person("li-somebody", "9901");
    before = store.changes().head();
  }

  private record Asked(Caller caller, Map<String, Object> arguments, Set<String> selected)
      implements FieldContext {
    @Override
    public <T> T source(Class<T> type) {
      throw new IllegalStateException("a field of the root has none");
    }

    @Override
    public <T> Optional<T> argument(String name, Class<T> type) {
      return Optional.ofNullable(arguments.get(name)).map(type::cast);
    }

    @Override
    public Language language() {
      return Language.ZH;
    }

    @Override
    public boolean selects(String path) {
      return selected.contains(path);
    }
  }

  private static Caller by(String token) {
    return Caller.trusted(
        new Origin(
            "admin-1",
            Optional.of(token),
            Optional.of("99"),
            Optional.empty(),
            Optional.of("request-1"),
            Optional.empty()));
  }

  private List<String> read(Caller caller, Map<String, Object> arguments, String... selected) {
    Fetcher list = requireNonNull(fetchers.fetchers().get("Query.accounts"));
    Object page = requireNonNull(list.fetch(new Asked(caller, arguments, Set.of(selected))));
    return ((Connection<?>) page)
        .nodes().stream().map(AccountView.class::cast).map(AccountView::login).toList();
  }

  private List<Change> entries() {
    return store.changes().after(before, 100);
  }

  private List<String> said() {
    return entries().stream().map(Change::payload).toList();
  }

  @Test
  void who_reads_accounts_leaves_an_entry_that_names_nobody() {
    assertThat(read(by("token-1"), Map.of(), "nodes"))
        .containsExactly("li-somebody", "zhang-somebody");
    assertThat(entries())
        .singleElement()
        .satisfies(entry -> assertThat(entry.kind()).isEqualTo(ChangeKind.READ))
        .satisfies(entry -> assertThat(entry.subjectType()).isEqualTo("Query"))
        .satisfies(entry -> assertThat(entry.subjectKey()).isEqualTo("accounts"))
        .satisfies(entry -> assertThat(entry.origin()).isEqualTo(by("token-1").origin()));
    read(by("token-1"), Map.of("login", "zhang-somebody"), "edges");
    assertThat(said())
        .containsExactly(
            "{\"after\":{\"accounts\":2,\"filter\":[],\"times\":1}}",
            "{\"after\":{\"accounts\":1,\"filter\":[\"login\"],\"times\":1}}");
  }

  @Test
  void cursors_tell_logins_too_and_a_number_alone_tells_nobody() {
    read(by("token-1"), Map.of(), "totalCount");
    assertThat(entries()).isEmpty();
    read(by("token-1"), Map.of(), "totalCount", "pageInfo");
    assertThat(entries()).hasSize(1);
  }

  @Test
  void further_pages_of_some_minutes_are_one_entry_for_each_token() {
    for (int i = 0; i < 4; i++) {
      read(by("token-1"), Map.of("first", 1), "nodes");
      clock.advance(Duration.ofSeconds(1));
    }
    read(by("token-2"), Map.of(), "nodes");
    reads.endIntervals();
    assertThat(said()).as("each for the first time").hasSize(2);
    clock.advance(AccountReads.INTERVAL);
    reads.endIntervals();
    assertThat(said())
        .hasSize(3)
        .last()
        .asString()
        .contains("\"accounts\":3", "\"times\":3", "\"from\"", "\"until\"");
    assertThat(entries().getLast().origin().token()).contains("token-1");
    reads.endIntervals();
    assertThat(said()).hasSize(3);
    read(by("token-1"), Map.of(), "nodes");
    assertThat(said()).as("a first time again").hasSize(4);
  }

  @Test
  void what_is_counted_is_written_when_the_platform_stops() {
    read(by("token-1"), Map.of(), "nodes");
    read(by("token-1"), Map.of(), "nodes");
    assertThat(said()).hasSize(1);
    reads.close();
    assertThat(said()).hasSize(2);
  }

  @Test
  void the_view_of_the_query_goes_on_after_the_entry() {
    List<Long> heads =
        Snapshot.over(
            () -> {
              long first = store.read(handle -> entriesOf(handle));
              read(by("token-1"), Map.of(), "nodes");
              return List.of(first, store.read(handle -> entriesOf(handle)));
            });
    assertThat(heads.getLast()).isEqualTo(heads.getFirst());
    assertThat(entries()).hasSize(1);
  }

  private static long entriesOf(Handle handle) {
    return handle.createQuery("SELECT COUNT(*) FROM change_log").mapTo(Long.class).one();
  }

  @Test
  void what_the_store_does_not_take_is_answered_and_stays_counted() {
    read(by("token-1"), Map.of(), "nodes");
    FlakyStore flaky = new FlakyStore(store);
    Identity unsteady = new Identity(flaky, clock);
    AccountReads counted = new AccountReads(unsteady);
    flaky.takes = false;
    counted.note(by("token-1").origin(), List.of(), 2);
    counted.note(by("token-1").origin(), List.of(), 2);
    clock.advance(AccountReads.INTERVAL);
    counted.endIntervals();
    assertThat(said()).hasSize(1);
    flaky.takes = true;
    counted.endIntervals();
    assertThat(said()).hasSize(2).last().asString().contains("\"accounts\":4", "\"times\":2");
  }
}
