package org.exemplar.graphql.internal;

import graphql.execution.AbortExecutionException;
import java.util.List;
import org.exemplar.spi.schema.Refusal;

/** An operation that is not carried out; nothing was fetched. */
final class OperationRefused extends AbortExecutionException {
  private static final long serialVersionUID = 1L;

  private final transient List<Refusal> refusals;

  OperationRefused(List<Refusal> refusals) {
    this.refusals = List.copyOf(refusals);
  }

  List<Refusal> refusals() {
    return refusals;
  }
}
