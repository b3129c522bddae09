package org.exemplar.graphql.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.schema.Refusal;
import org.jspecify.annotations.Nullable;

/** What no store keeps as it came: numbers that are none, characters that are none. */
final class Storable {
  private final List<Refusal> refusals = new ArrayList<>();

  private Storable() {}

  /** What is wrong with the values of a form, empty when nothing is. */
  static List<Refusal> check(Map<String, ?> values) {
    Storable check = new Storable();
    check.value(values, List.of("input", "values"));
    return check.refusals;
  }

  private void value(@Nullable Object value, List<String> path) {
    switch (value) {
      case Map<?, ?> object ->
          object.forEach(
              (name, inner) -> value(inner, InputPath.below(path, String.valueOf(name))));
      case List<?> list -> {
        for (int i = 0; i < list.size(); i++) {
          value(list.get(i), InputPath.below(path, Integer.toString(i)));
        }
      }
      case Double number when !Double.isFinite(number) ->
          refuse(path, "数值过大", "the number is too large");
      case String text when !isText(text) ->
          refuse(
              path,
              "含有控制字符或不完整的字符，请删去",
              "there are control characters or broken characters in it; leave them out");
      case null, default -> {}
    }
  }

  private void refuse(List<String> path, String zh, String en) {
    refusals.add(Refusal.of("FORM_INVALID", new LocalizedText(zh, en), path));
  }

  private static boolean isText(String text) {
    return text.codePoints().allMatch(Storable::isCharacter);
  }

  private static boolean isCharacter(int point) {
    return point == '\n'
        || point == '\r'
        || point == '\t'
        || !(Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE);
  }
}
