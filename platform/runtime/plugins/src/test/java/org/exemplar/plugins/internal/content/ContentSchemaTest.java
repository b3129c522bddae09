package org.exemplar.plugins.internal.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContentSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Schema META =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

  static Stream<String> schemas() {
    return ContentSchemas.names().stream();
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void isAValidSchema(String name) throws IOException {
    assertThat(META.validate(JSON.readTree(ContentSchemas.bytes(name)))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void letsNoObjectHaveUnknownKeys(String name) throws IOException {
    List<String> open = new ArrayList<>();
    collect("", JSON.readTree(ContentSchemas.bytes(name)), open);
    assertThat(open).isEmpty();
  }

  /** Objects that list their properties, say no more by reference, and let others in. */
  private static void collect(String pointer, JsonNode node, List<String> open) {
    boolean object = node.path("type").asText().equals("object") && node.has("properties");
    if (object && !node.has("additionalProperties") && !node.has("allOf")) {
      open.add(pointer);
    }
    node.properties().forEach(e -> collect(pointer + "/" + e.getKey(), e.getValue(), open));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(pointer + "/" + i, node.get(i), open);
    }
  }
}
