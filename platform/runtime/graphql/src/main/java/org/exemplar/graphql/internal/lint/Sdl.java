package org.exemplar.graphql.internal.lint;

import graphql.language.AstPrinter;
import graphql.language.DirectiveDefinition;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.SDLExtensionDefinition;
import graphql.language.Type;
import graphql.language.TypeDefinition;
import graphql.language.TypeName;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * SDL as the rules look at it: its elements in the order in which they were written, extensions
 * beside what they extend.
 */
final class Sdl {
  private final TypeDefinitionRegistry registry;
  private final List<TypeDefinition<?>> types = new ArrayList<>();
  private final List<TypeDefinition<?>> extensions = new ArrayList<>();

  Sdl(TypeDefinitionRegistry registry) {
    this.registry = registry;
    registry.types().values().forEach(types::add);
    registry.scalars().values().stream()
        .filter(scalar -> scalar.getSourceLocation() != null)
        .forEach(types::add);
    Stream.<Map<String, ? extends List<? extends TypeDefinition<?>>>>of(
            registry.objectTypeExtensions(),
            registry.interfaceTypeExtensions(),
            registry.inputObjectTypeExtensions(),
            registry.enumTypeExtensions(),
            registry.unionTypeExtensions())
        .flatMap(all -> all.values().stream())
        .flatMap(Collection::stream)
        .forEach(extensions::add);
  }

  /** A field of an object or an interface. */
  record Field(String type, FieldDefinition node) {
    String coordinate() {
      return type + "." + node.getName();
    }
  }

  /** An argument, or a field of an input. */
  record Input(String coordinate, InputValueDefinition node) {}

  /** A value of an enum. */
  record Value(String type, EnumValueDefinition node) {
    String coordinate() {
      return type + "." + node.getName();
    }
  }

  /** What is defined here, without extensions. */
  List<TypeDefinition<?>> types() {
    return types;
  }

  /** What extends types, whether they are defined here or elsewhere. */
  List<TypeDefinition<?>> extensions() {
    return extensions;
  }

  private Stream<TypeDefinition<?>> written() {
    return Stream.concat(types.stream(), extensions.stream());
  }

  Collection<DirectiveDefinition> directives() {
    return registry.getDirectiveDefinitions().values().stream()
        .filter(directive -> directive.getSourceLocation() != null)
        .toList();
  }

  /** Fields of objects and interfaces. */
  Stream<Field> fields() {
    return written()
        .filter(ImplementingTypeDefinition.class::isInstance)
        .flatMap(
            type ->
                ((ImplementingTypeDefinition<?>) type)
                    .getFieldDefinitions().stream().map(field -> new Field(type.getName(), field)));
  }

  /** Fields of one object or interface. */
  Stream<Field> fieldsOf(String type) {
    return fields().filter(field -> field.type().equals(type));
  }

  /** Arguments of fields and of directives, and fields of inputs. */
  Stream<Input> inputs() {
    Stream<Input> ofFields = fields().flatMap(field -> inputs(field.coordinate(), field.node()));
    Stream<Input> ofDirectives =
        directives().stream()
            .flatMap(
                directive ->
                    directive.getInputValueDefinitions().stream()
                        .map(
                            value ->
                                new Input(
                                    "@" + directive.getName() + "(" + value.getName() + ":)",
                                    value)));
    Stream<Input> ofInputs =
        written()
            .filter(InputObjectTypeDefinition.class::isInstance)
            .flatMap(
                type ->
                    ((InputObjectTypeDefinition) type)
                        .getInputValueDefinitions().stream()
                            .map(
                                value -> new Input(type.getName() + "." + value.getName(), value)));
    return Stream.of(ofFields, ofDirectives, ofInputs).flatMap(each -> each);
  }

  private static Stream<Input> inputs(String field, FieldDefinition node) {
    return node.getInputValueDefinitions().stream()
        .map(value -> new Input(field + "(" + value.getName() + ":)", value));
  }

  /** Values of enums. */
  Stream<Value> values() {
    return written()
        .filter(EnumTypeDefinition.class::isInstance)
        .flatMap(
            type ->
                ((EnumTypeDefinition) type)
                    .getEnumValueDefinitions().stream()
                        .map(value -> new Value(type.getName(), value)));
  }

  /** Whether the type is defined here. */
  boolean isDefined(String type) {
    return types.stream().anyMatch(each -> each.getName().equals(type));
  }

  static boolean isExtension(TypeDefinition<?> type) {
    return type instanceof SDLExtensionDefinition;
  }

  /** As it is written, such as {@code [String!]!}. */
  static String text(Type<?> type) {
    return AstPrinter.printAst(type);
  }

  /** Without what says that it is a list or never null. */
  static String name(Type<?> type) {
    return switch (type) {
      case NonNullType outer -> name(outer.getType());
      case ListType outer -> name(outer.getType());
      case TypeName name -> name.getName();
      default -> "";
    };
  }
}
