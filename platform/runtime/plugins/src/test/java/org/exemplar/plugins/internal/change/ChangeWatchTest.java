package org.exemplar.plugins.internal.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.exemplar.plugins.ChangeStage;
import org.exemplar.plugins.internal.content.MemoryFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ChangeWatchTest {
  private static final Object END = "end";

  @TempDir private Path temp;
  private ChangesFixture platform;

  @BeforeEach
  void boot() throws Exception {
    platform = new ChangesFixture(temp);
  }

  @AfterEach
  void stop() throws Exception {
    platform.close();
  }

  /** Reads what it asks for. */
  private static final class Reader implements Flow.Subscriber<ChangeView> {
    private final BlockingQueue<Object> seen = new LinkedBlockingQueue<>();
    private final BlockingQueue<Flow.Subscription> subscription = new LinkedBlockingQueue<>();
    private final boolean greedy;

    Reader(boolean greedy) {
      this.greedy = greedy;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription.add(given);
      if (greedy) {
        given.request(Long.MAX_VALUE);
      }
    }

    @Override
    public void onNext(ChangeView view) {
      seen.add(view.change());
    }

    @Override
    public void onError(Throwable thrown) {
      seen.add(thrown);
    }

    @Override
    public void onComplete() {
      seen.add(END);
    }

    void ask() {
      subscription.element().request(1);
    }

    Object next() throws InterruptedException {
      Object next = seen.poll(30, TimeUnit.SECONDS);
      assertThat(next).isNotNull();
      return next;
    }

    ChangeState state() throws InterruptedException {
      return ((PluginChange) next()).state();
    }
  }

  private Reader watch(String key, boolean greedy) {
    Reader reader = new Reader(greedy);
    platform.changes().watch(key).orElseThrow().subscribe(reader);
    return reader;
  }

  @Test
  void a_change_is_watched_from_its_plan_through_every_stage_to_its_end() throws Exception {
    PluginChange plan = platform.planned(MemoryFiles.plugin("alpha"));
    Reader reader = watch(plan.key(), true);
    assertThat(reader.state()).isEqualTo(ChangeState.PLANNED);
    platform.applied(plan);
    List<PluginChange> seen = new ArrayList<>();
    for (Object next = reader.next(); !next.equals(END); next = reader.next()) {
      seen.add((PluginChange) next);
    }
    assertThat(seen.getFirst().stages()).isEmpty();
    assertThat(seen.getLast().state()).isEqualTo(ChangeState.APPLIED);
    assertThat(seen.stream().flatMap(each -> last(each).stream()).distinct())
        .containsExactly(ChangeStage.values());
    assertThat(seen).doesNotHaveDuplicates();
  }

  private static Optional<ChangeStage> last(PluginChange change) {
    return change.stages().isEmpty()
        ? Optional.empty()
        : Optional.of(change.stages().getLast().stage());
  }

  @Test
  void who_reads_slowly_gets_the_newest_state_and_learns_of_the_end() throws Exception {
    PluginChange plan = platform.planned(MemoryFiles.plugin("alpha"));
    Reader slow = watch(plan.key(), false);
    platform.applied(plan);
    Reader other = watch(plan.key(), true);
    assertThat(other.state()).isEqualTo(ChangeState.APPLIED);
    assertThat(other.next()).isEqualTo(END);
    PluginChange next = platform.planned(MemoryFiles.plugin("beta"));
    assertThat(next.state()).isEqualTo(ChangeState.PLANNED);
    slow.ask();
    assertThat(slow.state()).isEqualTo(ChangeState.APPLIED);
    assertThat(slow.next()).isEqualTo(END);
  }

  @Test
  void a_change_that_has_ended_is_told_once_and_one_that_is_not_there_not_at_all()
      throws Exception {
    PluginChange done = platform.install(MemoryFiles.plugin("alpha"));
    Reader reader = watch(done.key(), true);
    assertThat(reader.state()).isEqualTo(ChangeState.APPLIED);
    assertThat(reader.next()).isEqualTo(END);
    PluginChange refused = platform.planned(MemoryFiles.plugin("alpha"));
    Reader again = watch(refused.key(), true);
    assertThat(again.state()).isEqualTo(ChangeState.REFUSED);
    assertThat(again.next()).isEqualTo(END);
    assertThat(platform.changes().watch("nowhere")).isEmpty();
  }

  @Test
  void a_plan_that_another_change_has_overtaken_is_watched_no_longer() throws Exception {
    PluginChange overtaken = platform.planned(MemoryFiles.plugin("alpha"));
    Reader reader = watch(overtaken.key(), true);
    assertThat(reader.state()).isEqualTo(ChangeState.PLANNED);
    platform.install(MemoryFiles.plugin("beta"));
    assertThat(reader.next()).isEqualTo(END);
    Reader late = watch(overtaken.key(), true);
    assertThat(late.state()).isEqualTo(ChangeState.PLANNED);
    assertThat(late.next()).isEqualTo(END);
  }

  @Test
  void who_cancels_is_told_nothing_more() throws Exception {
    PluginChange plan = platform.planned(MemoryFiles.plugin("alpha"));
    Reader reader = watch(plan.key(), true);
    assertThat(reader.state()).isEqualTo(ChangeState.PLANNED);
    reader.subscription.element().cancel();
    platform.applied(plan);
    assertThat(reader.seen).isEmpty();
  }

  @Test
  void a_platform_that_stops_ends_every_watch() throws Exception {
    PluginChange plan = platform.planned(MemoryFiles.plugin("alpha"));
    Reader reader = watch(plan.key(), true);
    assertThat(reader.state()).isEqualTo(ChangeState.PLANNED);
    platform.changes().close();
    assertThat(reader.next()).isEqualTo(END);
    Reader late = watch(plan.key(), true);
    assertThat(late.state()).isEqualTo(ChangeState.PLANNED);
    assertThat(late.next()).isEqualTo(END);
  }
}
