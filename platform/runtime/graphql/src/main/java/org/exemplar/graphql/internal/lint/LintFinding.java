package org.exemplar.graphql.internal.lint;

import org.exemplar.spi.LocalizedText;

/**
 * Something in SDL that breaks a rule.
 *
 * @param rule id of the rule, such as {@code naming-convention}
 * @param coordinate what breaks it, such as {@code Query.getCases}
 * @param file where it stands, empty where unknown
 * @param line line in the file, 1 for the first, 0 where unknown
 * @param message what would be right
 */
public record LintFinding(
    String rule, String coordinate, String file, int line, LocalizedText message) {}
