package org.exemplar.graphql.internal.lint;

import graphql.language.Node;
import graphql.language.SourceLocation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.exemplar.spi.LocalizedText;

/** What was found, by rule and place. */
final class Findings {
  private final List<LintFinding> found = new ArrayList<>();

  /**
   * Adds what breaks a rule.
   *
   * @param rule id of the rule
   * @param coordinate what breaks it
   * @param where where that stands
   * @param zh what would be right, in Chinese
   * @param en what would be right, in English
   */
  void add(String rule, String coordinate, Node<?> where, String zh, String en) {
    SourceLocation at =
        where.getSourceLocation() == null ? SourceLocation.EMPTY : where.getSourceLocation();
    found.add(
        new LintFinding(
            rule,
            coordinate,
            at.getSourceName() == null ? "" : at.getSourceName(),
            Math.max(0, at.getLine()),
            new LocalizedText(zh, en)));
  }

  /** All of them, in the order in which they stand. */
  List<LintFinding> all() {
    return found.stream()
        .sorted(
            Comparator.comparing(LintFinding::file)
                .thenComparing(LintFinding::line)
                .thenComparing(LintFinding::rule))
        .toList();
  }
}
