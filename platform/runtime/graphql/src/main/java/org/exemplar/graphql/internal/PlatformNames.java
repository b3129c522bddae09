package org.exemplar.graphql.internal;

import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ObjectTypeExtensionDefinition;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The names of the platform's own GraphQL contract, which no plugin may come near. */
final class PlatformNames {
  /** The types that operations begin at. */
  static final List<String> ROOTS = List.of("Query", "Mutation", "Subscription");

  private final TypeDefinitionRegistry platform;
  private final Set<String> types = new TreeSet<>();

  PlatformNames(TypeDefinitionRegistry platform) {
    this.platform = platform;
    types.addAll(platform.types().keySet());
    types.addAll(platform.scalars().keySet());
  }

  /** Fields that the contract has on its root types, as {@code Query.node}. */
  List<String> rootFields() {
    return ROOTS.stream()
        .flatMap(root -> fields(root).map(field -> root + "." + field.getName()))
        .toList();
  }

  private Stream<FieldDefinition> fields(String root) {
    Stream<FieldDefinition> first =
        platform.getType(root, ObjectTypeDefinition.class).stream()
            .flatMap(type -> type.getFieldDefinitions().stream());
    List<ObjectTypeExtensionDefinition> extensions =
        platform.objectTypeExtensions().getOrDefault(root, List.of());
    return Stream.concat(first, extensions.stream().flatMap(e -> e.getFieldDefinitions().stream()));
  }

  /** The platform's name that a plugin of that id would clash with; empty where none is. */
  Optional<String> clash(String pluginId) {
    String field = "Query." + Names.camel(pluginId);
    String prefix = Names.pascal(pluginId);
    return rootFields().contains(field)
        ? Optional.of(field)
        : types.stream().filter(type -> Names.begins(type, prefix)).findFirst();
  }
}
