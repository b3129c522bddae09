package org.exemplar.spi;

/** What a criteria set is used for. */
public enum CriteriaUse {
  APPRAISAL,
  COMPARISON,
  CHECKLIST,
  HONOUR,
  ELIGIBILITY,
  THEME,
  PRINCIPLE
}
