package org.exemplar.graphql.internal;

import graphql.execution.AbortExecutionException;

/** A mutation was carried out before, and is answered as it was then. */
final class Replayed extends AbortExecutionException {
  private static final long serialVersionUID = 1L;

  private final String answer;

  Replayed(String answer) {
    this.answer = answer;
  }

  /** The body of the response of then, in JSON. */
  String answer() {
    return answer;
  }
}
