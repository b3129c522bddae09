package org.exemplar.graphql.internal;

import graphql.execution.ExecutionContext;
import graphql.schema.GraphQLObjectType;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exemplar.graphql.internal.CostPlan.Part;
import org.exemplar.graphql.internal.CostPlan.Parts;
import org.exemplar.graphql.internal.CostPlan.Size;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.spi.schema.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What an operation costs, by the directives {@code @cost} and {@code @listSize} of the schema: an
 * object counts 1 and a scalar nothing, a field with {@code @cost} that much more; before it is
 * executed, a list counts as often as it may have items. Worked out once a document, and evaluated
 * for the variables and the result of each request.
 */
final class OperationCost {
  /** More than anybody may ask for, so that sums stay numbers. */
  private static final long ENOUGH = 1_000_000_000;

  /** What says the size of a page wherever there are pages; other lists have names of their own. */
  private static final Set<String> PAGES = Set.of("first", "last");

  private final Parts root;

  /** Made for the first result: most of what is refused never has one. */
  private volatile @Nullable AnsweredCost answered;

  private OperationCost(Parts root) {
    this.root = root;
  }

  static OperationCost of(ExecutionContext context, GraphQLObjectType root) {
    return new OperationCost(CostPlan.of(context, root));
  }

  /** Points at most, for those values of the variables. */
  long with(Map<String, ?> variables) {
    return new Evaluation(variables).of(root);
  }

  /** Pages that are of no size that a page may have, for those values of the variables. */
  List<Refusal> wrongPages(Map<String, ?> variables) {
    Map<String, Refusal> wrong = new LinkedHashMap<>();
    new Evaluation(variables)
        .pages(root, wrong, Collections.newSetFromMap(new IdentityHashMap<>()));
    return List.copyOf(wrong.values());
  }

  /** Points for what stands in the data of a result. */
  long of(@Nullable Object data) {
    AnsweredCost known = answered;
    if (known == null) {
      known = AnsweredCost.of(List.of(root));
      answered = known;
    }
    return data instanceof Map<?, ?> object ? known.of(object) : 0;
  }

  private record Evaluation(Map<String, ?> variables, Map<Parts, Long> known) {
    Evaluation(Map<String, ?> variables) {
      this(variables, new IdentityHashMap<>());
    }

    long of(Parts parts) {
      Long before = known.get(parts);
      if (before == null) {
        before = sum(parts, List.of(), 0, new IdentityHashMap<>());
        known.put(parts, before);
      }
      return before;
    }

    /**
     * The fields of a selection.
     *
     * @param sized names of those that are as long as the page that they stand in
     */
    private long sum(Parts parts, List<String> sized, long page, Map<Parts, Long> seen) {
      Long before = seen.get(parts);
      if (before != null) {
        return before;
      }
      long sum = 0;
      for (Part field : parts.fields()) {
        sum = add(sum, of(field, sized.contains(field.name()) ? page : size(field)));
      }
      for (Parts fragment : parts.fragments()) {
        sum = add(sum, sized.isEmpty() ? of(fragment) : sum(fragment, sized, page, seen));
      }
      seen.put(parts, sum);
      return sum;
    }

    private long of(Part field, long size) {
      if (field.sized().isEmpty()) {
        return add(field.weight(), times(size, add(field.item(), of(field.below()))));
      }
      long below = sum(field.below(), field.sized(), size, new IdentityHashMap<>());
      return add(field.weight(), add(field.item(), below));
    }

    private long size(Part field) {
      return field.sizes().stream()
          .flatMap(size -> value(size).stream())
          .mapToLong(Long::longValue)
          .max()
          .orElse(field.assumed());
    }

    /**
     * Each fragment is looked at once, however often it is spread; each wrong size is told once.
     */
    void pages(Parts parts, Map<String, Refusal> wrong, Set<Parts> seen) {
      if (!seen.add(parts)) {
        return;
      }
      for (Part field : parts.fields()) {
        for (Size size : field.sizes()) {
          if (PAGES.contains(size.argument())) {
            value(size)
                .flatMap(given -> PageRequest.wrongSize(given, size.argument()))
                .ifPresent(refusal -> wrong.putIfAbsent(refusal.message().en(), refusal));
          }
        }
        pages(field.below(), wrong, seen);
      }
      parts.fragments().forEach(fragment -> pages(fragment, wrong, seen));
    }

    private Optional<Long> value(Size size) {
      return size.variable()
          .<Object>map(variables::get)
          .filter(Number.class::isInstance)
          .map(number -> ((Number) number).longValue())
          .or(size::value);
    }

    private static long add(long one, long other) {
      return Math.min(ENOUGH, one + other);
    }

    private static long times(long size, long one) {
      return Math.min(ENOUGH, Math.max(0, Math.min(size, ENOUGH)) * one);
    }
  }
}
