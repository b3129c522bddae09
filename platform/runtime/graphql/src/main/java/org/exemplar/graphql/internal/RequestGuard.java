package org.exemplar.graphql.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionResult;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.language.OperationDefinition;
import java.util.List;
import java.util.Map;
import org.exemplar.spi.identity.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is looked at between validation and the first fetcher: who may, and how much. One
 * instrumentation, because each further one costs every field; what does not depend on who asks is
 * worked out once a document.
 */
final class RequestGuard extends SimplePerformantInstrumentation {
  private final AccessRules rules;
  private final Gate gate;
  private final Map<String, String> owners;

  /** By identity: operations of cached documents are the same objects. */
  private final Cache<OperationDefinition, OperationFacts> known =
      Caffeine.newBuilder().weakKeys().executor(Runnable::run).build();

  RequestGuard(AccessRules rules, Gate gate, Map<String, String> owners) {
    this.rules = rules;
    this.gate = gate;
    this.owners = owners;
  }

  @Override
  public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
      InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
    admit(parameters.getExecutionContext());
    return super.beginExecuteOperation(parameters, state);
  }

  private void admit(ExecutionContext context) {
    Caller caller =
        context.getGraphQLContext().getOrDefault(FieldEnvironment.CALLER, Caller.anonymous());
    OperationFacts facts =
        known.get(
            context.getOperationDefinition(), first -> OperationFacts.of(context, rules, owners));
    context.getGraphQLContext().put(OperationFacts.KEY, facts);
    List<OperationRules.Lack> lacks = facts.rules().lacks(caller);
    if (!lacks.isEmpty()) {
      throw new AccessDenied(lacks, caller.isSignedIn());
    }
    gate.pass(context, facts, caller);
  }
}
