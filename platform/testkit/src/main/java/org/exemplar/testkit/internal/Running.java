package org.exemplar.testkit.internal;

import org.exemplar.testkit.GraphQl;

/** A platform that runs. */
interface Running extends GraphQl, AutoCloseable {
  /** The id of its process. */
  long pid();

  @Override
  void close();
}
