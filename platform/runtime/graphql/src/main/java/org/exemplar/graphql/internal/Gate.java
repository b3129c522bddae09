package org.exemplar.graphql.internal;

import graphql.ExecutionInput;
import graphql.GraphQLContext;
import graphql.execution.ExecutionContext;
import graphql.language.OperationDefinition.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.Refusal;

/**
 * Lets an operation through that is not too large and that its sender has points for.
 *
 * @param tiers how much each may ask for
 * @param budgets what each has left
 * @param deadlines ends queries that take too long
 * @param keyed carries mutations with a key out once
 * @param slow writes operations down that took long
 * @param spans traces operations
 * @param refusals hears of mutations that are refused
 * @param defers whether queries over streams may put parts off
 */
record Gate(
    Tiers tiers,
    Budgets budgets,
    Deadlines deadlines,
    KeyedMutations keyed,
    SlowOperations slow,
    OperationSpans spans,
    MutationRefusals refusals,
    boolean defers) {
  /** Where a request's context holds the address that it came from. */
  static final String ADDRESS = "exemplar.address";

  /** Where a request's context holds what it was let through with. */
  static final String PASS = "exemplar.pass";

  /**
   * What an operation was let through with.
   *
   * @param requested points that it could cost
   * @param taken points that were taken for it; empty where its sender has as many as it likes
   */
  record Pass(long requested, Optional<Budgets.Taken> taken) {}

  /** Where a request's context holds what ends it when it takes too long. */
  static final String ALARM = "exemplar.alarm";

  /**
   * Lets an operation through.
   *
   * @throws OperationRefused when it is too large
   * @throws RateExceeded when its sender has too few points
   */
  void pass(ExecutionContext context, OperationFacts facts, Caller caller) {
    GraphQLContext request = context.getGraphQLContext();
    Limits limits = tiers.of(caller);
    arm(context, limits);
    if (request.get(SubscriptionTurn.KEY) instanceof SubscriptionTurn.Event) {
      return; // the subscription was let through when it began
    }
    Map<String, Object> variables = context.getCoercedVariables().toMap();
    long cost = facts.cost().with(variables);
    List<Refusal> exceeded = new ArrayList<>(limits.exceeded(facts.shape(), cost));
    exceeded.addAll(facts.cost().wrongPages(variables));
    if (!exceeded.isEmpty()) {
      throw new OperationRefused(exceeded);
    }
    request.put(PASS, new Pass(cost, taken(caller, request, limits, cost)));
    keyed.begin(context, caller);
  }

  /** A mutation is carried out, however long it takes: what it wrote would stay. */
  private void arm(ExecutionContext context, Limits limits) {
    if (context.getOperationDefinition().getOperation() != Operation.MUTATION) {
      arm(context.getExecutionInput(), limits);
    }
  }

  /** Ends what the code at hand does for a request when it takes too long. */
  void arm(ExecutionInput request, Limits limits) {
    if (limits.seconds() > 0) {
      request.getGraphQLContext().put(ALARM, deadlines.arm(request, limits.patience()));
    }
  }

  private Optional<Budgets.Taken> taken(
      Caller caller, GraphQLContext request, Limits limits, long cost) {
    if (limits.pointsPerMinute() == 0) {
      return Optional.empty();
    }
    String address = request.getOrDefault(ADDRESS, "");
    Budgets.Taken taken = budgets.take(caller, address, limits.pointsPerMinute(), cost);
    if (!taken.enough()) {
      throw new RateExceeded(taken.allowance(), cost);
    }
    return Optional.of(taken);
  }
}
