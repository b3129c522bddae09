package org.exemplar.graphql.internal;

import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ObjectTypeExtensionDefinition;
import graphql.language.SDLExtensionDefinition;
import graphql.language.SourceLocation;
import graphql.language.TypeDefinition;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.exemplar.plugins.Problem;
import org.exemplar.spi.LocalizedText;

/**
 * What SDL a plugin may bring: types with its prefix, and fields at the places that the contract
 * opens.
 */
final class SchemaRules {
  private static final List<String> OPEN_TYPES =
      List.of("Organization", "CaseStudy", "PolicyDocument");

  private final String prefix;
  private final String camel;

  SchemaRules(String plugin) {
    this.prefix = Names.pascal(plugin);
    this.camel = Names.camel(plugin);
  }

  /** Checks all SDL of the plugin. */
  List<Problem> check(TypeDefinitionRegistry registry) {
    return check(registry, Set.of());
  }

  /**
   * Checks SDL that the plugin writes itself: types that are derived from its forms and indexes
   * have their access rules where they are derived, only its root type has none.
   */
  List<Problem> checkOwn(TypeDefinitionRegistry registry) {
    Set<String> derived = new TreeSet<>(registry.objectTypeExtensions().keySet());
    derived.removeIf(
        type ->
            !Names.begins(type, prefix)
                || type.equals(prefix + "Query")
                || registry.types().containsKey(type));
    return check(registry, derived);
  }

  private List<Problem> check(TypeDefinitionRegistry registry, Set<String> ruledElsewhere) {
    List<Problem> problems = new ArrayList<>();
    registry.types().values().forEach(type -> checkType(type, problems));
    registry.scalars().values().stream()
        .filter(scalar -> scalar.getSourceLocation() != null)
        .forEach(scalar -> checkType(scalar, problems));
    registry.objectTypeExtensions().values().stream()
        .flatMap(Collection::stream)
        .forEach(extension -> checkExtension(extension, problems));
    List<SDLExtensionDefinition> others = new ArrayList<>();
    registry.inputObjectTypeExtensions().values().forEach(others::addAll);
    registry.enumTypeExtensions().values().forEach(others::addAll);
    registry.interfaceTypeExtensions().values().forEach(others::addAll);
    registry.unionTypeExtensions().values().forEach(others::addAll);
    others.forEach(extension -> checkOther(extension, problems));
    problems.addAll(AccessRuleCheck.check(registry, ruledElsewhere));
    return problems;
  }

  private void checkType(TypeDefinition<?> type, List<Problem> problems) {
    if (!Names.begins(type.getName(), prefix) && !verb(type.getName())) {
      problems.add(
          problem(
              "SCHEMA_PREFIX",
              "类型 " + type.getName() + " 必须以 " + prefix + " 开头",
              "type " + type.getName() + " must begin with " + prefix,
              type));
    }
  }

  /**
   * Inputs and payloads of mutations are called after them: {@code SaveRuralVillageProfileInput}.
   */
  private boolean verb(String name) {
    int at = name.indexOf(prefix);
    return at > 0
        && name.substring(0, at).matches("[A-Z][a-z]+")
        && (name.endsWith("Input") || name.endsWith("Payload"));
  }

  private void checkExtension(ObjectTypeExtensionDefinition extension, List<Problem> problems) {
    for (FieldDefinition field : extension.getFieldDefinitions()) {
      if (!allowed(extension, field.getName())) {
        problems.add(
            problem(
                "SCHEMA_EXTENSION_NOT_ALLOWED",
                "不允许在 "
                    + extension.getName()
                    + " 上增加字段 "
                    + field.getName()
                    + "；可在 "
                    + prefix
                    + "Query 上增加，或在 "
                    + OPEN_TYPES
                    + " 上以 "
                    + camel
                    + " 开头命名",
                "field "
                    + field.getName()
                    + " may not be added to "
                    + extension.getName()
                    + "; add it to "
                    + prefix
                    + "Query, or to one of "
                    + OPEN_TYPES
                    + " with a name that begins with "
                    + camel,
                field));
      }
    }
  }

  private boolean allowed(ObjectTypeDefinition extension, String field) {
    return switch (extension.getName()) {
      case "Query" -> field.equals(camel);
      case "Mutation" -> field.contains(prefix);
      default ->
          Names.begins(extension.getName(), prefix)
              || (OPEN_TYPES.contains(extension.getName()) && Names.begins(field, camel));
    };
  }

  private void checkOther(SDLExtensionDefinition extension, List<Problem> problems) {
    if (extension instanceof TypeDefinition<?> type && !Names.begins(type.getName(), prefix)) {
      problems.add(
          problem(
              "SCHEMA_EXTENSION_NOT_ALLOWED",
              "不允许扩展 " + type.getName() + "，请改为自己的类型，名称以 " + prefix + " 开头",
              type.getName()
                  + " may not be extended; write a type of your own whose name begins with "
                  + prefix,
              type));
    }
  }

  private static Problem problem(
      String code, String zh, String en, graphql.language.Node<?> where) {
    return at(code, new LocalizedText(zh, en), Optional.ofNullable(where.getSourceLocation()));
  }

  static Problem at(String code, LocalizedText message, Optional<SourceLocation> where) {
    return new Problem(
        code,
        message,
        where.flatMap(location -> Optional.ofNullable(location.getSourceName())),
        where.map(SourceLocation::getLine).orElse(0),
        "");
  }
}
