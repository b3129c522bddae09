package org.exemplar.graphql.internal;

import graphql.language.ArrayValue;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.FieldDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.Node;
import graphql.language.ObjectTypeDefinition;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.exemplar.identity.Permissions;
import org.exemplar.plugins.Problem;
import org.exemplar.spi.LocalizedText;

/**
 * Sees to it that every field of some SDL says who may ask it, in words that the platform knows.
 */
final class AccessRuleCheck {
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> ruled = new TreeSet<>();

  private AccessRuleCheck() {}

  /**
   * Checks SDL.
   *
   * @param registry all SDL of one plugin, or that of the platform
   */
  static List<Problem> check(TypeDefinitionRegistry registry) {
    return check(registry, Set.of());
  }

  /**
   * Checks SDL.
   *
   * @param registry some SDL
   * @param elsewhere types that it extends and whose rule stands where they are defined
   */
  static List<Problem> check(TypeDefinitionRegistry registry, Set<String> elsewhere) {
    AccessRuleCheck check = new AccessRuleCheck();
    check.ruled.addAll(elsewhere);
    registry.types().values().stream()
        .filter(type -> type instanceof DirectivesContainer<?> with && check.isRuled(with))
        .forEach(type -> check.ruled.add(type.getName()));
    registry
        .types()
        .values()
        .forEach(
            type -> {
              switch (type) {
                case ObjectTypeDefinition object ->
                    check.fields(object.getName(), object.getFieldDefinitions());
                case InterfaceTypeDefinition face ->
                    check.fields(face.getName(), face.getFieldDefinitions());
                default -> {}
              }
            });
    registry.objectTypeExtensions().values().stream()
        .flatMap(Collection::stream)
        .forEach(extension -> check.fields(extension.getName(), extension.getFieldDefinitions()));
    return check.problems;
  }

  private void fields(String type, List<FieldDefinition> fields) {
    for (FieldDefinition field : fields) {
      if (!isRuled(field) && !ruled.contains(type)) {
        problems.add(missing(type + "." + field.getName(), field));
      }
    }
  }

  /** Whether it has a rule; looks at its words, too. */
  private boolean isRuled(DirectivesContainer<?> element) {
    boolean found = false;
    for (Directive directive : element.getDirectives()) {
      if (AccessRule.DIRECTIVES.contains(directive.getName())) {
        found = true;
        words(directive);
      }
    }
    return found;
  }

  private void words(Directive directive) {
    Set<String> known =
        switch (directive.getName()) {
          case "requiresScopes" -> Permissions.codes();
          case "policy" -> Policies.names();
          default -> Set.of();
        };
    directive.getArguments().stream()
        .flatMap(argument -> texts(argument.getValue()))
        .filter(word -> !known.contains(word))
        .forEach(word -> problems.add(unknown(word, known, directive)));
  }

  private static Stream<String> texts(Value<?> value) {
    return switch (value) {
      case ArrayValue list -> list.getValues().stream().flatMap(AccessRuleCheck::texts);
      case StringValue text -> Stream.of(text.getValue());
      default -> Stream.empty();
    };
  }

  private static Problem unknown(String word, Set<String> known, Node<?> where) {
    return SchemaRules.at(
        "ACCESS_RULE_UNKNOWN",
        new LocalizedText(
            "访问规则中的“" + word + "”不存在，可用的有 " + known,
            "an access rule names " + word + ", which there is not; there are " + known),
        Optional.ofNullable(where.getSourceLocation()));
  }

  private static Problem missing(String field, Node<?> where) {
    return SchemaRules.at(
        "ACCESS_RULE_MISSING",
        new LocalizedText(
            "字段 " + field + " 没有访问规则；请在字段或其类型上写 @public、@authenticated、@requiresScopes 或 @policy",
            "field "
                + field
                + " has no access rule; write @public, @authenticated, @requiresScopes or @policy"
                + " on it or on its type"),
        Optional.ofNullable(where.getSourceLocation()));
  }
}
