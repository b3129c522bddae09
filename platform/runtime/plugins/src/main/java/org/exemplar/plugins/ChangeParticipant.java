package org.exemplar.plugins;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A room that has to do with changes of plugins, an OSGi service. Those of a higher service ranking
 * are asked first. Called on the thread that carries out changes, never two calls at a time.
 */
@ConsumerType
public interface ChangeParticipant {
  /** Says how far a stage has come. */
  @FunctionalInterface
  interface Progress {
    /** {@code done} of {@code all}, in whatever the stage counts. */
    void at(long done, long all);
  }

  /** What a change would mean here. Changes nothing. */
  default Assessment assess(Catalogue before, Catalogue after) {
    return Assessment.NONE;
  }

  /**
   * Makes ready for {@code after}, while {@code before} goes on being served. Called for {@link
   * ChangeStage#COMPOSE}, {@link ChangeStage#SAMPLE_QUERIES} and {@link ChangeStage#PREPARE}, in
   * this order. What was made ready is taken when the catalogue tells its listeners {@code after},
   * or discarded.
   *
   * <p>What this throws ends the change like a problem does.
   *
   * @throws InterruptedException when the change was given up meanwhile
   */
  default Preparation prepare(
      ChangeStage stage, Catalogue before, Catalogue after, Progress progress)
      throws InterruptedException {
    return Preparation.NOTHING;
  }

  /**
   * Waits until nothing that began before the change was published uses what it replaced, or until
   * a limit of its own has passed.
   */
  default void drain() throws InterruptedException {}
}
