package org.exemplar.caselibrary;

/** In what form a case is spread. */
public enum CasePromotionForm {
  LECTURE_TOUR,
  EXHIBITION,
  BOOK,
  SITE_MEETING,
  SYMPOSIUM
}
