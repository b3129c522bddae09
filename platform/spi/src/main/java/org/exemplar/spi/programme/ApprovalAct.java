package org.exemplar.spi.programme;

/** What is done in a step of an approval chain. */
public enum ApprovalAct {
  APPLY,
  RECOMMEND,
  ASSESS,
  DECIDE,
  /** Put on public notice. */
  PUBLISH,
  CONFER
}
