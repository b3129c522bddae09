package org.exemplar.archive;

/** Knows which part of the tree of organisations lies in which other. */
@FunctionalInterface
public interface ScopeTree {
  /** Knows no tree: every organisation lies in itself only. */
  ScopeTree EXACT = String::equals;

  /**
   * Whether an organisation is another one or lies below it.
   *
   * @param code code of the organisation
   * @param ancestor code of the other one
   */
  boolean within(String code, String ancestor);

  /** Whether there is an organisation with that code, as far as the tree knows any. */
  default boolean knows(String code) {
    return false;
  }
}
