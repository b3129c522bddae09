package org.exemplar.search.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads values out of a document. */
final class Values {
  private Values() {}

  /** All scalars at a path of names with dots between; lists on the way are flattened. */
  static List<Object> at(Map<String, Object> document, String path) {
    Stream<?> values = Stream.of(document);
    for (String name : path.split("\\.", -1)) {
      values = values.flatMap(value -> child(value, name));
    }
    return values.<Object>map(value -> value).toList();
  }

  private static Stream<?> child(Object value, String name) {
    return value instanceof Map<?, ?> map ? flat(map.get(name)) : Stream.empty();
  }

  private static Stream<?> flat(@org.jspecify.annotations.Nullable Object value) {
    return switch (value) {
      case null -> Stream.empty();
      case Collection<?> many -> many.stream().flatMap(Values::flat);
      default -> Stream.of(value);
    };
  }
}
