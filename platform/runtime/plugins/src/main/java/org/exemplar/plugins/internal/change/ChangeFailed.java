package org.exemplar.plugins.internal.change;

import java.util.List;
import org.exemplar.plugins.ChangeStage;
import org.exemplar.plugins.Problem;

/** A stage found that the change cannot be. */
final class ChangeFailed extends Exception {
  private static final long serialVersionUID = 1L;

  private final ChangeStage stage;
  private final transient List<Problem> problems;

  ChangeFailed(ChangeStage stage, List<Problem> problems) {
    super(stage + ": " + problems, null, false, false);
    this.stage = stage;
    this.problems = List.copyOf(problems);
  }

  ChangeStage stage() {
    return stage;
  }

  List<Problem> problems() {
    return problems;
  }
}
