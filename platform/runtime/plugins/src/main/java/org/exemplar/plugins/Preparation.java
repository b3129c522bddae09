package org.exemplar.plugins;

import java.util.List;

/**
 * What a participant has made ready for a change.
 *
 * @param problems why the change cannot be; empty where it can
 * @param discard throws away what was made ready, called when the change does not come about
 */
public record Preparation(List<Problem> problems, Runnable discard) {
  /** Nothing was needed. */
  public static final Preparation NOTHING = new Preparation(List.of(), () -> {});

  public Preparation {
    problems = List.copyOf(problems);
  }
}
