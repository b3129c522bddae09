package org.exemplar.testkit.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A form as clients see it.
 *
 * @param id qualified id
 * @param profile whether there is one for each organisation, rather than many
 * @param type the GraphQL type that it became
 * @param organizationTypes qualified codes of the types that fill it in
 * @param schema its JSON Schema
 */
record FormShape(
    String id, boolean profile, String type, List<String> organizationTypes, JsonNode schema) {

  /** The forms that the subject brings. */
  static List<FormShape> all(Bench bench) {
    Subject subject = bench.subject();
    String owner = subject.isLocality() ? "locality" : "sector";
    JsonNode found =
        bench.data(
            "query($p: ID!) {"
                + owner
                + "(id: $p) {forms {qualifiedId purpose graphqlType organizationTypes schema}}}",
            Map.of("p", subject.id()));
    List<FormShape> forms = new ArrayList<>();
    for (JsonNode form : found.path(owner).path("forms")) {
      List<String> types = new ArrayList<>();
      form.path("organizationTypes").forEach(type -> types.add(subject.qualify(type.asText())));
      forms.add(
          new FormShape(
              form.path("qualifiedId").asText(),
              form.path("purpose").asText().equals("PROFILE"),
              form.path("graphqlType").asText(),
              types,
              form.path("schema")));
    }
    return forms;
  }

  /** What a payload, and an organisation, has it as. */
  String field() {
    return profile ? "profile" : "record";
  }

  /** All typed fields. */
  String selection() {
    return selection(schema);
  }

  private static String selection(JsonNode object) {
    return object.path("properties").properties().stream()
        .map(field -> field.getKey() + nested(field.getValue()))
        .collect(Collectors.joining(" "));
  }

  private static String nested(JsonNode field) {
    JsonNode object = field.has("items") ? field.path("items") : field;
    return object.has("properties") ? " {" + selection(object) + "}" : "";
  }

  /** The mutation that saves it. */
  String save() {
    return """
    mutation($input: Save%1$sInput!) {
      save%1$s(input: $input) {
        %2$s { %3$s version form values %4$s }
        errors { ... on InputError { code path message } }
      }
    }
    """
        .formatted(type, field(), profile ? "" : "id", selection());
  }

  /** What reads it back: of an organisation's code, or of a record's id. */
  String read() {
    String what = "... on " + type + " {version form values " + selection() + "}";
    return profile
        ? "query($key: String!) {organization(code: $key) {profile {" + what + "}}}"
        : "query($key: ID!) {node(id: $key) {" + what + "}}";
  }
}
