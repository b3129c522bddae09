package org.exemplar.caselibrary.internal.publicity;

/** Where a plan of publicity stands. */
enum PlanState {
  DRAFT,
  FILED,
  SUPERSEDED
}
