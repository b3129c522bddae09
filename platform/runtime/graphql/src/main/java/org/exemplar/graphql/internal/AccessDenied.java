package org.exemplar.graphql.internal;

import graphql.execution.AbortExecutionException;
import java.util.List;

/** An operation asks for what its sender may not have; nothing was fetched. */
final class AccessDenied extends AbortExecutionException {
  private static final long serialVersionUID = 1L;

  private final transient List<OperationRules.Lack> lacks;
  private final boolean signedIn;

  /**
   * A denial.
   *
   * @param signedIn whether the platform knows who asks
   */
  AccessDenied(List<OperationRules.Lack> lacks, boolean signedIn) {
    this.lacks = List.copyOf(lacks);
    this.signedIn = signedIn;
  }

  List<OperationRules.Lack> lacks() {
    return lacks;
  }

  boolean isSignedIn() {
    return signedIn;
  }
}
