package org.exemplar.spi.programme;

/** What a duty asks for. */
public enum DutyAct {
  /** Hand in a paper that is kept on file. */
  FILE,
  /** Report to a superior. */
  REPORT,
  /** Tell the public. */
  INFORM,
  /** Answer what the public raised. */
  ANSWER,
  /** Hand in a recommendation. */
  RECOMMEND
}
