package org.exemplar.plugins.internal.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.exemplar.plugins.Problem;
import org.exemplar.spi.Plugin;

/** The JSON Schemas of the content files. Costly to make, so made only when a file is checked. */
final class ContentSchemas {
  private static final String BASE = "exemplar:/content/";

  private final Map<String, JsonNode> sources = new HashMap<>();
  private final Map<ContentKind, Schema> schemas = new EnumMap<>(ContentKind.class);
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder
                  .schemaRegistryConfig(
                      SchemaRegistryConfig.builder()
                          .pathType(PathType.JSON_POINTER)
                          .locale(Locale.ROOT)
                          .build())
                  .schemas(location -> location.startsWith(BASE) ? read(location) : null));

  /** What the file's schema says about it. */
  List<Problem> check(ContentFile file) {
    return schema(file.kind()).validate(file.root()).stream()
        .map(error -> SchemaFinding.of(error, this).in(file))
        .toList();
  }

  /** The part of a schema at that location, such as {@code exemplar:/content/x.json#/$defs/a}. */
  JsonNode at(String location) {
    int hash = location.indexOf('#');
    JsonNode source = sources.computeIfAbsent(location.substring(0, hash), ContentSchemas::parse);
    return source.at(location.substring(hash + 1));
  }

  private Schema schema(ContentKind kind) {
    return schemas.computeIfAbsent(
        kind, k -> registry.getSchema(SchemaLocation.of(BASE + k.schema())));
  }

  private static JsonNode parse(String location) {
    try {
      return Json.read(bytes(location.substring(BASE.length())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(String location) {
    return new String(bytes(location.substring(BASE.length())), StandardCharsets.UTF_8);
  }

  /** The names of all schemas. */
  static List<String> names() {
    List<String> names =
        new ArrayList<>(List.of("definitions.schema.json", "form-fields.schema.json"));
    Arrays.stream(ContentKind.values()).map(ContentKind::schema).forEach(names::add);
    return names;
  }

  /** The schema of that name. */
  static byte[] bytes(String name) {
    try (InputStream in = Plugin.class.getResourceAsStream("content/" + name)) {
      if (in == null) {
        throw new FileNotFoundException(name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
