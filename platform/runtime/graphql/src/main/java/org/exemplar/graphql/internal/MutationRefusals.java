package org.exemplar.graphql.internal;

import graphql.ExecutionInput;
import graphql.GraphQLContext;
import graphql.GraphQLError;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.exemplar.graphql.GraphQlRequest;
import org.exemplar.graphql.internal.refused.RefusedField;
import org.exemplar.graphql.internal.refused.RefusedField.Reason;
import org.exemplar.graphql.internal.refused.RefusedMutations;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.spi.schema.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which fields of a mutation were refused, whatever the client selects of that: before
 * the operation was carried out, or by what answers the field.
 */
final class MutationRefusals {
  private static final String NOTED = "exemplar.refused";
  private static final String ROOT = "Mutation.";

  private volatile @Nullable RefusedMutations book;

  /** Notes refusals there from now on; nowhere where it is null. */
  void noteIn(@Nullable RefusedMutations log) {
    book = log;
  }

  /** What code answers; what a mutation refuses is kept with the request. */
  static @Nullable Object heard(
      String coordinates,
      DataFetchingEnvironment environment,
      Values values,
      Supplier<@Nullable Object> code) {
    if (!coordinates.startsWith(ROOT) || isDryRun(environment.getArguments())) {
      return code.get();
    }
    try {
      Object answer = code.get();
      if (answer != null && values.read(answer, "errors") instanceof Collection<?> errors) {
        keep(environment, errors);
      }
      return answer;
    } catch (Refused refused) {
      keep(environment, List.of(refused.refusal()));
      throw refused;
    }
  }

  /** What fields have refused so far. */
  static List<RefusedField> noted(GraphQLContext request) {
    return request.getOrDefault(NOTED, List.of());
  }

  private static boolean isDryRun(Map<String, Object> arguments) {
    return arguments.get("input") instanceof Map<?, ?> input
        && Boolean.TRUE.equals(input.get("dryRun"));
  }

  private static void keep(DataFetchingEnvironment environment, Collection<?> errors) {
    GraphQLFieldDefinition field = environment.getFieldDefinition();
    List<Reason> reasons =
        errors.stream()
            .filter(Refusal.class::isInstance)
            .map(Refusal.class::cast)
            .map(
                refusal ->
                    new Reason(refusal.code(), named(field, refusal.path()), Optional.empty()))
            .toList();
    if (!reasons.isEmpty()) {
      List<RefusedField> noted =
          environment.getGraphQlContext().computeIfAbsent(NOTED, first -> new ArrayList<>());
      Objects.requireNonNull(noted).add(new RefusedField(field.getName(), reasons, 1));
    }
  }

  /** A place in the input, as far as the contract names it: deeper, names may be values, too. */
  private static List<String> named(GraphQLFieldDefinition field, List<String> path) {
    List<String> named = new ArrayList<>();
    Iterator<String> steps = path.iterator();
    GraphQLType type = steps.hasNext() ? argument(field, named, steps.next()) : null;
    while (type != null && steps.hasNext()) {
      type = below(GraphQLTypeUtil.unwrapNonNull(type), named, steps.next());
    }
    return named;
  }

  private static @Nullable GraphQLType argument(
      GraphQLFieldDefinition field, List<String> named, String step) {
    if (field.getArgument(step) == null) {
      return null;
    }
    named.add(step);
    return field.getArgument(step).getType();
  }

  private static @Nullable GraphQLType below(GraphQLType type, List<String> named, String step) {
    if (type instanceof GraphQLList list && step.matches("\\d{1,9}")) {
      named.add(step);
      return list.getWrappedType();
    }
    if (type instanceof GraphQLInputObjectType input && input.getField(step) != null) {
      named.add(step);
      return input.getField(step).getType();
    }
    return null;
  }

  /** Notes what was refused of an operation that has ended. */
  void settle(GraphQlRequest request, ExecutionInput input, List<GraphQLError> errors) {
    RefusedMutations log = book;
    GraphQLContext context = input.getGraphQLContext();
    OperationFacts facts = context.get(OperationFacts.KEY);
    if (log == null || facts == null || !facts.type().equals("mutation")) {
      return;
    }
    List<RefusedField> refused = new ArrayList<>(noted(context));
    List<Reason> reasons = errors.isEmpty() ? List.of() : reasons(errors.getFirst());
    if (!reasons.isEmpty()) {
      fields(facts).forEach((field, times) -> refused.add(new RefusedField(field, reasons, times)));
    }
    if (!refused.isEmpty()) {
      log.note(request.caller(), request.address(), refused);
    }
  }

  /** Why an operation was not begun; none where it was. */
  private static List<Reason> reasons(GraphQLError error) {
    return switch (error) {
      case AccessDenied denied ->
          denied.lacks().stream().map(lack -> reason(denied, lack)).toList();
      case OperationRefused refused ->
          refused.refusals().stream().map(refusal -> Reason.of(refusal.code())).toList();
      case RateExceeded exceeded -> List.of(Reason.of(RateExceeded.CODE));
      default -> List.of();
    };
  }

  private static Reason reason(AccessDenied denied, OperationRules.Lack lack) {
    return new Reason(Denials.code(denied), List.of(), Optional.of(lack.coordinates()));
  }

  private static Map<String, Integer> fields(OperationFacts facts) {
    Map<String, Integer> times = new LinkedHashMap<>();
    facts.fields().forEach(field -> times.merge(field, 1, Integer::sum));
    return times;
  }
}
