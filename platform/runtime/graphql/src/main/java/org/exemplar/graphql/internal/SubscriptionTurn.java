package org.exemplar.graphql.internal;

import java.util.Optional;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** What the root field of a subscription is asked for; it stands in the context of the request. */
sealed interface SubscriptionTurn {
  /** Key in the context. */
  String KEY = "exemplar.subscription-turn";

  /** One event of the source stream is executed. */
  record Event(Object value) implements SubscriptionTurn {}

  /** The source stream is made, where the operation turns out to be a subscription. */
  final class Making implements SubscriptionTurn {
    private boolean subscription;
    private Flow.@Nullable Publisher<?> source;

    void begun() {
      subscription = true;
    }

    void made(Flow.Publisher<?> publisher) {
      source = publisher;
    }

    boolean isSubscription() {
      return subscription;
    }

    Optional<Flow.Publisher<?>> source() {
      return Optional.ofNullable(source);
    }
  }
}
