package org.exemplar.campaigns.internal.reading;

import java.util.ArrayList;
import java.util.List;

/** The labelled clauses that are open, outermost first, and the rule where the next one belongs. */
final class OpenClauses {
  private static final int MOST_OF_ONE_STYLE = 2;

  private final ClauseNode root;
  private final Doubts doubts;
  private final List<ClauseNode> open = new ArrayList<>();
  private int lastRunning;

  OpenClauses(ClauseNode root, Doubts doubts) {
    this.root = root;
    this.doubts = doubts;
  }

  ClauseNode top() {
    return open.isEmpty() ? root : open.getLast();
  }

  /** Whether an open clause has the number before this one. */
  boolean expects(Label label) {
    return positions(label.style()).stream()
        .anyMatch(at -> ordinal(open.get(at)) + 1 == label.ordinal());
  }

  /** Puts a labelled clause into the outline and leaves it open. */
  void place(ClauseNode clause) {
    Label label = clause.label().orElseThrow();
    List<Integer> positions = positions(label.style());
    if (positions.isEmpty()) {
      beginLevel(label, clause.line());
    } else {
      continueLevel(label, positions, clause.line());
    }
    top().add(clause);
    open.add(clause);
    lastRunning = label.style().runsOn() ? label.ordinal() : lastRunning;
  }

  private void beginLevel(Label label, int line) {
    while (!open.isEmpty() && label.style().closes(style(top()))) {
      open.removeLast();
    }
    if (!open.isEmpty() && style(top()).compareTo(label.style()) > 0) {
      doubts.add(DoubtCode.OUTLINE_LEVEL_UNCERTAIN, line, label.printed());
    }
    int expected = label.style().runsOn() ? lastRunning + 1 : 1;
    reportGap(label, expected, line);
  }

  private void continueLevel(Label label, List<Integer> positions, int line) {
    int innermost = positions.getLast();
    int sibling =
        positions.reversed().stream()
            .filter(at -> ordinal(open.get(at)) + 1 == label.ordinal())
            .findFirst()
            .orElse(-1);
    if (sibling >= 0) {
      closeFrom(sibling);
    } else if (label.ordinal() == 1 && positions.size() < MOST_OF_ONE_STYLE) {
      doubts.add(DoubtCode.OUTLINE_RENUMBERED, line, label.printed());
      closeFrom(innermost + 1);
    } else {
      reportGap(label, ordinal(open.get(innermost)) + 1, line);
      closeFrom(innermost);
    }
  }

  private void reportGap(Label label, int expected, int line) {
    if (label.ordinal() != expected) {
      doubts.add(DoubtCode.OUTLINE_NUMBER_GAP, line, label.printed());
    }
  }

  private void closeFrom(int position) {
    open.subList(position, open.size()).clear();
  }

  private List<Integer> positions(LabelStyle style) {
    List<Integer> positions = new ArrayList<>();
    for (int i = 0; i < open.size(); i++) {
      if (style(open.get(i)) == style) {
        positions.add(i);
      }
    }
    return positions;
  }

  private static LabelStyle style(ClauseNode clause) {
    return clause.label().orElseThrow().style();
  }

  private static int ordinal(ClauseNode clause) {
    return clause.label().orElseThrow().ordinal();
  }
}
