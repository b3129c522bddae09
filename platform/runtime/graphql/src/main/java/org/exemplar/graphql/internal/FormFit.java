package org.exemplar.graphql.internal;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.FormField;
import org.jspecify.annotations.Nullable;

/**
 * What was filled in, as the fields of a form can tell it. A value that was filled in under another
 * version and is none of its field's type is left out.
 */
final class FormFit {
  private FormFit() {}

  static Map<String, Object> fit(List<FormField> fields, Map<?, ?> values) {
    Map<String, Object> fitting = new LinkedHashMap<>();
    for (FormField field : fields) {
      fit(field, values.get(field.name())).ifPresent(value -> fitting.put(field.name(), value));
    }
    return fitting;
  }

  private static Optional<Object> fit(FormField field, @Nullable Object value) {
    if (!field.many()) {
      return single(field, value);
    }
    if (!(value instanceof List<?> list)) {
      return Optional.empty();
    }
    List<Object> fitting = new ArrayList<>();
    for (Object element : list) {
      single(field, element).ifPresent(fitting::add);
    }
    return fitting.size() == list.size() ? Optional.of(fitting) : Optional.empty();
  }

  private static Optional<Object> single(FormField field, @Nullable Object value) {
    return switch (field.type()) {
      case TEXT -> value instanceof String text ? Optional.of(text) : Optional.empty();
      case INTEGER -> integer(value);
      case NUMBER -> value instanceof Number number ? Optional.of(number) : Optional.empty();
      case BOOLEAN -> value instanceof Boolean truth ? Optional.of(truth) : Optional.empty();
      case DATE -> Optional.ofNullable(value).filter(FormFit::isDay);
      case ENUM -> Optional.ofNullable(value).filter(code -> isValue(field, code));
      case OBJECT ->
          value instanceof Map<?, ?> map ? Optional.of(fit(field.fields(), map)) : Optional.empty();
    };
  }

  /** 12.0 is a whole number to JSON Schema and to GraphQL. */
  private static Optional<Object> integer(@Nullable Object value) {
    return value instanceof Number number && number.doubleValue() == number.intValue()
        ? Optional.of(number.intValue())
        : Optional.empty();
  }

  private static boolean isDay(Object value) {
    try {
      LocalDate.parse(value.toString());
      return true;
    } catch (DateTimeParseException none) {
      return false;
    }
  }

  private static boolean isValue(FormField field, Object code) {
    return field.values().stream().anyMatch(value -> value.code().equals(code));
  }
}
