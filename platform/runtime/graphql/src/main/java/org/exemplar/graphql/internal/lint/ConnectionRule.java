package org.exemplar.graphql.internal.lint;

import graphql.language.ObjectTypeDefinition;
import graphql.language.TypeDefinition;
import java.util.Map;
import java.util.Optional;

/**
 * {@code relay-connection-types}, {@code relay-edge-types} and {@code relay-page-info}: the shapes
 * of the connection specification.
 */
final class ConnectionRule implements LintRule {
  private static final Map<String, String> PAGE_INFO =
      Map.of(
          "hasNextPage", "Boolean!",
          "hasPreviousPage", "Boolean!",
          "startCursor", "String",
          "endCursor", "String");

  @Override
  public void check(Sdl sdl, Findings found) {
    for (TypeDefinition<?> type : sdl.types()) {
      String name = type.getName();
      if (name.endsWith("Connection")) {
        connection(sdl, type, found);
      } else if (name.endsWith("Edge")) {
        edge(sdl, type, found);
      } else if (name.equals("PageInfo")) {
        PAGE_INFO.forEach(
            (field, wanted) -> has(sdl, "relay-page-info", type, field, wanted, found));
      }
    }
  }

  private static void connection(Sdl sdl, TypeDefinition<?> type, Findings found) {
    String rule = "relay-connection-types";
    object(rule, type, found);
    String stem = type.getName().substring(0, type.getName().length() - "Connection".length());
    has(sdl, rule, type, "edges", "[" + stem + "Edge!]!", found);
    has(sdl, rule, type, "pageInfo", "PageInfo!", found);
  }

  private static void edge(Sdl sdl, TypeDefinition<?> type, Findings found) {
    String rule = "relay-edge-types";
    object(rule, type, found);
    has(sdl, rule, type, "cursor", "String!", found);
    if (typeOf(sdl, type, "node").filter(node -> !node.startsWith("[")).isEmpty()) {
      found.add(
          rule, type.getName(), type, "须有字段 node，且不是列表", "it has a field node, which is no list");
    }
  }

  private static void object(String rule, TypeDefinition<?> type, Findings found) {
    if (!(type instanceof ObjectTypeDefinition)) {
      found.add(
          rule,
          type.getName(),
          type,
          "以 Connection 或 Edge 结尾的应为对象类型",
          "what is called Connection or Edge is an object type");
    }
  }

  private static void has(
      Sdl sdl, String rule, TypeDefinition<?> type, String field, String wanted, Findings found) {
    if (typeOf(sdl, type, field).filter(wanted::equals).isEmpty()) {
      found.add(
          rule,
          type.getName(),
          type,
          "须有字段 " + field + ": " + wanted,
          "it has a field " + field + ": " + wanted);
    }
  }

  private static Optional<String> typeOf(Sdl sdl, TypeDefinition<?> type, String field) {
    return sdl.fieldsOf(type.getName())
        .filter(each -> each.node().getName().equals(field))
        .map(each -> Sdl.text(each.node().getType()))
        .findFirst();
  }
}
