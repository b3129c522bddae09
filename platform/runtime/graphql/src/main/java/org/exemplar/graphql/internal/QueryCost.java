package org.exemplar.graphql.internal;

import graphql.analysis.FieldComplexityEnvironment;
import graphql.analysis.MaxQueryComplexityInstrumentation;

/**
 * Refuses, before anything is fetched, what could answer with too many objects: each list is taken
 * to be as long as the page that is asked for, lists within lists multiply.
 */
final class QueryCost {
  /** Objects and values that one request may ask for. */
  static final int MOST = 200_000;

  /** More than any one field may count, so that sums of fields stay numbers. */
  private static final int ENOUGH = 2 * MOST;

  private QueryCost() {}

  static MaxQueryComplexityInstrumentation limit() {
    return new MaxQueryComplexityInstrumentation(MOST, QueryCost::of);
  }

  private static int of(FieldComplexityEnvironment field, int below) {
    long times = field.getArguments().get("first") instanceof Integer first ? first : 1;
    return (int) Math.clamp(1 + times * below, 1, ENOUGH);
  }
}
