package org.exemplar.testkit.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.exemplar.plugins.Catalogue;
import org.exemplar.spi.OrganizationLevel;

/** Organisations in which the subject is tried out, inside its scope and outside. */
record Organizations(Bench bench) {
  static final String OUTSIDE = "testkit-outside";
  private static final String INSIDE = "testkit-inside";
  private static final String SAVE =
      """
      mutation($input: SaveOrganizationInput!) {
        saveOrganization(input: $input) { organization { code } errors { ... on InputError { code message } } }
      }
      """;

  /** What came of an attempt. */
  record Saved(boolean done, JsonNode answer) {
    String codes() {
      return answer.toString();
    }
  }

  /** The organisation at the top of where the subject holds. */
  String inside() {
    Subject subject = bench.subject();
    String code = subject.isLocality() ? subject.identity().scope().getFirst() : INSIDE;
    return top(code);
  }

  /** One where a locality does not hold. */
  String outside() {
    return top(OUTSIDE);
  }

  private String top(String code) {
    Map<String, Object> input = new HashMap<>();
    input.put("code", code);
    input.put("name", "青竹省");
    input.put("level", "PROVINCE");
    Saved saved = save(input);
    if (!saved.done()) {
      throw new IllegalStateException(saved.answer().toString());
    }
    return code;
  }

  /** Saves one. */
  Saved save(Map<String, ?> input) {
    JsonNode answer = bench.platform().answer(SAVE, Map.of("input", input));
    JsonNode payload = answer.at("/data/saveOrganization");
    return new Saved(payload.path("organization").isObject(), answer);
  }

  /** One of a type, below another; the levels of the type are tried in their order. */
  Saved ofType(String code, String name, String type, String parent) {
    Saved last = new Saved(false, bench.platform().answer("{__typename}", Map.of()));
    for (OrganizationLevel level : levels(type)) {
      last =
          save(
              Map.of(
                  "code", code,
                  "name", name,
                  "level", level.name(),
                  "type", type,
                  "parent", parent));
      if (last.done()) {
        return last;
      }
    }
    return last;
  }

  /** A type that another plugin than the subject brings. */
  static boolean isOwn(Subject subject, String type) {
    return type.startsWith(subject.id() + "/");
  }

  private List<OrganizationLevel> levels(String type) {
    Optional<Catalogue.Owned<org.exemplar.spi.OrganizationType>> known =
        bench.subject().catalogue().organizationType(type);
    // the type of a plugin's code is seen by the platform alone, so every level is tried
    return known
        .map(owned -> owned.value().levels().stream().sorted().toList())
        .filter(levels -> !levels.isEmpty())
        .orElseGet(() -> Stream.of(OrganizationLevel.values()).toList());
  }
}
