package org.exemplar.caselibrary.internal.citations;

/** A passage of a case. */
enum CasePassage {
  BACKGROUND,
  PRACTICE,
  RESULTS,
  DISCUSSION
}
