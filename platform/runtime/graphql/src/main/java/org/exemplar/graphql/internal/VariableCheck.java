package org.exemplar.graphql.internal;

import graphql.GraphQLContext;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.OperationDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.language.VariableDefinition;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.schema.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Says of the variables of a refused request which of them are wrong, where, and what would be
 * right. graphql-java stops at the first one and names only the outermost.
 */
final class VariableCheck {
  static final String CODE = "BAD_USER_INPUT";
  private static final int MOST = 50;

  private final GraphQLSchema schema;
  private final List<Refusal> refusals = new ArrayList<>();

  private VariableCheck(GraphQLSchema schema) {
    this.schema = schema;
  }

  /** What is wrong with the variables, empty when nothing is; paths begin with the variable. */
  static List<Refusal> check(
      GraphQLSchema schema, OperationDefinition operation, Map<String, ?> variables) {
    VariableCheck check = new VariableCheck(schema);
    for (VariableDefinition definition : operation.getVariableDefinitions()) {
      String name = definition.getName();
      boolean given = variables.containsKey(name);
      if (given || definition.getDefaultValue() == null) {
        check.value(check.type(definition.getType()), variables.get(name), List.of(name));
      }
    }
    return check.refusals.stream().limit(MOST).toList();
  }

  private @Nullable GraphQLType type(Type<?> type) {
    GraphQLType inner =
        switch (type) {
          case NonNullType nonNull -> type(nonNull.getType());
          case ListType list -> type(list.getType());
          case TypeName named -> schema.getType(named.getName());
          default -> null;
        };
    if (inner == null) {
      return null;
    }
    return switch (type) {
      case NonNullType ignored -> GraphQLNonNull.nonNull(inner);
      case ListType ignored -> GraphQLList.list(inner);
      default -> inner;
    };
  }

  private void value(@Nullable GraphQLType type, @Nullable Object value, List<String> path) {
    if (type instanceof GraphQLNonNull nonNull) {
      if (value == null) {
        refuse(path, "必填", "it is required");
      } else {
        value(nonNull.getWrappedType(), value, path);
      }
    } else if (value != null) {
      present(type, value, path);
    }
  }

  private void present(@Nullable GraphQLType type, Object value, List<String> path) {
    switch (type) {
      case GraphQLList list -> list(list, value, path);
      case GraphQLInputObjectType object -> object(object, value, path);
      case GraphQLEnumType constants -> constant(constants, value, path);
      case GraphQLScalarType scalar -> scalar(scalar, value, path);
      case null, default -> {}
    }
  }

  private void list(GraphQLList type, Object value, List<String> path) {
    if (value instanceof List<?> items) {
      for (int i = 0; i < items.size() && refusals.size() < MOST; i++) {
        value(type.getWrappedType(), items.get(i), InputPath.below(path, Integer.toString(i)));
      }
    } else {
      value(type.getWrappedType(), value, path);
    }
  }

  private void object(GraphQLInputObjectType type, Object value, List<String> path) {
    if (!(value instanceof Map<?, ?> given)) {
      refuse(path, "应为对象 " + type.getName(), "an object " + type.getName() + " is expected");
      return;
    }
    for (Object name : given.keySet()) {
      if (type.getFieldDefinition(String.valueOf(name)) == null) {
        String all = String.join(", ", names(type));
        refuse(
            InputPath.below(path, String.valueOf(name)),
            "没有这个字段，可用的有：" + all,
            "there is no such field; there are: " + all);
      }
    }
    for (GraphQLInputObjectField field : type.getFieldDefinitions()) {
      boolean said = given.containsKey(field.getName());
      if (said || !field.hasSetDefaultValue()) {
        value(field.getType(), given.get(field.getName()), InputPath.below(path, field.getName()));
      }
    }
  }

  private static List<String> names(GraphQLInputObjectType type) {
    return type.getFieldDefinitions().stream().map(GraphQLInputObjectField::getName).toList();
  }

  private void constant(GraphQLEnumType type, Object value, List<String> path) {
    if (!(value instanceof String name) || type.getValue(name) == null) {
      String all =
          String.join(", ", type.getValues().stream().map(each -> each.getName()).toList());
      refuse(
          path,
          "应为 " + all + " 之一，而不是 " + shown(value),
          "one of " + all + " is expected, not " + shown(value));
    }
  }

  private void scalar(GraphQLScalarType type, Object value, List<String> path) {
    String zh = problem(type, value, Locale.SIMPLIFIED_CHINESE);
    if (zh != null) {
      String en = String.valueOf(problem(type, value, Locale.ENGLISH));
      refuse(path, zh + "，而不是 " + shown(value), en + ", not " + shown(value));
    }
  }

  private static @Nullable String problem(GraphQLScalarType type, Object value, Locale locale) {
    try {
      type.getCoercing().parseValue(value, GraphQLContext.getDefault(), locale);
      return null;
    } catch (CoercingParseValueException wrong) {
      return wrong.getMessage();
    }
  }

  private void refuse(List<String> path, String zh, String en) {
    String place = String.join(".", path);
    refusals.add(Refusal.of(CODE, new LocalizedText(place + "：" + zh, place + ": " + en), path));
  }

  private static String shown(Object value) {
    return switch (value) {
      case Map<?, ?> ignored -> "{…}";
      case List<?> ignored -> "[…]";
      case String text when text.length() > 60 -> "\"" + text.substring(0, 60) + "…\"";
      case String text -> "\"" + text + "\"";
      default -> value.toString();
    };
  }
}
