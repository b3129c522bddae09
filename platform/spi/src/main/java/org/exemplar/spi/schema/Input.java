package org.exemplar.spi.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads an input object.
 *
 * @param values its fields by name; one that was left out is no key
 */
public record Input(Map<?, ?> values) {
  /** The argument of that name, empty where it is left out. */
  public static Input of(FieldContext field, String argument) {
    return new Input(
        field.argument(argument, Map.class).<Map<?, ?>>map(map -> map).orElse(Map.of()));
  }

  /** A field that the contract requires. */
  public String text(String name) {
    return optional(name, String.class).orElseThrow();
  }

  /** Whether the field is given, be it as null. */
  public boolean says(String name) {
    return values.containsKey(name);
  }

  /** A number that the contract requires. */
  public int integer(String name) {
    return optional(name, Integer.class).orElseThrow();
  }

  /** A flag, false where it is left out. */
  public boolean flag(String name) {
    return optional(name, Boolean.class).orElse(false);
  }

  /** A field, empty where it is left out or null. Enum values come as their names. */
  public <T> Optional<T> optional(String name, Class<T> type) {
    return Optional.ofNullable(type.cast(values.get(name)));
  }

  /** The objects of a list, none where it is left out. */
  public List<Input> list(String name) {
    return optional(name, List.class).stream()
        .flatMap(list -> ((List<?>) list).stream())
        .map(value -> new Input((Map<?, ?>) value))
        .toList();
  }

  /** The texts of a list, none where it is left out. */
  public List<String> texts(String name) {
    return optional(name, List.class).stream()
        .flatMap(list -> ((List<?>) list).stream())
        .map(String.class::cast)
        .toList();
  }
}
