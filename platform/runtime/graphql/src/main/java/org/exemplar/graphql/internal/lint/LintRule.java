package org.exemplar.graphql.internal.lint;

/** One rule of the style of SDL. */
interface LintRule {
  /** Looks at SDL and says what breaks the rule. */
  void check(Sdl sdl, Findings found);
}
