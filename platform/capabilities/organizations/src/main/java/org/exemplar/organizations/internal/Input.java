package org.exemplar.organizations.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.schema.FieldContext;

/** Reads an input object. */
record Input(Map<?, ?> values) {
  /** The argument of that name, empty where it is left out. */
  static Input of(FieldContext field, String argument) {
    return new Input(
        field.argument(argument, Map.class).<Map<?, ?>>map(map -> map).orElse(Map.of()));
  }

  /** A field that the contract requires. */
  String text(String name) {
    return optional(name, String.class).orElseThrow();
  }

  /** Whether the field is given, be it as null. */
  boolean says(String name) {
    return values.containsKey(name);
  }

  int integer(String name) {
    return optional(name, Integer.class).orElseThrow();
  }

  boolean flag(String name) {
    return optional(name, Boolean.class).orElse(false);
  }

  <T> Optional<T> optional(String name, Class<T> type) {
    return Optional.ofNullable(type.cast(values.get(name)));
  }

  /** The objects of a list, none where it is left out. */
  List<Input> list(String name) {
    return optional(name, List.class).stream()
        .flatMap(list -> ((List<?>) list).stream())
        .map(value -> new Input((Map<?, ?>) value))
        .toList();
  }

  /** The texts of a list, none where it is left out. */
  List<String> texts(String name) {
    return optional(name, List.class).stream()
        .flatMap(list -> ((List<?>) list).stream())
        .map(String.class::cast)
        .toList();
  }
}
