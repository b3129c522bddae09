package org.exemplar.graphql.internal;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The platform's own scalars. Days and moments travel as ISO 8601 text. */
final class Scalars {
  static final List<GraphQLScalarType> ALL =
      List.of(
          text("Date", "2026-11-22", day -> LocalDate.parse(day).toString()),
          text(
              "DateTime",
              "2026-11-22T08:00:00Z",
              moment -> OffsetDateTime.parse(moment).toString()),
          GraphQLScalarType.newScalar().name("JSON").coercing(new Json()).build(),
          GraphQLScalarType.newScalar().name("_Any").coercing(new Json()).build());

  private Scalars() {}

  private static GraphQLScalarType text(String name, String example, UnaryOperator<String> check) {
    return GraphQLScalarType.newScalar().name(name).coercing(new Iso(name, example, check)).build();
  }

  private record Iso(String name, String example, UnaryOperator<String> check)
      implements Coercing<String, String> {
    @Override
    public String serialize(Object value, GraphQLContext context, Locale locale) {
      String text = value.toString();
      try {
        String unused = check.apply(text);
        return text;
      } catch (DateTimeException wrong) {
        throw new CoercingSerializeException("no " + name + ": " + text, wrong);
      }
    }

    @Override
    public String parseValue(Object input, GraphQLContext context, Locale locale) {
      if (input instanceof String text) {
        try {
          return check.apply(text);
        } catch (DateTimeException wrong) {
          // refused below
        }
      }
      throw new CoercingParseValueException(expected(locale));
    }

    @Override
    public String parseLiteral(
        Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
      if (input instanceof StringValue text) {
        try {
          return check.apply(text.getValue());
        } catch (DateTimeException wrong) {
          // refused below
        }
      }
      throw new CoercingParseLiteralException(expected(locale));
    }

    private String expected(Locale locale) {
      return locale.getLanguage().equals(Locale.ENGLISH.getLanguage())
          ? "a " + name + " such as \"" + example + "\" is expected"
          : "应为 " + name + "，如 \"" + example + "\"";
    }
  }

  private static final class Json implements Coercing<Object, Object> {
    @Override
    public Object serialize(Object value, GraphQLContext context, Locale locale) {
      return value;
    }

    @Override
    public Object parseValue(Object input, GraphQLContext context, Locale locale) {
      return input;
    }

    @Override
    public @Nullable Object parseLiteral(
        Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
      return switch (input) {
        case StringValue text -> text.getValue();
        case BooleanValue bool -> bool.isValue();
        case IntValue number -> number.getValue();
        case FloatValue number -> number.getValue();
        case EnumValue constant -> constant.getName();
        case VariableReference reference -> variables.get(reference.getName());
        case ArrayValue array -> list(array, variables, context, locale);
        case ObjectValue object -> map(object, variables, context, locale);
        default -> null;
      };
    }

    private List<@Nullable Object> list(
        ArrayValue array, CoercedVariables variables, GraphQLContext context, Locale locale) {
      List<@Nullable Object> list = new ArrayList<>();
      for (Value<?> value : array.getValues()) {
        list.add(parseLiteral(value, variables, context, locale));
      }
      return list;
    }

    private Map<String, @Nullable Object> map(
        ObjectValue object, CoercedVariables variables, GraphQLContext context, Locale locale) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      for (ObjectField field : object.getObjectFields()) {
        map.put(field.getName(), parseLiteral(field.getValue(), variables, context, locale));
      }
      return map;
    }
  }
}
