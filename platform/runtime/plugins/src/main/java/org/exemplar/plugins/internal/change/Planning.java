package org.exemplar.plugins.internal.change;

import org.exemplar.spi.schema.Refusal;

/** What came of asking for a plan or for its execution. */
sealed interface Planning {
  /** A change, whatever its state. */
  record Made(PluginChange change) implements Planning {}

  /** None. */
  record Refused(Refusal refusal) implements Planning {}
}
