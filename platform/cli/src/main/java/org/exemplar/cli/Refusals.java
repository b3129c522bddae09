package org.exemplar.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Tells the refusals of a payload in both languages. */
final class Refusals {
  private Refusals() {}

  static void tell(Console console, JsonNode errors) {
    for (JsonNode error : errors) {
      List<String> path = new ArrayList<>();
      error.path("path").forEach(step -> path.add(step.asText()));
      console.line(
          "  %s%s  %s / %s",
          error.path("code").asText(),
          path.isEmpty() ? "" : " [" + String.join(".", path) + "]",
          error.path("zh").asText(),
          error.path("en").asText());
    }
  }
}
