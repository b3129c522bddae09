package org.exemplar.caselibrary.internal;

/** How far a round of selection has come; each leads to the next one and to no other. */
enum CaseSelectionState {
  /** Cases are entered. */
  OPEN,
  /** Reviewers read and give points. */
  JUDGING,
  /** It is over. */
  DECIDED
}
