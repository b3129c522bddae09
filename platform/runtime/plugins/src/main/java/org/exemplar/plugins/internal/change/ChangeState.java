package org.exemplar.plugins.internal.change;

/** How far a change has come; the names are those of the GraphQL enum. */
public enum ChangeState {
  PLANNED,
  REFUSED,
  RUNNING,
  APPLIED,
  FAILED,
  INTERRUPTED
}
