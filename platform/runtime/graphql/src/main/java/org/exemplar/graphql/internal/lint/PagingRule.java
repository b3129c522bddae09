package org.exemplar.graphql.internal.lint;

import graphql.language.InputValueDefinition;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code relay-arguments}: a page of a connection can be asked for in both directions. */
final class PagingRule implements LintRule {
  private static final Map<String, String> WANTED =
      new TreeMap<>(Map.of("after", "String", "before", "String", "first", "Int", "last", "Int"));

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
                    InputValueDefinition::getName, PagingRule::typeWithDefault, (a, b) -> a));
    if (!WANTED.entrySet().stream()
        .allMatch(each -> each.getValue().equals(arguments.get(each.getKey())))) {
      found.add(
          "relay-arguments",
          field.coordinate(),
          field.node(),
          "分页的字段须有参数 " + WANTED + "，且无默认值",
          "a field that gives a connection takes " + WANTED + ", without default values");
    }
  }

  /** With a default, {@code first} would always be given, and nobody could ask for the last. */
  private static String typeWithDefault(InputValueDefinition argument) {
    String type = Sdl.text(argument.getType());
    return argument.getDefaultValue() == null ? type : type + " = …";
  }
}
