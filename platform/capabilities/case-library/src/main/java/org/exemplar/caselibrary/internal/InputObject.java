package org.exemplar.caselibrary.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** An input object of GraphQL; the schema has seen to it that types are right. */
record InputObject(Map<?, ?> fields) {
  String text(String name) {
    return optionalText(name).orElseThrow(() -> new IllegalArgumentException("no " + name));
  }

  /** The text without blanks around it, empty when there is none. */
  Optional<String> optionalText(String name) {
    return Optional.ofNullable(fields.get(name)).map(Object::toString).map(String::strip);
  }

  /** The same, and empty when it is blank. */
  Optional<String> filledText(String name) {
    return optionalText(name).filter(text -> !text.isEmpty());
  }

  OptionalInt number(String name) {
    return fields.get(name) instanceof Number number
        ? OptionalInt.of(number.intValue())
        : OptionalInt.empty();
  }

  boolean is(String name) {
    return Boolean.TRUE.equals(fields.get(name));
  }

  List<String> texts(String name) {
    return fields.get(name) instanceof List<?> list
        ? list.stream().map(value -> value.toString().strip()).toList()
        : List.of();
  }

  List<InputObject> objects(String name) {
    return fields.get(name) instanceof List<?> list
        ? list.stream().map(value -> new InputObject((Map<?, ?>) value)).toList()
        : List.of();
  }

  Optional<Object> value(String name) {
    return Optional.ofNullable(fields.get(name));
  }
}
