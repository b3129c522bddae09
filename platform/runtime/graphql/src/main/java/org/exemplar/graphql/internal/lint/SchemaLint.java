package org.exemplar.graphql.internal.lint;

import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.List;

/**
 * Looks whether SDL keeps to the style of the contract. Rules have the ids of {@code
 * @graphql-eslint} where it has the rule, of {@code graphql-schema-linter} where that has it, and
 * ids of their own otherwise.
 */
public final class SchemaLint {
  private static final List<LintRule> RULES =
      List.of(
          new NamingRule(),
          new DescriptionRule(),
          new MutationRule(),
          new ConnectionRule(),
          new PagingRule(),
          new DeprecationRule(),
          new ListRule(),
          new IdRule(),
          new EnumRule(),
          new ReachabilityRule());

  private SchemaLint() {}

  /**
   * Checks SDL.
   *
   * @param sdl the whole contract, or all SDL that one plugin brings
   * @return what breaks a rule, in the order in which it stands
   */
  public static List<LintFinding> check(TypeDefinitionRegistry sdl) {
    Sdl view = new Sdl(sdl);
    Findings found = new Findings();
    RULES.forEach(rule -> rule.check(view, found));
    return found.all();
  }
}
