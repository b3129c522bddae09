package org.exemplar.graphql.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.spi.schema.Refused;
import org.exemplar.spi.schema.SourceStream;
import org.jspecify.annotations.Nullable;

/** A source stream whose events the test makes. */
final class FakeSource implements SourceStream, Flow.Publisher<Object>, Flow.Subscription {
  static final String FIELD = "Subscription.pluginChangeProgress";
  static final String UNKNOWN = "unknown";

  final List<String> asked = new ArrayList<>();
  final AtomicLong demand = new AtomicLong();
  final AtomicInteger cancelled = new AtomicInteger();
  private volatile Flow.@Nullable Subscriber<? super Object> subscriber;

  @Override
  public Flow.Publisher<?> subscribe(FieldContext field) {
    String id = field.argument("id", String.class).orElseThrow();
    asked.add(id);
    if (id.equals(UNKNOWN)) {
      throw new Refused(Refusal.notFound("CHANGE_NOT_FOUND", "没有", "there is none"));
    }
    return this;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super Object> one) {
    subscriber = one;
    one.onSubscribe(this);
  }

  @Override
  public void request(long count) {
    demand.addAndGet(count);
  }

  @Override
  public void cancel() {
    cancelled.incrementAndGet();
  }

  void emit(String state) {
    Objects.requireNonNull(subscriber).onNext(Map.of("state", state));
  }

  void complete() {
    Objects.requireNonNull(subscriber).onComplete();
  }

  void fail() {
    Objects.requireNonNull(subscriber).onError(new IllegalStateException("secret"));
  }
}
