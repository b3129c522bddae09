package org.exemplar.graphql.internal;

import graphql.ExecutionResult;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import java.util.concurrent.CompletableFuture;
import org.exemplar.store.Snapshot;

/** Executes a query on one snapshot of the store, as far as no plugin is waited for. */
final class QueryStrategy extends AsyncExecutionStrategy {
  QueryStrategy(DataFetcherExceptionHandler faults) {
    super(faults);
  }

  @Override
  public CompletableFuture<ExecutionResult> execute(
      ExecutionContext context, ExecutionStrategyParameters parameters) {
    return Snapshot.over(() -> super.execute(context, parameters));
  }
}
