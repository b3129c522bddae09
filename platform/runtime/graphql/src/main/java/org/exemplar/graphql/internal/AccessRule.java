package org.exemplar.graphql.internal;

import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLAppliedDirectiveArgument;
import graphql.schema.GraphQLDirectiveContainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.exemplar.spi.identity.Caller;
import org.jspecify.annotations.Nullable;

/**
 * What who asks must be or hold for a field, as its directives say.
 *
 * @param signedIn whether it must be known
 * @param scopes alternatives of permissions; none asks for nothing
 * @param policies alternatives of policies; none asks for nothing
 */
record AccessRule(boolean signedIn, List<List<String>> scopes, List<List<String>> policies) {
  /** What derived SDL says of fields and types that everybody may read. */
  static final String PUBLIC = " @public";

  /** What derived SDL says of what was filled in. */
  static final String READ_RECORDS = " @requiresScopes(scopes: [[\"records:read\"]])";

  /** What derived SDL says of mutations that fill something in. */
  static final String WRITE_RECORDS = " @requiresScopes(scopes: [[\"records:write\"]])";

  /** Everybody may. */
  static final AccessRule EVERYBODY = new AccessRule(false, List.of(), List.of());

  static final List<String> DIRECTIVES =
      List.of("public", "authenticated", "requiresScopes", "policy");

  AccessRule {
    scopes = List.copyOf(scopes);
    policies = List.copyOf(policies);
  }

  /** The rule of a field or type, empty where it has none. */
  static Optional<AccessRule> of(GraphQLDirectiveContainer element) {
    return DIRECTIVES.stream().anyMatch(element::hasAppliedDirective)
        ? Optional.of(
            new AccessRule(
                element.hasAppliedDirective("authenticated"),
                lists(element.getAppliedDirective("requiresScopes"), "scopes"),
                lists(element.getAppliedDirective("policy"), "policies")))
        : Optional.empty();
  }

  private static List<List<String>> lists(
      @Nullable GraphQLAppliedDirective directive, String argument) {
    List<List<String>> found = new ArrayList<>();
    GraphQLAppliedDirectiveArgument given =
        directive == null ? null : directive.getArgument(argument);
    if (given != null && given.getValue() instanceof List<?> all) {
      for (Object one : all) {
        found.add(((List<?>) one).stream().map(String::valueOf).toList());
      }
    }
    return found;
  }

  /** Whether it lets everybody through. */
  boolean isOpen() {
    return equals(EVERYBODY);
  }

  /** Whether somebody may. */
  boolean allows(Caller caller) {
    return (isOpen() || caller.isSignedIn())
        && (scopes.isEmpty() || scopes.stream().anyMatch(all -> all.stream().allMatch(caller::has)))
        && (policies.isEmpty()
            || policies.stream()
                .anyMatch(all -> all.stream().allMatch(one -> Policies.holds(one, caller))));
  }

  /** What it asks for, in words of the schema; whoever holds something is known. */
  String text() {
    if (scopes.isEmpty() && policies.isEmpty()) {
      return signedIn ? "@authenticated" : "";
    }
    List<String> wanted = new ArrayList<>();
    if (!scopes.isEmpty()) {
      wanted.add(alternatives(scopes));
    }
    if (!policies.isEmpty()) {
      wanted.add(alternatives(policies));
    }
    return String.join(", ", wanted);
  }

  private static String alternatives(List<List<String>> lists) {
    return String.join(" | ", lists.stream().map(all -> String.join(" + ", all)).toList());
  }
}
