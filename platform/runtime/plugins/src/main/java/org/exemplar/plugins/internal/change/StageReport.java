package org.exemplar.plugins.internal.change;

import java.time.Instant;
import org.exemplar.plugins.ChangeStage;

/**
 * How far a stage of a change has come.
 *
 * @param done how much of its work is done, in whatever it counts
 * @param all how much there is, 0 where it does not count
 * @param milliseconds how long it took, so far or in all
 */
public record StageReport(
    ChangeStage stage, State state, long done, long all, Instant startedAt, long milliseconds) {
  /** How far a stage has come. */
  public enum State {
    RUNNING,
    DONE,
    FAILED
  }
}
