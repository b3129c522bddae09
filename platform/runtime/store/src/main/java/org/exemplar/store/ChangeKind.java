package org.exemplar.store;

/** What was done to an object, or was not done. */
public enum ChangeKind {
  CREATED,
  UPDATED,
  DELETED,
  /** Nothing was done: what was asked for was refused. */
  REFUSED,
  /** Nothing was done: it was read, where that is to be known. */
  READ
}
