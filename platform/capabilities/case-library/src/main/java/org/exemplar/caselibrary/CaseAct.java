package org.exemplar.caselibrary;

/** What moves a case from one state to another. */
public enum CaseAct {
  /** It was begun. */
  BEGIN(CaseCapacity.AUTHOR),
  /** It was handed in. */
  SUBMIT(CaseCapacity.AUTHOR),
  /** It was given back to its author. */
  RETURN(CaseCapacity.SELECTION_BODY),
  /** A round of selection took it. */
  SELECT(CaseCapacity.SELECTION_BODY),
  /** It was made public. */
  PUBLISH(CaseCapacity.PUBLISHER),
  /** It is spread in one more form. */
  PROMOTE(CaseCapacity.PUBLISHER),
  /** It was marked as no longer to be followed. */
  WITHDRAW(CaseCapacity.PUBLISHER),
  /** The mark was taken away. */
  REINSTATE(CaseCapacity.PUBLISHER);

  private final CaseCapacity capacity;

  CaseAct(CaseCapacity capacity) {
    this.capacity = capacity;
  }

  /** As what somebody does it. */
  public CaseCapacity capacity() {
    return capacity;
  }
}
