package org.exemplar.distribution.authority;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The matrix as a page: roles with the same outcomes share a line. */
record MatrixPage(AccessRules rules, List<Operation> operations, Set<Holder> holders) {
  private static final String HEAD =
      """
      # Who may do what: the matrix of authority

      <!-- Written by AuthorityMatrixIT (-Dexemplar.reference=write) out of the rules in the schema, the roles, and the rules of
      rows below; each cell is tried on the assembled platform. -->

      Each operation, as it is asked with a token by an account that holds one role: everywhere, on a part of the tree inside or outside
      of which the object stands, for the organisation that is its own or at which it declared a conflict of interest, or on the sector line,
      as the object's sector authority. `✓`: done, or refused for another reason. `FORBIDDEN`: the whole operation is refused before
      anything is fetched. `∅`: what is asked for is not there. Everything else is a code in the payload. Somebody
      unknown gets `UNAUTHENTICATED`, but for what is public. What takes a session (`session`) is nothing that a token does.
      """;

  String text() {
    Map<String, List<Operation>> alike = new LinkedHashMap<>();
    for (Operation operation : operations) {
      alike.computeIfAbsent(rule(operation), any -> new ArrayList<>()).add(operation);
    }
    StringBuilder page = new StringBuilder(HEAD);
    alike.forEach(
        (rule, each) ->
            page.append("\n## ")
                .append(rule)
                .append("\n\n")
                .append(each.stream().map(Operation::title).collect(Collectors.joining(", ")))
                .append("\n\n")
                .append(table(each.getFirst())));
    return page.toString();
  }

  private String rule(Operation operation) {
    String said = rules.said(operation.field());
    return operation.row() == RowRule.NONE
        ? said
        : said + "; `%s` %s".formatted(operation.permission(), operation.row().title());
  }

  private String table(Operation operation) {
    Map<List<String>, List<String>> roles = new LinkedHashMap<>();
    outcomes(operation)
        .forEach(
            (role, outcomes) ->
                roles.computeIfAbsent(outcomes, any -> new ArrayList<>()).add(role));
    StringBuilder table = new StringBuilder("| roles |");
    Arrays.stream(Standpoint.values()).forEach(at -> table.append(" %s |".formatted(at.title())));
    table.append("\n|---|").append("---|".repeat(Standpoint.values().length)).append('\n');
    roles.forEach(
        (outcomes, alike) ->
            table.append(
                "| %s | %s |\n"
                    .formatted(
                        roles.size() == 1 ? "every role" : names(alike),
                        String.join(" | ", outcomes))));
    return table.toString();
  }

  private static String names(List<String> roles) {
    return roles.stream().map(role -> "`" + role + "`").collect(Collectors.joining(", "));
  }

  private Map<String, List<String>> outcomes(Operation operation) {
    Map<String, List<String>> outcomes = new LinkedHashMap<>();
    for (Holder holder : holders) {
      outcomes
          .computeIfAbsent(holder.role(), any -> new ArrayList<>())
          .add(operation.expected(rules, holder));
    }
    return outcomes;
  }
}
