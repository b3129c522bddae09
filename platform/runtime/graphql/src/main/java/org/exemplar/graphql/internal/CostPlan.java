package org.exemplar.graphql.internal;

import graphql.execution.ExecutionContext;
import graphql.language.Argument;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLAppliedDirectiveArgument;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of an operation costs something: its fields with what the directives {@code @cost} and
 * {@code @listSize} say of them. A list of which nobody says anything is taken to be {@value
 * #USUAL_LIST} long.
 */
final class CostPlan {
  private static final int USUAL_LIST = 10;

  /** A selection: its fields, and the fragments that are spread in it, each shared. */
  record Parts(List<Part> fields, List<Parts> fragments) {}

  /**
   * A field.
   *
   * @param key under which it stands in a result
   * @param weight points for asking it at all
   * @param item points for each object that it answers with
   * @param sizes arguments of which the largest says how long the list is
   * @param assumed how long it is where none is given; 1 for what is no list
   * @param sized fields below that are as long, empty where it is the field itself
   */
  record Part(
      String name,
      String key,
      long weight,
      long item,
      List<Size> sizes,
      long assumed,
      List<String> sized,
      Parts below) {}

  /**
   * An argument that says how long a list is.
   *
   * @param argument its name
   * @param variable name of the variable that gives it, empty where it stands in the document
   * @param value what stands in the document or is usual
   */
  record Size(String argument, Optional<String> variable, Optional<Long> value) {}

  private final GraphQLSchema schema;
  private final Map<String, FragmentDefinition> fragments;
  private final Map<String, Parts> known = new HashMap<>();

  private CostPlan(GraphQLSchema schema, Map<String, FragmentDefinition> fragments) {
    this.schema = schema;
    this.fragments = fragments;
  }

  /** That of the operation of a request, which begins at a type. */
  static Parts of(ExecutionContext context, GraphQLObjectType root) {
    return new CostPlan(context.getGraphQLSchema(), context.getFragmentsByName())
        .of(context.getOperationDefinition().getSelectionSet(), root);
  }

  private Parts of(@Nullable SelectionSet selections, @Nullable GraphQLType type) {
    List<Part> fields = new ArrayList<>();
    List<Parts> spread = new ArrayList<>();
    if (selections != null) {
      for (Selection<?> selection : selections.getSelections()) {
        switch (selection) {
          case Field field -> field(field, type).ifPresent(fields::add);
          case InlineFragment fragment ->
              spread.add(
                  of(
                      fragment.getSelectionSet(),
                      fragment.getTypeCondition() == null
                          ? type
                          : schema.getType(fragment.getTypeCondition().getName())));
          case FragmentSpread named -> spread.add(fragment(named.getName()));
          default -> throw new IllegalStateException("no selection: " + selection);
        }
      }
    }
    return new Parts(List.copyOf(fields), List.copyOf(spread));
  }

  private Parts fragment(String name) {
    Parts parts = known.get(name);
    FragmentDefinition fragment = fragments.get(name);
    if (parts == null && fragment != null) {
      parts = of(fragment.getSelectionSet(), schema.getType(fragment.getTypeCondition().getName()));
      known.put(name, parts);
    }
    return parts == null ? new Parts(List.of(), List.of()) : parts;
  }

  private Optional<Part> field(Field field, @Nullable GraphQLType type) {
    GraphQLFieldDefinition definition =
        type instanceof GraphQLFieldsContainer container
            ? container.getFieldDefinition(field.getName())
            : null;
    if (definition == null) {
      return Optional.empty(); // __typename and the like cost nothing
    }
    GraphQLType inner = GraphQLTypeUtil.unwrapAll(definition.getType());
    boolean object = field.getSelectionSet() != null;
    GraphQLAppliedDirective listSize = definition.getAppliedDirective("listSize");
    List<String> sized = strings(listSize, "sizedFields");
    return Optional.of(
        new Part(
            field.getName(),
            field.getResultKey(),
            weight(definition),
            object ? 1 : 0,
            sizes(field, definition, strings(listSize, "slicingArguments")),
            assumed(listSize).orElse(isList(definition.getType()) ? USUAL_LIST : 1L),
            sized,
            of(field.getSelectionSet(), inner)));
  }

  private static long weight(GraphQLFieldDefinition definition) {
    GraphQLAppliedDirective cost = definition.getAppliedDirective("cost");
    Object weight = cost == null ? null : value(cost, "weight");
    return weight instanceof Number points ? Math.max(0, points.longValue()) : 0;
  }

  private static Optional<Long> assumed(@Nullable GraphQLAppliedDirective listSize) {
    Object assumed = listSize == null ? null : value(listSize, "assumedSize");
    return assumed instanceof Number number ? Optional.of(number.longValue()) : Optional.empty();
  }

  private static List<String> strings(
      @Nullable GraphQLAppliedDirective directive, String argument) {
    return directive != null && value(directive, argument) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  private static @Nullable Object value(GraphQLAppliedDirective directive, String argument) {
    GraphQLAppliedDirectiveArgument given = directive.getArgument(argument);
    return given == null ? null : given.getValue();
  }

  private static List<Size> sizes(
      Field field, GraphQLFieldDefinition definition, List<String> arguments) {
    List<Size> sizes = new ArrayList<>();
    for (String name : arguments) {
      Argument given =
          field.getArguments().stream()
              .filter(argument -> argument.getName().equals(name))
              .findFirst()
              .orElse(null);
      Optional<Long> usual = usual(definition.getArgument(name));
      size(name, given == null ? null : given.getValue(), usual).ifPresent(sizes::add);
    }
    return sizes;
  }

  private static Optional<Size> size(
      String argument, @Nullable Value<?> value, Optional<Long> usual) {
    return switch (value) {
      case IntValue number ->
          Optional.of(
              new Size(argument, Optional.empty(), Optional.of(number.getValue().longValue())));
      case VariableReference reference ->
          Optional.of(new Size(argument, Optional.of(reference.getName()), usual));
      case null, default ->
          usual.map(size -> new Size(argument, Optional.empty(), Optional.of(size)));
    };
  }

  private static Optional<Long> usual(@Nullable GraphQLArgument argument) {
    return argument != null
            && argument.hasSetDefaultValue()
            && GraphQLArgument.getArgumentDefaultValue(argument) instanceof Number number
        ? Optional.of(number.longValue())
        : Optional.empty();
  }

  private static boolean isList(GraphQLOutputType type) {
    return type instanceof GraphQLList
        || (type instanceof GraphQLNonNull nonNull
            && nonNull.getWrappedType() instanceof GraphQLList);
  }
}
