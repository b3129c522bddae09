package org.exemplar.graphql.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.exemplar.spi.FieldType;
import org.exemplar.spi.Form;
import org.exemplar.spi.FormPurpose;
import org.exemplar.spi.Plugin;
import org.exemplar.spi.schema.Refusal;
import org.junit.jupiter.api.Test;

class FormSchemasTest {
  private static final Form FORM =
      Fixture.form(
          "village-profile",
          FormPurpose.PROFILE,
          """
          {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object",
          "additionalProperties":false,"properties":{
          "income":{"type":"number","minimum":0,"title":"收入","x-title-en":"Income","x-unit":"CNY"},
          "since":{"type":"string","format":"date","title":"起","x-title-en":"Since"},
          "standing":{"type":"string","enum":["STRONG"],
          "x-enum-names":{"STRONG":{"zh":"强","en":"Strong"}},"title":"状况","x-title-en":"Standing"}}}
          """,
          List.of(Fixture.field("income", FieldType.NUMBER, false, List.of())));

  /** The validator warns at every keyword that it does not know. */
  @Test
  void everyKeywordThatFormsAddIsKnownToTheValidator() throws Exception {
    Set<String> added = new TreeSet<>();
    try (InputStream in = Plugin.class.getResourceAsStream("content/form-fields.schema.json")) {
      JsonNode format = new ObjectMapper().readTree(Objects.requireNonNull(in));
      format.findValues("properties").forEach(properties -> collect(properties, added));
    }
    assertThat(added).contains("x-unit");
    assertThat(FormSchemas.DIALECT.getKeywords()).containsKeys(added.toArray(String[]::new));
  }

  private static void collect(JsonNode properties, Set<String> added) {
    properties
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (name.startsWith("x-")) {
                added.add(name);
              }
            });
  }

  @Test
  void whatTheFormsSchemaSaysIsJudgedAndItsLabelsAreNot() {
    FormSchemas schemas = new FormSchemas();
    assertThat(schemas.check(FORM, Map.of("income", 1, "standing", "STRONG"))).isEmpty();
    assertThat(schemas.check(FORM, Map.of("income", -1, "since", "2026-02-30", "standing", "A")))
        .extracting(Refusal::path)
        .containsExactlyInAnyOrder(
            List.of("input", "values", "income"),
            List.of("input", "values", "since"),
            List.of("input", "values", "standing"));
  }
}
