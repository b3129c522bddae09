package org.exemplar.spi;

/** What a criteria set judges. */
public enum SubjectKind {
  ORGANIZATION,
  MEMBER,
  LEADERSHIP_TEAM,
  LEADER,
  COUNTY_COMMITTEE
}
