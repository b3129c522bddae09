package org.exemplar.store;

/** What was done to an object. */
public enum ChangeKind {
  CREATED,
  UPDATED,
  DELETED
}
