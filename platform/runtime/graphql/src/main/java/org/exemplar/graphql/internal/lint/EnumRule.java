package org.exemplar.graphql.internal.lint;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** {@code unique-enum-value-names}: no two values of an enum differ in capitals only. */
final class EnumRule implements LintRule {
  @Override
  public void check(Sdl sdl, Findings found) {
    Set<String> seen = new HashSet<>();
    sdl.values()
        .filter(value -> !seen.add(value.coordinate().toLowerCase(Locale.ROOT)))
        .forEach(
            value ->
                found.add(
                    "unique-enum-value-names",
                    value.coordinate(),
                    value.node(),
                    "枚举值重复，大小写不算区别",
                    "the value is there already; capitals make no difference"));
  }
}
