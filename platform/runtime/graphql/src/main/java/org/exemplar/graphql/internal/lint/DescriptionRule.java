package org.exemplar.graphql.internal.lint;

import graphql.language.DescribedNode;
import graphql.language.Description;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code require-description}: everything says what it is, in English and with the Chinese term.
 */
final class DescriptionRule implements LintRule {
  private static final String ID = "require-description";
  private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{2}");
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

  @Override
  public void check(Sdl sdl, Findings found) {
    sdl.types().forEach(type -> check(type.getName(), (DescribedNode<?>) type, found));
    sdl.directives().forEach(each -> check("@" + each.getName(), each, found));
    sdl.fields().forEach(field -> check(field.coordinate(), field.node(), found));
    sdl.inputs().forEach(each -> check(each.coordinate(), each.node(), found));
    sdl.values().forEach(value -> check(value.coordinate(), value.node(), found));
  }

  private static void check(String coordinate, DescribedNode<?> node, Findings found) {
    String text = text(node.getDescription());
    if (text.isBlank()) {
      found.add(
          ID,
          coordinate,
          node,
          "须有说明：英文加中文名称",
          "it needs a description: English, with the Chinese term");
    } else if (!ENGLISH.matcher(text).find() || !CHINESE.matcher(text).find()) {
      found.add(
          ID,
          coordinate,
          node,
          "说明应为英文并带中文名称",
          "the description is in English and has the Chinese term");
    }
  }

  private static String text(@Nullable Description description) {
    return description == null ? "" : description.getContent();
  }
}
