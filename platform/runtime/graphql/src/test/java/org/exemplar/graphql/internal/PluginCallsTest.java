package org.exemplar.graphql.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.exemplar.plugins.Problem;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.Fetcher;
import org.exemplar.spi.schema.Refused;
import org.exemplar.spi.schema.SchemaContribution;
import org.exemplar.tracing.Tracing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PluginCallsTest {
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofSeconds(30);

  private final CountDownLatch never = new CountDownLatch(1);
  private final List<String> aside = new CopyOnWriteArrayList<>();
  private final SchemaContribution code = new Code();

  /** Some code. */
  private static final class Code implements SchemaContribution {
    @Override
    public Map<String, Fetcher> fetchers() {
      return Map.of();
    }
  }

  @AfterEach
  void let_all_go() {
    never.countDown();
  }

  private PluginCalls calls(Duration limit) {
    return new PluginCalls(
        limit,
        (plugin, contribution, problems) ->
            aside.add(plugin + " " + problems.stream().map(Problem::code).toList()),
        Tracing.off());
  }

  private static String code(Throwable thrown) {
    return ((Refused) thrown).refusal().code();
  }

  private Object hang(CountDownLatch begun, CountDownLatch interrupted) {
    begun.countDown();
    return hang(interrupted);
  }

  private Object hang(CountDownLatch interrupted) {
    try {
      never.await();
    } catch (InterruptedException told) {
      interrupted.countDown();
    }
    return "late";
  }

  @Test
  void code_that_does_not_come_back_is_given_up_and_told_to_end() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    try (PluginCalls calls = calls(SHORT)) {
      PluginCalls.Bay bay = calls.of("slow", code);
      // on a busy machine the time may be over before the code has even begun
      while (begun.getCount() > 0) {
        assertThatThrownBy(() -> bay.call(() -> hang(begun, interrupted)))
            .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("PLUGIN_TIMED_OUT"));
      }
      assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
      calls.limit = LONG;
      assertThat(bay.<String>call(() -> "quick")).isEqualTo("quick");
    }
  }

  @Test
  void a_plugin_is_put_aside_after_three_in_a_row_and_not_where_it_answers_between() {
    try (PluginCalls calls = calls(SHORT)) {
      PluginCalls.Bay bay = calls.of("slow", code);
      CountDownLatch interrupted = new CountDownLatch(9);
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> bay.call(() -> hang(interrupted))).isInstanceOf(Refused.class);
      }
      calls.limit = LONG;
      bay.call(() -> "quick");
      calls.limit = SHORT;
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> bay.call(() -> hang(interrupted))).isInstanceOf(Refused.class);
      }
      assertThat(aside).isEmpty();
      assertThatThrownBy(() -> bay.call(() -> hang(interrupted))).isInstanceOf(Refused.class);
      assertThat(aside).containsExactly("slow [PLUGIN_HANGS]");
    }
  }

  @Test
  void a_plugin_takes_only_so_many_calls_at_once_and_others_go_on() throws Exception {
    try (PluginCalls calls = calls(LONG);
        ExecutorService clients = Executors.newCachedThreadPool()) {
      PluginCalls.Bay bay = calls.of("slow", code);
      CountDownLatch begun = new CountDownLatch(32);
      List<Future<Object>> waiting = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        waiting.add(
            clients.submit(
                () ->
                    bay.call(
                        () -> {
                          begun.countDown();
                          return hang(new CountDownLatch(1));
                        })));
      }
      assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
      assertThatThrownBy(() -> bay.call(() -> "one more"))
          .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("PLUGIN_BUSY"));
      assertThat(calls.of("other", new Code()).<String>call(() -> "quick")).isEqualTo("quick");
      never.countDown();
      for (Future<Object> each : waiting) {
        assertThat(each.get(30, TimeUnit.SECONDS)).isEqualTo("late");
      }
      assertThat(bay.<String>call(() -> "again")).isEqualTo("again");
    }
  }

  @Test
  void what_code_throws_comes_through() {
    try (PluginCalls calls = calls(LONG)) {
      PluginCalls.Bay bay = calls.of("wild", code);
      assertThatThrownBy(
              () ->
                  bay.call(
                      () -> {
                        throw new IllegalArgumentException("its own");
                      }))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(
              () ->
                  bay.call(
                      () -> {
                        throw new StackOverflowError();
                      }))
          .isInstanceOf(FetcherBroke.class);
    }
  }

  @Test
  void one_contribution_has_one_bay_as_long_as_it_is_there() {
    try (PluginCalls calls = calls(LONG)) {
      assertThat(calls.of("one", code)).isSameAs(calls.of("one", code));
      assertThat(calls.of("one", code)).isNotSameAs(calls.of("one", new Code()));
    }
  }

  @Test
  void code_that_blocks_all_calls_is_put_aside_also_when_some_come_back_between() {
    CountDownLatch ignored = new CountDownLatch(1);
    try (PluginCalls calls = calls(SHORT)) {
      PluginCalls.Bay bay = calls.of("slow", code);
      for (int i = 0; i < 32; i++) {
        assertThat(aside).as("after %d", i).isEmpty();
        if (i < 31) {
          calls.limit = LONG;
          bay.<String>call(() -> "quick");
        }
        calls.limit = SHORT;
        assertThatThrownBy(() -> bay.call(() -> deaf(ignored)))
            .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("PLUGIN_TIMED_OUT"));
      }
      assertThat(aside).containsExactly("slow [PLUGIN_HANGS]");
    }
  }

  /** Waits for the end of the test, whoever interrupts it. */
  private Object deaf(CountDownLatch ignored) {
    boolean waits = true;
    while (waits) {
      try {
        never.await();
        waits = false;
      } catch (InterruptedException told) {
        ignored.countDown();
      }
    }
    return "late";
  }

  @Test
  void what_comes_later_or_never_ends_is_no_answer_and_lists_are_taken_at_once() {
    try (PluginCalls calls = calls(LONG)) {
      PluginCalls.Bay bay = calls.of("odd", code);
      for (Object later : List.of(new CompletableFuture<String>(), new FutureTask<>(() -> 1))) {
        assertThatThrownBy(() -> PluginValues.of(later, bay)).hasMessageContaining("not there yet");
        assertThatThrownBy(() -> PluginValues.of(List.of(Map.of("a", later)), bay))
            .hasMessageContaining("not there yet");
      }
      assertThatThrownBy(() -> PluginValues.of(Stream.iterate(1, i -> i + 1), bay))
          .hasMessageContaining("more than");
      List<Object> changing = new ArrayList<>(List.of("a"));
      Object taken = PluginValues.of(Optional.of(changing), bay);
      changing.add("b");
      assertThat(taken).isEqualTo(List.of("a"));
    }
  }

  @Test
  void how_many_there_are_is_counted_by_the_plugin_in_its_own_time() {
    try (PluginCalls calls = calls(LONG)) {
      PluginCalls.Bay bay = calls.of("slow", code);
      Object page =
          PluginValues.of(
              new Connection<Object>(List.of(), false, false, () -> deaf(never).hashCode()), bay);
      calls.limit = SHORT;
      assertThatThrownBy(() -> ((Connection<?>) Objects.requireNonNull(page)).totalCount())
          .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("PLUGIN_TIMED_OUT"));
    }
  }

  @Test
  void accessors_of_a_plugins_values_are_its_code_too() throws Exception {
    try (PluginCalls calls = calls(LONG)) {
      PluginCalls.Bay bay = calls.of("own", code);
      Values values = new Values();
      assertThat(values.read(new Told(), "thread")).isEqualTo(Thread.currentThread().getName());
      values.callIn(Told.class.getClassLoader(), bay);
      assertThat(values.read(new Told(), "thread")).isEqualTo("exemplar-plugin-call");
    }
  }

  /** Says on which thread it is asked. */
  public record Told() {
    public String thread() {
      return Thread.currentThread().getName();
    }
  }
}
