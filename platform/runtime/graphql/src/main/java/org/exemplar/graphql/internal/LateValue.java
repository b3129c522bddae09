package org.exemplar.graphql.internal;

import java.util.function.Supplier;

/** A value that is known later; until then it is a given one. */
final class LateValue<T> implements Supplier<T> {
  private volatile T value;

  LateValue(T first) {
    this.value = first;
  }

  void set(T known) {
    value = known;
  }

  @Override
  public T get() {
    return value;
  }
}
