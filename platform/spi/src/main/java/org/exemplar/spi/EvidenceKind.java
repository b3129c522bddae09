package org.exemplar.spi;

/** How a criterion can be evidenced. */
public enum EvidenceKind {
  /** A number or a rank. */
  METRIC,
  /** A satisfaction ballot. */
  APPRAISAL,
  /** A rule, system or record that can be shown. */
  DOCUMENT,
  /** A log of actions. */
  ACTIVITY,
  /** An assessor's rating. */
  JUDGEMENT
}
