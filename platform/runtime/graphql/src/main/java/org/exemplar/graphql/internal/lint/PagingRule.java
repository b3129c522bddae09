package org.exemplar.graphql.internal.lint;

import graphql.language.InputValueDefinition;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code relay-arguments}: how a page of a connection is asked for. */
final class PagingRule implements LintRule {
  private static final Map<String, String> FORWARDS =
      new TreeMap<>(Map.of("after", "String", "first", "Int"));
  private static final Map<String, String> BACKWARDS =
      new TreeMap<>(Map.of("before", "String", "last", "Int"));

  @Override
  public void check(Sdl sdl, Findings found) {
    sdl.fields()
        .filter(field -> Sdl.name(field.node().getType()).endsWith("Connection"))
        .forEach(field -> check(field, found));
  }

  private static void check(Sdl.Field field, Findings found) {
    Map<String, String> arguments =
        field.node().getInputValueDefinitions().stream()
            .collect(
                Collectors.toMap(
                    InputValueDefinition::getName, each -> Sdl.text(each.getType()), (a, b) -> a));
    boolean backwards = BACKWARDS.keySet().stream().anyMatch(arguments::containsKey);
    Map<String, String> wanted = new TreeMap<>(FORWARDS);
    if (backwards) {
      wanted.putAll(BACKWARDS);
    }
    if (!wanted.entrySet().stream()
        .allMatch(each -> each.getValue().equals(arguments.get(each.getKey())))) {
      found.add(
          "relay-arguments",
          field.coordinate(),
          field.node(),
          "分页的字段须有参数 " + wanted,
          "a field that gives a connection takes " + wanted);
    }
  }
}
