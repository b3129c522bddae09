package org.exemplar.caselibrary;

/** As what somebody moves a case; the public is told this and never who it was. */
public enum CaseCapacity {
  AUTHOR,
  SELECTION_BODY,
  PUBLISHER
}
