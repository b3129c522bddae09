package org.exemplar.search;

/**
 * State of one index.
 *
 * @param id qualified id, such as {@code rural/cases}
 * @param state whether it answers
 * @param documents how many documents it holds
 * @param position how far it has followed the change log
 */
public record IndexStatus(String id, State state, int documents, long position) {
  /** Whether the index answers with all it should hold. */
  public boolean ready() {
    return state == State.OPEN || state == State.REBUILDING;
  }

  /** Whether an index answers. */
  public enum State {
    /** Answers, up to date but for the last second. */
    OPEN,
    /** Being built for the first time; answers with what is there. */
    BUILDING,
    /** Being built anew while the old one answers. */
    REBUILDING,
    /** Cannot be built; the log says why. */
    FAILED
  }
}
