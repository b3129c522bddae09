package org.exemplar.graphql.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.exemplar.graphql.internal.KeyedAnswers.Key;
import org.exemplar.graphql.internal.KeyedAnswers.Taken;
import org.exemplar.spi.identity.Origin;
import org.exemplar.store.NewChange;
import org.exemplar.store.internal.Engine;
import org.exemplar.store.internal.RelationalStore;
import org.exemplar.testing.MovableClock;
import org.exemplar.testing.OnBothEngines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a key, on every engine. */
abstract class KeyedAnswersContract extends OnBothEngines {
  private static final Key KEY = new Key("somebody", "k-1");
  private static final Key OF_ANOTHER = new Key("another", "k-1");

  private final MovableClock clock = new MovableClock();
  private RelationalStore store;
  private KeyedAnswers answers;

  @BeforeEach
  final void open() {
    store = RelationalStore.open(Engine.of(this::property), clock);
    answers = process();
  }

  @AfterEach
  final void close() {
    store.close();
  }

  /** Another process on the same store, or the same one after its end. */
  private KeyedAnswers process() {
    return new KeyedAnswers(store, clock);
  }

  private void change(Key key) {
    Origin origin = Origin.of(key.actor()).because(Optional.empty(), Optional.of(key.text()));
    store.write(
        transaction ->
            transaction.record(
                NewChange.of(
                    origin, "Note", "n", Optional.empty(), Optional.of(Map.of("text", "a")))));
  }

  private Taken.Fresh fresh(Key key) {
    return (Taken.Fresh) answers.take(key, "operation");
  }

  @Test
  void a_mutation_that_changed_something_is_answered_as_it_was() {
    Taken.Fresh taken = fresh(KEY);
    change(KEY);
    answers.settle(taken, "{\"data\":1}");
    assertThat(answers.take(KEY, "operation")).isEqualTo(new Taken.Answered("{\"data\":1}"));
    assertThat(process().take(KEY, "operation")).isEqualTo(new Taken.Answered("{\"data\":1}"));
  }

  @Test
  void a_mutation_that_changed_nothing_gives_its_key_back() {
    Taken.Fresh taken = fresh(KEY);
    change(OF_ANOTHER);
    answers.settle(taken, "{}");
    assertThat(answers.take(KEY, "another operation")).isInstanceOf(Taken.Fresh.class);
  }

  @Test
  void a_key_stands_for_one_operation_of_one_account() {
    fresh(KEY);
    assertThat(answers.take(KEY, "another operation")).isInstanceOf(Taken.Reused.class);
    assertThat(answers.take(OF_ANOTHER, "another operation")).isInstanceOf(Taken.Fresh.class);
  }

  @Test
  void a_mutation_is_not_carried_out_beside_itself() {
    fresh(KEY);
    assertThat(answers.take(KEY, "operation")).isInstanceOf(Taken.Running.class);
  }

  @Test
  void what_was_cut_off_before_it_changed_anything_is_carried_out() {
    fresh(KEY);
    clock.advance(KeyedAnswers.PATIENCE.plusSeconds(1));
    assertThat(process().take(KEY, "operation")).isInstanceOf(Taken.Fresh.class);
  }

  @Test
  void what_was_cut_off_after_it_changed_something_is_not_carried_out_again() {
    change(OF_ANOTHER);
    fresh(KEY);
    change(OF_ANOTHER);
    change(KEY);
    clock.advance(KeyedAnswers.PATIENCE.plusSeconds(1));
    assertThat(process().take(KEY, "operation")).isEqualTo(new Taken.Lost(3));
  }

  @Test
  void what_broke_is_told_by_the_change_log_too() {
    Taken.Fresh taken = fresh(KEY);
    change(KEY);
    answers.abandon(taken);
    clock.advance(KeyedAnswers.PATIENCE.plusSeconds(1));
    assertThat(answers.take(KEY, "operation")).isEqualTo(new Taken.Lost(1));
  }

  @Test
  void another_process_that_may_be_alive_is_waited_for() {
    fresh(KEY);
    Taken taken = process().take(KEY, "operation");
    assertThat(taken).isInstanceOf(store.isShared() ? Taken.Running.class : Taken.Fresh.class);
  }

  @Test
  void an_answer_is_kept_for_a_week() {
    Taken.Fresh taken = fresh(KEY);
    change(KEY);
    answers.settle(taken, "{}");
    clock.advance(KeyedAnswers.KEPT.minusSeconds(1));
    assertThat(answers.take(KEY, "operation")).isInstanceOf(Taken.Answered.class);
    clock.advance(Duration.ofSeconds(2));
    assertThat(answers.take(KEY, "operation")).isInstanceOf(Taken.Fresh.class);
  }
}
