package org.exemplar.graphql.internal;

import graphql.schema.GraphQLDirectiveContainer;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.identity.Caller;

/**
 * The rules of one schema, worked out once: those that do not let everybody through, by the
 * coordinates of the field. The rule of a type comes on top of that of each of its fields.
 */
final class AccessRules {
  private final Map<String, List<AccessRule>> closed = new HashMap<>();
  private final Map<String, AccessRule> types = new HashMap<>();
  private int fields;
  private final List<String> missing = new ArrayList<>();

  private AccessRules() {}

  static AccessRules of(GraphQLSchema schema) {
    AccessRules rules = new AccessRules();
    for (GraphQLNamedType type : schema.getAllTypesAsList()) {
      if (type instanceof GraphQLFieldsContainer container && !type.getName().startsWith("__")) {
        rules.add(container);
      }
    }
    return rules;
  }

  private void add(GraphQLFieldsContainer type) {
    Optional<AccessRule> ofType = AccessRule.of((GraphQLDirectiveContainer) type);
    ofType.filter(rule -> !rule.isOpen()).ifPresent(rule -> types.put(type.getName(), rule));
    for (GraphQLFieldDefinition field : type.getFieldDefinitions()) {
      Optional<AccessRule> ofField = AccessRule.of(field);
      String at = type.getName() + "." + field.getName();
      if (ofField.isEmpty() && ofType.isEmpty()) {
        missing.add(at);
      }
      List<AccessRule> rules = new ArrayList<>();
      ofType.ifPresent(rules::add);
      ofField.filter(rule -> !rules.contains(rule)).ifPresent(rules::add);
      fields++;
      List<AccessRule> asking = rules.stream().filter(rule -> !rule.isOpen()).toList();
      if (!asking.isEmpty()) {
        closed.put(at, asking);
      }
    }
  }

  /** Coordinates of fields that nobody has given a rule. */
  List<String> missing() {
    return missing;
  }

  /** How many fields there are. */
  int fields() {
    return fields;
  }

  /** Rules of a field that do not let everybody through. */
  List<AccessRule> of(String coordinates) {
    return closed.getOrDefault(coordinates, List.of());
  }

  /** Whether somebody may see objects of a type at all. */
  boolean allows(String type, Caller caller) {
    AccessRule rule = types.get(type);
    return rule == null || rule.allows(caller);
  }
}
