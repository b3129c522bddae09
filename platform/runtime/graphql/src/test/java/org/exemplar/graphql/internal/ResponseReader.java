package org.exemplar.graphql.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.exemplar.graphql.GraphQlResponse;

/** Asks for one response at a time. */
final class ResponseReader implements Flow.Subscriber<GraphQlResponse> {
  static final Object END = "end";

  final BlockingQueue<Object> seen = new LinkedBlockingQueue<>();
  final BlockingQueue<Flow.Subscription> subscription = new LinkedBlockingQueue<>();

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription.add(given);
    given.request(1);
  }

  @Override
  public void onNext(GraphQlResponse response) {
    seen.add(response.body());
    subscription.element().request(1);
  }

  @Override
  public void onError(Throwable thrown) {
    seen.add(thrown);
  }

  @Override
  public void onComplete() {
    seen.add(END);
  }

  Object next() throws InterruptedException {
    Object next = seen.poll(20, TimeUnit.SECONDS);
    assertThat(next).isNotNull();
    return next;
  }
}
