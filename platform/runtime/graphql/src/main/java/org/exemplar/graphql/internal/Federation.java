package org.exemplar.graphql.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.exemplar.spi.schema.Fetcher;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.spi.schema.Refused;
import org.exemplar.spi.schema.SchemaContribution;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway asks a subgraph: its SDL, and objects by their keys. A key is the global id, or
 * the field whose value is the key of the object in its type.
 *
 * @param keys by type, the fields that are keys
 * @param fields loads objects
 * @param sdl of the generation that answers
 */
record Federation(Map<String, List<String>> keys, Fields fields, Supplier<String> sdl)
    implements SchemaContribution {
  private static final int MOST = 1_000;
  private static final String ID = "id";

  @Override
  public Map<String, Fetcher> fetchers() {
    return Map.of(
        "Query._service", field -> Map.of("sdl", sdl.get()), "Query._entities", this::entities);
  }

  private List<@Nullable Object> entities(FieldContext field) {
    List<?> representations = field.argument("representations", List.class).orElseThrow();
    if (representations.size() > MOST) {
      throw new Refused(
          Refusal.limit(
                  MOST,
                  "TOO_MANY_ITEMS",
                  "representations 最多 " + MOST + " 个，实际为 " + representations.size(),
                  "at most " + MOST + " representations, not " + representations.size())
              .at("representations"));
    }
    List<GlobalId> asked = new ArrayList<>();
    for (int i = 0; i < representations.size(); i++) {
      asked.add(understood(representations.get(i), i));
    }
    Map<GlobalId, Object> found = fields.load(asked, field.caller());
    List<@Nullable Object> entities = new ArrayList<>();
    asked.forEach(id -> entities.add(found.get(id)));
    return entities;
  }

  private GlobalId understood(@Nullable Object representation, int position) {
    if (representation instanceof Map<?, ?> object
        && object.get("__typename") instanceof String type) {
      for (String key : keys.getOrDefault(type, List.of())) {
        Optional<GlobalId> understood = understood(type, key, object.get(key));
        if (understood.isPresent()) {
          return understood.get();
        }
      }
    }
    throw new Refused(
        Refusal.of(
                "ENTITY_NOT_UNDERSTOOD",
                "须有 __typename 和一个键，可用的有：" + listed(),
                "__typename and one key are expected; there are: " + listed())
            .at("representations", String.valueOf(position)));
  }

  /** Types with their keys, such as {@code CaseStudy (id, key)}. */
  private String listed() {
    return keys.entrySet().stream()
        .map(entry -> entry.getKey() + " (" + String.join(", ", entry.getValue()) + ")")
        .sorted()
        .collect(Collectors.joining("; "));
  }

  private static Optional<GlobalId> understood(String type, String key, @Nullable Object value) {
    if (!(value instanceof String text)) {
      return Optional.empty();
    }
    return key.equals(ID)
        ? GlobalId.decode(text).filter(id -> id.type().equals(type))
        : Optional.of(new GlobalId(type, text));
  }
}
