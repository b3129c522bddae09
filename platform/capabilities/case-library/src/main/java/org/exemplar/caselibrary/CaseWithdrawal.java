package org.exemplar.caselibrary;

import java.util.Optional;

/**
 * Why nobody is to follow a case any more.
 *
 * @param text in words; always there for {@link Reason#OTHER}
 * @param from the state that it was in, to which it goes back when it is reinstated
 */
public record CaseWithdrawal(Reason reason, Optional<String> text, CaseState from) {
  /** What happened. */
  public enum Reason {
    /** Its organisation was struck off the list. */
    ORGANIZATION_DELISTED,
    /** It does not tell what happened. */
    INACCURATE,
    /** A later one takes its place. */
    SUPERSEDED,
    /** The words say it. */
    OTHER
  }
}
