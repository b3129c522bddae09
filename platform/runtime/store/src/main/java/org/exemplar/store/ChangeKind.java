package org.exemplar.store;

/** What was done to an object, or was not done. */
public enum ChangeKind {
  CREATED,
  UPDATED,
  DELETED,
  /** Nothing was done: what was asked for was refused. */
  REFUSED
}
