package org.exemplar.spi.programme;

/** What somebody is to do in a programme. */
public enum RoleKind {
  LEADING_GROUP,
  OFFICE,
  LEAD_DEPARTMENT,
  WORKING_BODY,
  FIRST_RESPONSIBLE,
  /** The one who sees to it in daily work. */
  DEPUTY,
  LIAISON,
  ADVISER
}
