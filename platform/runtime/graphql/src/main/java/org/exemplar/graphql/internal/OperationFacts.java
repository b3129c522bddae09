package org.exemplar.graphql.internal;

import graphql.execution.ExecutionContext;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.exemplar.store.Sha256;

/**
 * What is worked out of an operation once, whoever sends it and with whatever variables.
 *
 * @param type {@code query}, {@code mutation} or {@code subscription}
 * @param fields names of its own fields, each as often as it stands in the document
 * @param plugin whose fields it asks
 * @param document digest of its document
 * @param name its own name, empty where it has none
 */
record OperationFacts(
    OperationRules rules,
    OperationShape shape,
    OperationCost cost,
    String type,
    List<String> fields,
    String plugin,
    String document,
    String name) {
  /** Where a request's context holds them. */
  static final String KEY = "exemplar.facts";

  static OperationFacts of(
      ExecutionContext context, AccessRules rules, Map<String, String> owners) {
    OperationDefinition operation = context.getOperationDefinition();
    GraphQLObjectType root = root(context.getGraphQLSchema(), operation);
    List<String> fields = new ArrayList<>();
    collect(operation.getSelectionSet(), new HashMap<>(context.getFragmentsByName()), fields);
    return new OperationFacts(
        OperationRules.of(context, rules, root),
        OperationShape.of(context),
        OperationCost.of(context, root),
        operation.getOperation().name().toLowerCase(Locale.ROOT),
        fields,
        plugin(fields, root.getName(), owners),
        Sha256.hex(context.getExecutionInput().getQuery()),
        Objects.requireNonNullElse(operation.getName(), ""));
  }

  /** The type of an operation's own fields. */
  static GraphQLObjectType root(GraphQLSchema schema, OperationDefinition operation) {
    return Objects.requireNonNull(
        switch (operation.getOperation()) {
          case QUERY -> schema.getQueryType();
          case MUTATION -> schema.getMutationType();
          case SUBSCRIPTION -> schema.getSubscriptionType();
        });
  }

  /** Enters each fragment once, so that fragments within fragments cost no more. */
  private static void collect(
      SelectionSet selections, Map<String, FragmentDefinition> fragments, List<String> fields) {
    for (Selection<?> selection : selections.getSelections()) {
      switch (selection) {
        case Field field -> fields.add(field.getName());
        case InlineFragment fragment -> collect(fragment.getSelectionSet(), fragments, fields);
        case FragmentSpread spread ->
            Optional.ofNullable(fragments.remove(spread.getName()))
                .ifPresent(fragment -> collect(fragment.getSelectionSet(), fragments, fields));
        default -> throw new IllegalStateException("no selection: " + selection);
      }
    }
  }

  private static String plugin(List<String> fields, String root, Map<String, String> owners) {
    List<String> plugins =
        fields.stream()
            .map(field -> owners.get(root + "." + field))
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
