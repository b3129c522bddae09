package org.exemplar.graphql.internal;

import graphql.execution.ExecutionContext;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.exemplar.store.Sha256;

/**
 * What is worked out of an operation once, whoever sends it and with whatever variables.
 *
 * @param type {@code query}, {@code mutation} or {@code subscription}
 * @param plugin whose fields it asks
 * @param document digest of its document
 * @param name its own name, empty where it has none
 */
record OperationFacts(
    OperationRules rules,
    OperationShape shape,
    OperationCost cost,
    String type,
    String plugin,
    String document,
    String name) {
  /** Where a request's context holds them. */
  static final String KEY = "exemplar.facts";

  static OperationFacts of(
      ExecutionContext context, AccessRules rules, Map<String, String> owners) {
    OperationDefinition operation = context.getOperationDefinition();
    GraphQLObjectType root = root(context.getGraphQLSchema(), operation);
    return new OperationFacts(
        OperationRules.of(context, rules, root),
        OperationShape.of(context),
        OperationCost.of(context, root),
        operation.getOperation().name().toLowerCase(Locale.ROOT),
        plugin(operation, root.getName(), owners),
        Sha256.hex(context.getExecutionInput().getQuery()),
        Objects.requireNonNullElse(operation.getName(), ""));
  }

  private static GraphQLObjectType root(GraphQLSchema schema, OperationDefinition operation) {
    return Objects.requireNonNull(
        switch (operation.getOperation()) {
          case QUERY -> schema.getQueryType();
          case MUTATION -> schema.getMutationType();
          case SUBSCRIPTION -> schema.getSubscriptionType();
        });
  }

  private static String plugin(
      OperationDefinition operation, String root, Map<String, String> owners) {
    List<String> plugins =
        operation.getSelectionSet().getSelectionsOfType(Field.class).stream()
            .map(field -> owners.get(root + "." + field.getName()))
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    return switch (plugins.size()) {
      case 0 -> "platform";
      case 1 -> plugins.getFirst();
      default -> "several";
    };
  }
}
