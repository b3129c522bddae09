package org.exemplar.graphql.internal.lint;

import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Node;
import graphql.language.StringValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code require-deprecation-reason} and {@code require-deprecation-date}: what is deprecated says
 * what takes its place, and on which day it goes.
 */
final class DeprecationRule implements LintRule {
  private static final Pattern REPLACEMENT = Pattern.compile("`[^`]+`");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  @Override
  public void check(Sdl sdl, Findings found) {
    sdl.fields().forEach(field -> check(field.coordinate(), field.node(), found));
    sdl.inputs().forEach(each -> check(each.coordinate(), each.node(), found));
    sdl.values().forEach(value -> check(value.coordinate(), value.node(), found));
  }

  private static <T extends DirectivesContainer<?> & Node<?>> void check(
      String coordinate, T node, Findings found) {
    node.getDirectives("deprecated").forEach(each -> check(coordinate, each, node, found));
  }

  private static void check(String coordinate, Directive deprecated, Node<?> node, Findings found) {
    String reason = reason(deprecated);
    if (!REPLACEMENT.matcher(reason).find()) {
      found.add(
          "require-deprecation-reason",
          coordinate,
          node,
          "弃用的 reason 须用反引号写明替代者",
          "the reason of the deprecation names what takes its place, between backticks");
    }
    if (!hasDay(reason)) {
      found.add(
          "require-deprecation-date",
          coordinate,
          node,
          "弃用的 reason 须写明移除日期，如 2027-06-30",
          "the reason of the deprecation says on which day it goes, such as 2027-06-30");
    }
  }

  private static String reason(Directive deprecated) {
    return deprecated.getArguments().stream()
        .filter(argument -> argument.getName().equals("reason"))
        .map(argument -> argument.getValue() instanceof StringValue text ? text.getValue() : "")
        .findFirst()
        .map(String::valueOf)
        .orElse("");
  }

  private static boolean hasDay(String reason) {
    Matcher day = DAY.matcher(reason);
    if (!day.find()) {
      return false;
    }
    try {
      LocalDate.parse(day.group());
      return true;
    } catch (DateTimeException none) {
      return false;
    }
  }
}
