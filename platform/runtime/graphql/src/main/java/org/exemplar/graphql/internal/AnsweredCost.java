package org.exemplar.graphql.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.exemplar.graphql.internal.CostPlan.Part;
import org.exemplar.graphql.internal.CostPlan.Parts;
import org.jspecify.annotations.Nullable;

/**
 * What an object of a result costs: the same field of several fragments was asked once.
 *
 * @param fields by their keys in the object
 */
record AnsweredCost(List<Answered> fields) {
  /**
   * A field that stands in the object.
   *
   * @param weight points for having asked it at all
   * @param item points for each object that it answers with
   */
  private record Answered(String key, long weight, long item, AnsweredCost below) {}

  static AnsweredCost of(List<Parts> selections) {
    Map<String, List<Part>> asked = new LinkedHashMap<>();
    selections.forEach(
        parts -> collect(parts, asked, Collections.newSetFromMap(new IdentityHashMap<>())));
    return new AnsweredCost(
        asked.entrySet().stream().map(same -> merged(same.getKey(), same.getValue())).toList());
  }

  private static void collect(Parts parts, Map<String, List<Part>> asked, Set<Parts> seen) {
    if (seen.add(parts)) {
      for (Part field : parts.fields()) {
        asked.computeIfAbsent(field.key(), any -> new ArrayList<>()).add(field);
      }
      parts.fragments().forEach(fragment -> collect(fragment, asked, seen));
    }
  }

  private static Answered merged(String key, List<Part> same) {
    Part first = same.getFirst();
    return new Answered(
        key, first.weight(), first.item(), of(same.stream().map(Part::below).toList()));
  }

  /** Points for an object. */
  long of(Map<?, ?> object) {
    long sum = 0;
    for (Answered field : fields) {
      if (object.containsKey(field.key())) {
        sum += field.weight() + of(field, object.get(field.key()));
      }
    }
    return sum;
  }

  private static long of(Answered field, @Nullable Object value) {
    return switch (value) {
      case Map<?, ?> object when field.item() > 0 -> field.item() + field.below().of(object);
      case List<?> list -> {
        long sum = 0;
        for (Object each : list) {
          sum += of(field, each);
        }
        yield sum;
      }
      case null, default -> 0;
    };
  }
}
