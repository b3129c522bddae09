package org.exemplar.plugins;

/** A stage of a change of plugins; they follow each other in this order. */
public enum ChangeStage {
  /** The archives are in the platform's own folder. */
  STAGE,
  /** Every entry, the signature and the publisher's right are checked. */
  VERIFY,
  /** The bundles run beside the old ones, unseen, and their content is read. */
  RESOLVE,
  /** The schema is composed. */
  COMPOSE,
  /** The schema answers queries of every part that is new. */
  SAMPLE_QUERIES,
  /** Indexes and data are made ready. */
  PREPARE,
  /** What was made ready takes the place of what served until now, at once. */
  PUBLISH,
  /** Requests that began before come to their end. */
  DRAIN,
  /** What runs now is written down, and what ran before is taken away. */
  COMMIT
}
