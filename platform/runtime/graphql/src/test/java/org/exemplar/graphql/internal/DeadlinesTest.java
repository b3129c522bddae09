package org.exemplar.graphql.internal;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionInput;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.exemplar.store.Deadline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final Deadlines deadlines = new Deadlines(now::get);
  private final Deadline deadline = new Deadline();
  private final ExecutionInput request = ExecutionInput.newExecutionInput("{ a }").build();

  @AfterEach
  void close() {
    deadlines.close();
  }

  private Deadlines.Alarm arm() {
    return deadline.over(() -> deadlines.arm(request, PATIENCE));
  }

  private void later(Duration time) {
    now.addAndGet(time.toNanos());
    deadlines.round();
  }

  @Test
  void a_deadline_passes_when_its_time_has_come_and_not_before() {
    arm();
    later(PATIENCE.minusNanos(1));
    assertThat(deadline.isPassed()).isFalse();
    assertThat(request.isCancelled()).isFalse();
    later(Duration.ofNanos(1));
    assertThat(deadline.isPassed()).isTrue();
    assertThat(request.isCancelled()).isTrue();
  }

  @Test
  void a_request_that_is_over_is_left_alone() {
    arm().cancel();
    later(PATIENCE);
    assertThat(deadline.isPassed()).isFalse();
  }

  @Test
  void one_that_cannot_be_ended_keeps_none_of_the_others_from_it() {
    Deadline stubborn = new Deadline();
    stubborn.over(() -> deadlines.arm(request, PATIENCE));
    arm();
    stubborn.interrupting(
        () -> {
          throw new IllegalStateException("no");
        },
        () -> {
          later(PATIENCE);
          return true;
        });
    assertThat(deadline.isPassed()).isTrue();
  }
}
