package org.exemplar.graphql.internal.lint;

import graphql.language.ListType;
import graphql.language.Node;
import graphql.language.NonNullType;
import graphql.language.Type;

/** {@code list-non-null-items}: what stands in a list is there. */
final class ListRule implements LintRule {
  @Override
  public void check(Sdl sdl, Findings found) {
    sdl.fields()
        .forEach(field -> check(field.coordinate(), field.node().getType(), field.node(), found));
    sdl.inputs()
        .forEach(each -> check(each.coordinate(), each.node().getType(), each.node(), found));
  }

  private static void check(String coordinate, Type<?> type, Node<?> node, Findings found) {
    if (mayHoldNull(type)) {
      found.add(
          "list-non-null-items",
          coordinate,
          node,
          "列表的元素不可为空，如 [String!]",
          "what stands in a list is never null: [String!]");
    }
  }

  private static boolean mayHoldNull(Type<?> type) {
    return switch (type) {
      case NonNullType outer -> mayHoldNull(outer.getType());
      case ListType list -> !(list.getType() instanceof NonNullType) || mayHoldNull(list.getType());
      default -> false;
    };
  }
}
