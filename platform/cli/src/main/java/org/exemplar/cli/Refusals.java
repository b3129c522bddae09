package org.exemplar.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Tells the refusals of a payload in both languages. */
final class Refusals {
  private Refusals() {}

  static void tell(Console console, JsonNode errors) {
    tell(console, errors, step -> step);
  }

  /**
   * The same with places as the user knows them.
   *
   * @param place makes of the steps of a place in the input those in the user's file
   */
  static void tell(Console console, JsonNode errors, UnaryOperator<List<String>> place) {
    for (JsonNode error : errors) {
      List<String> steps = new ArrayList<>();
      error.path("path").forEach(step -> steps.add(step.asText()));
      List<String> path = place.apply(steps);
      console.line(
          "  %s%s  %s / %s",
          error.path("code").asText(),
          path.isEmpty() ? "" : " [" + String.join(".", path) + "]",
          error.path("zh").asText(),
          error.path("en").asText());
    }
  }
}
