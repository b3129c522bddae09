package org.exemplar.search.internal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes things whose failure changes nothing any more. */
final class Quietly {
  private static final Logger LOG = LoggerFactory.getLogger(Quietly.class);

  private Quietly() {}

  /** Something that may fail. */
  interface Step {
    void run() throws Exception;
  }

  static void run(Step step) {
    try {
      step.run();
    } catch (Exception failed) {
      if (failed instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      LOG.debug("ignored while closing", failed);
    }
  }
}
