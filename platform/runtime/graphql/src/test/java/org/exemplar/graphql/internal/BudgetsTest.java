package org.exemplar.graphql.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Origin;
import org.exemplar.spi.identity.Reach;
import org.junit.jupiter.api.Test;

class BudgetsTest {
  private static final int MINUTE = 60;
  private static final Caller NOBODY = Caller.anonymous();

  private final AtomicLong nanos = new AtomicLong(1);
  private final Budgets budgets = new Budgets(nanos::get);

  private static Caller token(String id) {
    return Caller.signedIn(origin(id), Optional.empty(), Set.of(), permission -> Reach.NOTHING);
  }

  private static Origin origin(String token) {
    return new Origin(
        "account",
        Optional.of(token),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void points_are_taken_until_there_are_too_few_and_come_back_with_time() {
    assertThat(budgets.take(NOBODY, "a", MINUTE, 50).enough()).isTrue();
    Budgets.Taken refused = budgets.take(NOBODY, "a", MINUTE, 20);
    assertThat(refused.enough()).isFalse();
    assertThat(refused.allowance().remaining()).isEqualTo(10);
    assertThat(refused.allowance().retryAfterSeconds()).isEqualTo(10);
    pass(Duration.ofSeconds(9));
    assertThat(budgets.take(NOBODY, "a", MINUTE, 20).enough()).isFalse();
    pass(Duration.ofSeconds(1));
    assertThat(budgets.take(NOBODY, "a", MINUTE, 20).enough()).isTrue();
  }

  @Test
  void what_was_not_used_is_given_back() {
    Budgets.Taken taken = budgets.take(NOBODY, "a", MINUTE, 60);
    assertThat(taken.giveBack(59).remaining()).isEqualTo(59);
    assertThat(budgets.take(NOBODY, "a", MINUTE, 59).enough()).isTrue();
  }

  @Test
  void nobody_saves_up_more_than_a_minute() {
    budgets.take(NOBODY, "a", MINUTE, 1);
    pass(Duration.ofMinutes(1));
    assertThat(budgets.take(NOBODY, "a", MINUTE, 61).enough()).isFalse();
  }

  @Test
  void an_operation_that_costs_nothing_takes_a_point() {
    for (int i = 0; i < MINUTE; i++) {
      assertThat(budgets.take(NOBODY, "a", MINUTE, 0).enough()).isTrue();
    }
    assertThat(budgets.take(NOBODY, "a", MINUTE, 0).enough()).isFalse();
  }

  @Test
  void each_address_and_each_token_has_points_of_its_own() {
    budgets.take(NOBODY, "a", MINUTE, 60);
    assertThat(budgets.take(NOBODY, "a", MINUTE, 1).enough()).isFalse();
    assertThat(budgets.take(NOBODY, "b", MINUTE, 60).enough()).isTrue();
    assertThat(budgets.take(token("one"), "a", MINUTE, 60).enough()).isTrue();
    assertThat(budgets.take(token("one"), "b", MINUTE, 1).enough()).isFalse();
    assertThat(budgets.take(token("two"), "a", MINUTE, 60).enough()).isTrue();
  }

  @Test
  void all_sessions_of_an_account_share_their_points() {
    budgets.take(token(Origin.SESSION + "one"), "a", MINUTE, 60);
    assertThat(budgets.take(token(Origin.SESSION + "two"), "b", MINUTE, 1).enough()).isFalse();
  }
}
