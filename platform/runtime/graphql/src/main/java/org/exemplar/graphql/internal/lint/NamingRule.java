package org.exemplar.graphql.internal.lint;

import graphql.language.InputObjectTypeDefinition;
import graphql.language.Node;
import graphql.language.TypeDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code naming-convention}: how things are written, and what their names begin and end with. */
final class NamingRule implements LintRule {
  private static final String ID = "naming-convention";
  private static final Pattern PASCAL = Pattern.compile("[A-Z][A-Za-z0-9]*");
  private static final Pattern CAMEL = Pattern.compile("[a-z][A-Za-z0-9]*");
  private static final Pattern SCREAMING = Pattern.compile("[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*");
  private static final Pattern ASKING =
      Pattern.compile("(get|list|fetch|find|load|query|retrieve|read)(?:[A-Z].*)?");
  private static final Pattern INPUT = Pattern.compile(".*(?:Input|Filter|Range|Order)");
  private static final Pattern OUTPUT_ONLY = Pattern.compile(".+Input");
  private static final Pattern FIRST_WORD = Pattern.compile("([a-z]+).*");
  private static final Set<String> VERBS = verbs();

  @Override
  public void check(Sdl sdl, Findings found) {
    sdl.types().forEach(type -> type(type, found));
    sdl.directives().forEach(each -> camel("@" + each.getName(), each.getName(), each, found));
    sdl.fields().forEach(field -> field(field, found));
    sdl.inputs()
        .forEach(each -> camel(each.coordinate(), each.node().getName(), each.node(), found));
    sdl.values()
        .filter(value -> !SCREAMING.matcher(value.node().getName()).matches())
        .forEach(
            value ->
                found.add(
                    ID,
                    value.coordinate(),
                    value.node(),
                    "枚举值应写作 SCREAMING_SNAKE_CASE",
                    "a value of an enum is written in SCREAMING_SNAKE_CASE"));
  }

  private static void type(TypeDefinition<?> type, Findings found) {
    String name = type.getName();
    if (!PASCAL.matcher(name).matches()) {
      found.add(ID, name, type, "类型名应写作 PascalCase", "a type's name is written in PascalCase");
    }
    boolean input = type instanceof InputObjectTypeDefinition;
    if (input && !INPUT.matcher(name).matches()) {
      found.add(
          ID,
          name,
          type,
          "输入类型的名称应以 Input 结尾；筛选条件以 Filter 或 Range 结尾，排序以 Order 结尾",
          "the name of an input ends in Input, of one that narrows a list in Filter or Range, of"
              + " one that sorts it in Order");
    }
    if (!input && OUTPUT_ONLY.matcher(name).matches()) {
      found.add(ID, name, type, "只有输入类型的名称以 Input 结尾", "only the name of an input ends in Input");
    }
  }

  private static void camel(String coordinate, String name, Node<?> node, Findings found) {
    if (!CAMEL.matcher(name).matches()) {
      found.add(ID, coordinate, node, "名称应写作 camelCase", "the name is written in camelCase");
    }
  }

  private static void field(Sdl.Field field, Findings found) {
    String name = field.node().getName();
    camel(field.coordinate(), name, field.node(), found);
    if (field.type().endsWith("Query") && ASKING.matcher(name).matches()) {
      found.add(
          ID,
          field.coordinate(),
          field.node(),
          "查询字段以所得之物命名，不用动词开头，如 cases 而非 getCases",
          "a field that is asked is called after what it gives, without a verb in front: cases, not"
              + " getCases");
    }
    if (field.type().equals("Mutation") && !VERBS.contains(firstWord(name))) {
      found.add(
          ID,
          field.coordinate(),
          field.node(),
          "变更的名称以动词开头，如 saveCase",
          "the name of a mutation begins with a verb, as saveCase does");
    }
  }

  private static String firstWord(String name) {
    return FIRST_WORD.matcher(name).replaceFirst("$1");
  }

  private static Set<String> verbs() {
    try (InputStream stream =
        Objects.requireNonNull(NamingRule.class.getResourceAsStream("verbs.txt"))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
