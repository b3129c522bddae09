package org.exemplar.graphql.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exemplar.graphql.internal.Fixture.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.EnumValue;
import org.exemplar.spi.FieldType;
import org.exemplar.spi.FormField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormFitTest {
  private static FormField field(FieldType type, boolean many, List<FormField> fields) {
    return new FormField(
        "field",
        type,
        many,
        false,
        text("字段", "Field"),
        Optional.empty(),
        Optional.empty(),
        type == FieldType.ENUM ? List.of(new EnumValue("STRONG", text("强", "Strong"))) : List.of(),
        fields);
  }

  private static Map<String, Object> fit(FormField field, Object value) {
    return FormFit.fit(List.of(field), Map.of("field", value));
  }

  private static Object value(String text) {
    return switch (text) {
      case "12" -> 12;
      case "12.0" -> 12.0;
      case "12.5" -> 12.5;
      case "12345678901" -> 12_345_678_901L;
      case "true" -> true;
      default -> text;
    };
  }

  @ParameterizedTest
  @CsvSource({
    "TEXT, village, true",
    "TEXT, 12, false",
    "INTEGER, 12, true",
    "INTEGER, 12.0, true",
    "INTEGER, 12.5, false",
    "INTEGER, 12345678901, false",
    "INTEGER, village, false",
    "NUMBER, 12, true",
    "NUMBER, 12.5, true",
    "NUMBER, village, false",
    "BOOLEAN, true, true",
    "BOOLEAN, 12, false",
    "DATE, 2026-03-01, true",
    "DATE, village, false",
    "ENUM, STRONG, true",
    "ENUM, WEAK, false",
    "OBJECT, village, false",
  })
  void only_a_value_of_the_fields_type_fits(FieldType type, String text, boolean fits) {
    FormField inner = field(FieldType.TEXT, false, List.of());
    FormField field = field(type, false, type == FieldType.OBJECT ? List.of(inner) : List.of());
    assertThat(fit(field, value(text)).containsKey("field")).isEqualTo(fits);
  }

  @Test
  void a_list_fits_when_all_its_elements_do() {
    FormField many = field(FieldType.ENUM, true, List.of());
    assertThat(fit(many, List.of("STRONG"))).containsEntry("field", List.of("STRONG"));
    assertThat(fit(many, List.of("STRONG", "WEAK"))).isEmpty();
    assertThat(fit(many, "STRONG")).isEmpty();
    assertThat(fit(field(FieldType.ENUM, false, List.of()), List.of("STRONG"))).isEmpty();
  }

  @Test
  void a_field_inside_an_object_is_left_out_alone() {
    FormField inner = field(FieldType.ENUM, false, List.of());
    FormField object = field(FieldType.OBJECT, true, List.of(inner));
    assertThat(fit(object, List.of(Map.of("field", "WEAK"), Map.of("field", "STRONG"))))
        .containsEntry("field", List.of(Map.of(), Map.of("field", "STRONG")));
  }

  @Test
  void what_the_form_no_longer_asks_is_left_out() {
    assertThat(
            FormFit.fit(
                List.of(field(FieldType.TEXT, false, List.of())), Map.of("gone", "village")))
        .isEmpty();
  }
}
