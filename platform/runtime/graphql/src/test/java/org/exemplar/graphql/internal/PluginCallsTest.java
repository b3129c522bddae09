package org.exemplar.graphql.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.exemplar.plugins.Problem;
import org.exemplar.spi.schema.Fetcher;
import org.exemplar.spi.schema.Refused;
import org.exemplar.spi.schema.SchemaContribution;
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
            aside.add(plugin + " " + problems.stream().map(Problem::code).toList()));
  }

  private static String code(Throwable thrown) {
    return ((Refused) thrown).refusal().code();
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
    CountDownLatch interrupted = new CountDownLatch(1);
    try (PluginCalls calls = calls(SHORT)) {
      PluginCalls.Bay bay = calls.of("slow", code);
      assertThatThrownBy(() -> bay.call(() -> hang(interrupted)))
          .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("PLUGIN_TIMED_OUT"));
      assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
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
      bay.call(() -> "quick");
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
      assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
      assertThatThrownBy(() -> bay.call(() -> "one more"))
          .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("PLUGIN_BUSY"));
      assertThat(calls.of("other", new Code()).<String>call(() -> "quick")).isEqualTo("quick");
      never.countDown();
      for (Future<Object> each : waiting) {
        assertThat(each.get(10, TimeUnit.SECONDS)).isEqualTo("late");
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
}
