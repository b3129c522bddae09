package org.exemplar.graphql.internal.refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.exemplar.graphql.internal.refused.RefusedField.Reason;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Origin;
import org.exemplar.store.Change;
import org.exemplar.store.ChangeKind;
import org.exemplar.store.ChangeLog;
import org.exemplar.store.JsonText;
import org.exemplar.store.Migrations;
import org.exemplar.store.Store;
import org.exemplar.store.Work;
import org.exemplar.store.internal.Engine;
import org.exemplar.store.internal.RelationalStore;
import org.exemplar.testing.MovableClock;
import org.exemplar.testing.OnBothEngines;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the log keeps of mutations that were refused, on every engine. */
abstract class RefusedMutationsContract extends OnBothEngines {
  private static final Caller SOMEBODY =
      Caller.trusted(
          new Origin(
              "a-1",
              Optional.of("t-1"),
              Optional.of("4301"),
              Optional.of("because of my secret"),
              Optional.of("r-1"),
              Optional.of("key")));
  private static final Caller ANYBODY = Caller.anonymous().from(Origin.ANONYMOUS.in("r-0"));
  private static final Reason REASON =
      new Reason("FORM_INVALID", List.of("input", "values"), Optional.empty());
  private static final RefusedField SAVE = new RefusedField("save", List.of(REASON), 1);

  private final MovableClock clock = new MovableClock();
  private RelationalStore store;
  private RefusedMutations refused;

  @BeforeEach
  final void open() {
    store = RelationalStore.open(Engine.of(this::property), clock);
    refused = new RefusedMutations(store, clock);
  }

  @AfterEach
  final void close() {
    store.close();
  }

  private List<Change> log() {
    return store.changes().after(0, 10_000);
  }

  private static Map<?, ?> said(Change change) {
    return JsonText.map(change.payload(), Map.class).getOrDefault("after", Map.of());
  }

  private long times() {
    return log().stream()
        .map(change -> said(change).get("times"))
        .mapToLong(times -> Long.parseLong(String.valueOf(times)))
        .sum();
  }

  @Test
  void of_an_account_each_is_an_entry_at_once_without_its_own_words() {
    refused.note(SOMEBODY, "203.0.113.7", List.of(SAVE));
    assertThat(log()).hasSize(1);
    Change entry = log().getFirst();
    assertThat(entry.kind()).isEqualTo(ChangeKind.REFUSED);
    assertThat(entry.subjectType()).isEqualTo("Mutation");
    assertThat(entry.subjectKey()).isEqualTo("save");
    assertThat(entry.origin())
        .isEqualTo(
            new Origin(
                "a-1",
                Optional.of("t-1"),
                Optional.of("4301"),
                Optional.empty(),
                Optional.of("r-1"),
                Optional.empty()));
    assertThat(said(entry))
        .isEqualTo(
            Map.of(
                "refusals",
                List.of(Map.of("code", "FORM_INVALID", "path", List.of("input", "values"))),
                "times",
                1));
    assertThat(store.changes().verify().brokenAt()).isEmpty();
  }

  @Test
  void of_an_account_that_goes_on_the_rest_is_a_sum() {
    for (int i = 0; i < 100; i++) {
      refused.note(SOMEBODY, "", List.of(SAVE));
      clock.advance(Duration.ofSeconds(1));
    }
    assertThat(log()).hasSize(Sums.SINGLY);
    refused.endInterval();
    assertThat(log()).hasSize(Sums.SINGLY + 1);
    assertThat(said(log().getLast()))
        .isEqualTo(
            Map.of(
                "refusals",
                List.of(Map.of("code", "FORM_INVALID")),
                "times",
                100 - Sums.SINGLY,
                "from",
                "2026-03-01T12:00:30Z",
                "until",
                "2026-03-01T12:01:39Z"));
    refused.note(SOMEBODY, "", List.of(SAVE));
    assertThat(log()).as("in the next interval").hasSize(Sums.SINGLY + 2);
  }

  @Test
  void of_those_who_are_not_known_there_are_sums_by_network_field_and_code() {
    refused.note(ANYBODY, "203.0.113.7", List.of(SAVE));
    refused.note(ANYBODY, "203.0.113.8", List.of(SAVE, new RefusedField("ping", List.of(), 3)));
    refused.note(ANYBODY, "20010db8000000ff/64", List.of(SAVE));
    refused.note(ANYBODY, "nowhere", List.of(SAVE));
    assertThat(log()).isEmpty();
    refused.endInterval();
    assertThat(log()).extracting(Change::actor).containsOnly("anonymous");
    assertThat(log())
        .extracting(
            Change::subjectKey,
            change -> said(change).get("network"),
            change -> said(change).get("times"))
        .containsExactly(
            tuple("save", "203.0.113.0/24", 2),
            tuple("ping", "203.0.113.0/24", 3),
            tuple("save", "2001:db8:0:ff::/64", 1),
            tuple("save", null, 1));
    assertThat(log().getFirst().origin().request()).contains("r-0");
  }

  @Test
  void a_flood_from_everywhere_is_counted_in_a_bounded_number_of_entries() {
    IntStream.range(0, 5_000)
        .forEach(
            i ->
                refused.note(
                    ANYBODY,
                    "10." + i / 250 + "." + i % 250 + ".1",
                    List.of(
                        new RefusedField(
                            i % 2 == 0 ? "save" : "ping", List.of(Reason.of("C" + i)), 1))));
    refused.endInterval();
    assertThat(log()).hasSize(Sums.MOST + 2);
    assertThat(times()).isEqualTo(5_000);
    refused.endInterval();
    assertThat(log()).as("nothing is told twice").hasSize(Sums.MOST + 2);
  }

  @Test
  void the_end_of_the_platform_writes_what_is_left() {
    refused.note(ANYBODY, "", List.of(SAVE));
    refused.close();
    assertThat(times()).isEqualTo(1);
  }

  @Test
  void what_cannot_be_written_stays_counted() {
    Flaky flaky = new Flaky(store);
    refused = new RefusedMutations(flaky, clock);
    flaky.broken = true;
    refused.note(SOMEBODY, "", List.of(SAVE));
    refused.note(ANYBODY, "", List.of(SAVE));
    refused.endInterval();
    flaky.broken = false;
    assertThat(log()).isEmpty();
    refused.endInterval();
    assertThat(times()).isEqualTo(2);
  }

  /** A store that nothing can be written to now and then. */
  private static final class Flaky implements Store {
    private final Store store;
    private boolean broken;

    private Flaky(Store store) {
      this.store = store;
    }

    @Override
    public void migrate(Migrations migrations) {
      store.migrate(migrations);
    }

    @Override
    public <T> T read(Function<Handle, T> queries) {
      return store.read(queries);
    }

    @Override
    public <T> T write(Work<T> work) {
      if (broken) {
        throw new IllegalStateException("broken");
      }
      return store.write(work);
    }

    @Override
    public ChangeLog changes() {
      return store.changes();
    }

    @Override
    public boolean isShared() {
      return store.isShared();
    }

    @Override
    public String engine() {
      return store.engine();
    }
  }
}
