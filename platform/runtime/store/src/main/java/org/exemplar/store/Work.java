package org.exemplar.store;

/** One unit of work in a transaction. */
@FunctionalInterface
public interface Work<T> {
  /**
   * Reads and writes through the transaction; called once, on the store's writing thread. Must not
   * block on others.
   */
  T run(Transaction transaction);
}
