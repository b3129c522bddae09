package org.exemplar.graphql.internal;

import graphql.language.AbstractDescribedNode;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.TypeDefinition;
import graphql.schema.idl.SchemaParser;
import java.util.ArrayList;
import java.util.List;

/** Finds what has no description in a schema. */
record Undescribed(String sdl) {
  List<String> names() {
    List<String> found = new ArrayList<>();
    for (TypeDefinition<?> type : new SchemaParser().parse(sdl).types().values()) {
      check(found, type.getName(), type);
      switch (type) {
        case ObjectTypeDefinition object ->
            fields(found, type.getName(), object.getFieldDefinitions());
        case InterfaceTypeDefinition object ->
            fields(found, type.getName(), object.getFieldDefinitions());
        case InputObjectTypeDefinition input ->
            input
                .getInputValueDefinitions()
                .forEach(value -> check(found, type.getName() + "." + value.getName(), value));
        case EnumTypeDefinition constants ->
            constants
                .getEnumValueDefinitions()
                .forEach(value -> check(found, type.getName() + "." + value.getName(), value));
        default -> {
          // nothing inside
        }
      }
    }
    return found;
  }

  private static void fields(List<String> found, String type, List<FieldDefinition> fields) {
    for (FieldDefinition field : fields) {
      check(found, type + "." + field.getName(), field);
      field
          .getInputValueDefinitions()
          .forEach(
              argument ->
                  check(
                      found,
                      type + "." + field.getName() + "(" + argument.getName() + ")",
                      argument));
    }
  }

  private static void check(List<String> found, String name, graphql.language.Node<?> node) {
    if (node instanceof AbstractDescribedNode<?> described && described.getDescription() == null) {
      found.add(name);
    }
  }
}
