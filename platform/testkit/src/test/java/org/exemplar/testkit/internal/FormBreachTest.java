package org.exemplar.testkit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values for forms, right and wrong, and platforms that treat them wrongly. */
class FormBreachTest {
  private static final JsonNode SCHEMA =
      FakePlatform.json(
          """
          {"type": "object", "required": ["year"], "properties": {
            "year": {"type": "integer", "minimum": 2000, "maximum": 2100},
            "code": {"type": "string", "pattern": "^[A-Z]{2}-[0-9]{3}$", "maxLength": 6},
            "note": {"type": "string", "minLength": 2, "maxLength": 4},
            "grade": {"type": "string", "enum": ["STRONG", "WEAK"]},
            "day": {"type": "string", "format": "date"},
            "shops": {"type": "array", "maxItems": 2, "items": {
              "type": "object", "required": ["name"], "properties": {
                "name": {"type": "string"}, "open": {"type": "boolean"}}}}}}
          """);
  private static final FormShape FORM =
      new FormShape("tea/fair", true, "TeaFair", List.of("tea/village"), SCHEMA);

  @Test
  void right_values_keep_to_every_constraint() throws Exception {
    ObjectNode full = new FormValues(true).object(SCHEMA);
    assertThat(full.path("year").asInt()).isEqualTo(2100);
    assertThat(full.path("code").asText()).matches("[A-Z]{2}-[0-9]{3}");
    assertThat(full.path("note").asText()).hasSize(4);
    assertThat(full.path("grade").asText()).isEqualTo("WEAK");
    assertThat(full.path("shops").path(0).path("name").isTextual()).isTrue();
    assertThat(new FormValues(false).object(SCHEMA).toString()).isEqualTo("{\"year\":2000}");
  }

  @Test
  void a_pattern_that_contradicts_the_length_is_told() {
    JsonNode schema =
        FakePlatform.json(
            """
            {"required": ["a"], "properties": {"a": {"type": "string", "pattern": "^x{5}$", "maxLength": 2}}}
            """);
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> new FormValues(false).object(schema)))
        .isInstanceOf(FormValues.NoValue.class)
        .hasMessage("a");
  }

  @Test
  void there_is_a_wrong_value_for_each_constraint_of_each_field() throws Exception {
    assertThat(BadValues.of(SCHEMA, new FormValues(true).object(SCHEMA)))
        .extracting(bad -> String.join(".", bad.path()) + " " + bad.constraint())
        .contains(
            "year required",
            "year type",
            "year minimum",
            "year maximum",
            "code pattern",
            "code maxLength",
            "note minLength",
            "grade enum",
            "day format",
            "shops maxItems",
            "shops.0.name required",
            "shops.0.open type",
            "notAFieldOfTheForm additionalProperties");
  }

  @Test
  void what_is_read_otherwise_than_it_was_filled_in_is_found() throws Exception {
    assertThat(trip("{\"profile\":{\"year\":2000,\"values\":{\"year\":2000}},\"errors\":[]}", 2000))
        .containsExactly("Passed");
    assertThat(trip("{\"profile\":{\"year\":2000,\"values\":{\"year\":2000}},\"errors\":[]}", 2001))
        .containsExactly("FORM_READ_DIFFERENT");
    assertThat(trip("{\"profile\":null,\"errors\":[{\"code\":\"FORM_INVALID\"}]}", 2000))
        .containsExactly("FORM_NOT_SAVED");
  }

  private static List<String> trip(String payload, int read) throws Exception {
    FakePlatform platform =
        new FakePlatform()
            .answering("saveTeaFair", "{\"data\":{\"saveTeaFair\":" + payload + "}}")
            .answering("organization(code", profile(read, 1));
    Findings findings = new Findings();
    FormLook.trip(
        new FormTrip(platform, FORM, "a"), new FormValues(false).object(SCHEMA), findings);
    return Samples.codes(findings);
  }

  private static String profile(int year, int version) {
    return "{\"data\":{\"organization\":{\"profile\":{\"version\":%d,\"year\":%d,\"values\":{\"year\":%d}}}}}"
        .formatted(version, year, year);
  }

  @Test
  void a_platform_that_takes_wrong_values_is_found() throws Exception {
    String taken =
        "{\"data\":{\"saveTeaFair\":{\"profile\":{\"version\":1,\"year\":2000,\"values\":{\"year\":2000}},\"errors\":[]}}}";
    assertThat(values(taken, taken, 1)).containsExactly("WRONG_VALUE_TAKEN");
  }

  @Test
  void a_refusal_without_the_right_place_is_found() throws Exception {
    String taken =
        "{\"data\":{\"saveTeaFair\":{\"profile\":{\"version\":1,\"year\":2000,\"values\":{\"year\":2000}},\"errors\":[]}}}";
    String astray =
        "{\"data\":{\"saveTeaFair\":{\"profile\":null,\"errors\":[{\"code\":\"FORM_INVALID\",\"path\":[\"input\",\"elsewhere\",\"x\"]}]}}}";
    assertThat(values(taken, astray, 1)).containsExactly("WRONG_VALUE_TAKEN");
  }

  @Test
  void a_refusal_that_changes_something_is_found() throws Exception {
    String taken =
        "{\"data\":{\"saveTeaFair\":{\"profile\":{\"version\":1,\"year\":2000,\"values\":{\"year\":2000}},\"errors\":[]}}}";
    assertThat(values(taken, taken, 2)).contains("REFUSED_YET_CHANGED");
  }

  private static List<String> values(String first, String then, int version) throws Exception {
    FakePlatform platform =
        new FakePlatform()
            .answering("saveTeaFair", first, then)
            .answering("organization(code", profile(2000, version));
    Findings findings = new Findings();
    FormValueLook.form(
        new FormTrip(platform, FORM, "a"), new FormValues(true).object(SCHEMA), findings);
    return Samples.codes(findings);
  }
}
