package org.exemplar.web.internal;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import org.exemplar.graphql.GraphQlResponse;
import org.exemplar.graphql.GraphQlResponse.Outcome;
import org.jspecify.annotations.Nullable;

/** A response stream whose responses the test makes, when they are asked for. */
final class FakeStream implements Flow.Publisher<GraphQlResponse>, Flow.Subscription {
  final CountDownLatch cancelled = new CountDownLatch(1);
  private final Semaphore demand = new Semaphore(0);
  private final CountDownLatch subscribed = new CountDownLatch(1);
  private volatile Flow.@Nullable Subscriber<? super GraphQlResponse> subscriber;

  @Override
  public void subscribe(Flow.Subscriber<? super GraphQlResponse> one) {
    subscriber = one;
    one.onSubscribe(this);
    subscribed.countDown();
  }

  @Override
  public void request(long count) {
    demand.release((int) count);
  }

  @Override
  public void cancel() {
    cancelled.countDown();
  }

  private Flow.Subscriber<? super GraphQlResponse> below() throws InterruptedException {
    subscribed.await();
    return Objects.requireNonNull(subscriber);
  }

  /** Waits until a response is asked for, and gives it. */
  void emit(String text) throws InterruptedException {
    demand.acquire();
    below().onNext(new GraphQlResponse(Outcome.EXECUTED, Map.of("data", Map.of("watch", text))));
  }

  void complete() throws InterruptedException {
    below().onComplete();
  }

  void fail() throws InterruptedException {
    fail(new IllegalStateException("secret of /var/lib/exemplar"));
  }

  void fail(Throwable failure) throws InterruptedException {
    below().onError(failure);
  }
}
