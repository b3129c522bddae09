package org.exemplar.graphql.internal;

import graphql.ExecutionResult;
import graphql.execution.AbortExecutionException;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import java.util.concurrent.CompletableFuture;

/**
 * Executes the operation of a subscription as that of a query, once to make the source stream and
 * once for each event. The library's own strategy would bind a whole response stream to the schema
 * that it began with.
 */
final class SubscriptionStrategy extends AsyncExecutionStrategy {
  /** A subscription where one answer is asked for. */
  static final class NotAllowed extends AbortExecutionException {
    private static final long serialVersionUID = 1L;
  }

  SubscriptionStrategy(DataFetcherExceptionHandler faults) {
    super(faults);
  }

  @Override
  public CompletableFuture<ExecutionResult> execute(
      ExecutionContext context, ExecutionStrategyParameters parameters) {
    SubscriptionTurn turn = context.getGraphQLContext().get(SubscriptionTurn.KEY);
    if (turn == null) {
      throw new NotAllowed();
    }
    if (turn instanceof SubscriptionTurn.Making making) {
      making.begun();
    }
    return super.execute(context, parameters);
  }
}
