package org.exemplar.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.exemplar.store.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OpeningTest {
  private static final StoreException AWAY =
      new StoreException("STORE_UNAVAILABLE", "cannot open the store");

  @Test
  void whatAnswersAtOnceIsOpenWhenStartReturns() {
    List<String> opened = new ArrayList<>();
    Opening<String> opening = new Opening<>(() -> "store", opened::add, Duration.ofMillis(1));
    opening.start();
    assertThat(opened).containsExactly("store");
    assertThat(opening.end()).isEqualTo("store");
  }

  @Test
  void whatComesUpLaterIsOpenedWhenItDoes() throws InterruptedException {
    AtomicInteger attempts = new AtomicInteger();
    CountDownLatch open = new CountDownLatch(1);
    Opening<String> opening =
        new Opening<>(
            () -> {
              if (attempts.incrementAndGet() < 4) {
                throw AWAY;
              }
              return "store";
            },
            ignored -> open.countDown(),
            Duration.ofMillis(1));
    opening.start();
    assertThat(open.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(opening.end()).isEqualTo("store");
    assertThat(attempts).hasValue(4);
  }

  @Test
  void afterTheEndNothingIsOpenedAnyMore() {
    AtomicInteger attempts = new AtomicInteger();
    Opening<String> opening =
        new Opening<>(
            () -> {
              if (attempts.incrementAndGet() == 1) {
                throw AWAY;
              }
              return "store";
            },
            ignored -> {},
            Duration.ofHours(1));
    opening.start();
    assertThat(opening.end()).isNull();
    assertThat(attempts).hasValue(1);
  }

  @Test
  void scriptsThatDoNotFitAreNotTriedAgain() {
    StoreException wrong = new StoreException("MIGRATION_FAILED", "differs");
    Opening<String> opening =
        new Opening<>(
            () -> {
              throw wrong;
            },
            ignored -> {},
            Duration.ofMillis(1));
    assertThatExceptionOfType(StoreException.class).isThrownBy(opening::start).isSameAs(wrong);
    assertThat(opening.end()).isNull();
  }
}
