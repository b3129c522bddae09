package org.exemplar.plugins.internal.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.exemplar.plugins.Problem;
import org.exemplar.spi.LocalizedText;

/**
 * A content file that could be parsed.
 *
 * @param name its name in the plugin
 * @param kind what it holds
 * @param root the whole file
 * @param lines line of each key and element, by JSON pointer
 */
record ContentFile(String name, ContentKind kind, JsonNode root, Map<String, Integer> lines) {
  /** What stands under the key that names the kind. */
  JsonNode body() {
    return root.path(kind.key());
  }

  /** The line of a place, or of the nearest place around it that has one. */
  int line(String pointer) {
    String place = pointer;
    while (!place.isEmpty() && !lines.containsKey(place)) {
      place = place.substring(0, place.lastIndexOf('/'));
    }
    return lines.getOrDefault(place, 1);
  }

  Problem problem(String code, String pointer, LocalizedText message) {
    return new Problem(code, message, Optional.of(name), line(pointer), pointer);
  }
}
