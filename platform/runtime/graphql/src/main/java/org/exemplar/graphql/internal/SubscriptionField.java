package org.exemplar.graphql.internal;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.Objects;
import org.exemplar.spi.schema.SourceStream;
import org.jspecify.annotations.Nullable;

/**
 * Answers the root field of a subscription: with its source stream where that is to be made, then
 * with each event of it.
 */
record SubscriptionField(SourceStream stream) implements DataFetcher<@Nullable Object> {
  @Override
  public @Nullable Object get(DataFetchingEnvironment environment) {
    SubscriptionTurn turn = environment.getGraphQlContext().get(SubscriptionTurn.KEY);
    return switch (Objects.requireNonNull(turn)) {
      case SubscriptionTurn.Event event -> ValueFetcher.localized(event.value(), environment);
      case SubscriptionTurn.Making making -> {
        making.made(FetcherBroke.guard(() -> stream.subscribe(new FieldEnvironment(environment))));
        yield null;
      }
    };
  }
}
