package org.exemplar.caselibrary;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How far a case has come. */
public enum CaseState {
  /** It is being written, and may lack what it will need. */
  DRAFT,
  /** It was handed in, and waits for a selection. */
  SUBMITTED,
  /** A selection on some level took it. */
  SELECTED,
  /** Everybody reads it. */
  PUBLISHED,
  /** It is spread by lectures, exhibitions, books and the like. */
  PROMOTED,
  /** It stands marked with the reason why nobody is to follow it any more. */
  WITHDRAWN;

  /** Those in which everybody reads a case. */
  public static final Set<CaseState> PUBLIC =
      java.util.Collections.unmodifiableSet(EnumSet.of(PUBLISHED, PROMOTED, WITHDRAWN));

  /** Those in which a case is there for those alone who work on it. */
  public static final List<CaseState> HIDDEN =
      Arrays.stream(values()).filter(state -> !state.isPublic()).toList();

  /** Whether everybody reads a case that has come so far. */
  public boolean isPublic() {
    return PUBLIC.contains(this);
  }
}
