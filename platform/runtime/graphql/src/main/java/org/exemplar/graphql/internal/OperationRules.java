package org.exemplar.graphql.internal;

import graphql.execution.ExecutionContext;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.SourceLocation;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exemplar.spi.identity.Caller;
import org.jspecify.annotations.Nullable;

/**
 * What an operation asks of who sends it: all rules of all fields that stand in it, be they left
 * out by a condition or not. Worked out once for a document, and before anything is fetched.
 *
 * @param asked rules by the coordinates of the field
 * @param places where the field stands first
 */
record OperationRules(Map<String, List<AccessRule>> asked, Map<String, SourceLocation> places) {
  /** What a field lacks. */
  record Lack(String coordinates, AccessRule rule, Optional<SourceLocation> place) {}

  static OperationRules of(ExecutionContext context, AccessRules rules, GraphQLObjectType root) {
    Walk walk = new Walk(context.getGraphQLSchema(), rules, context.getFragmentsByName());
    walk.enter(context.getOperationDefinition().getSelectionSet(), root);
    return new OperationRules(walk.asked, walk.places);
  }

  /** What somebody lacks for it, in the order of the document. */
  List<Lack> lacks(Caller caller) {
    return asked.entrySet().stream()
        .flatMap(
            entry ->
                entry.getValue().stream()
                    .filter(rule -> !rule.allows(caller))
                    .map(
                        rule ->
                            new Lack(
                                entry.getKey(),
                                rule,
                                Optional.ofNullable(places.get(entry.getKey())))))
        .toList();
  }

  /** Visits each field of an operation once. */
  private static final class Walk {
    private final GraphQLSchema schema;
    private final AccessRules rules;
    private final Map<String, FragmentDefinition> fragments;
    private final Map<String, List<AccessRule>> asked = new LinkedHashMap<>();
    private final Map<String, SourceLocation> places = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();

    Walk(GraphQLSchema schema, AccessRules rules, Map<String, FragmentDefinition> fragments) {
      this.schema = schema;
      this.rules = rules;
      this.fragments = fragments;
    }

    private void enter(@Nullable SelectionSet selections, @Nullable GraphQLType type) {
      if (selections == null) {
        return;
      }
      for (Selection<?> selection : selections.getSelections()) {
        switch (selection) {
          case Field field -> field(field, type);
          case InlineFragment fragment ->
              enter(
                  fragment.getSelectionSet(),
                  fragment.getTypeCondition() == null
                      ? type
                      : schema.getType(fragment.getTypeCondition().getName()));
          case FragmentSpread spread -> spread(fragments.get(spread.getName()));
          default -> throw new IllegalStateException("no selection: " + selection);
        }
      }
    }

    /** A fragment has a type of its own, so it asks the same wherever it stands. */
    private void spread(@Nullable FragmentDefinition fragment) {
      if (fragment != null && seen.add(fragment.getName())) {
        enter(fragment.getSelectionSet(), schema.getType(fragment.getTypeCondition().getName()));
      }
    }

    private void field(Field field, @Nullable GraphQLType type) {
      GraphQLFieldDefinition definition =
          type instanceof GraphQLFieldsContainer container
              ? container.getFieldDefinition(field.getName())
              : null;
      if (definition == null || !(type instanceof GraphQLNamedType named)) {
        return; // __typename and the like, which everybody may ask
      }
      String at = named.getName() + "." + field.getName();
      List<AccessRule> found = rules.of(at);
      if (!found.isEmpty() && asked.putIfAbsent(at, found) == null) {
        places.put(at, field.getSourceLocation());
      }
      enter(field.getSelectionSet(), GraphQLTypeUtil.unwrapAll(definition.getType()));
    }
  }
}
