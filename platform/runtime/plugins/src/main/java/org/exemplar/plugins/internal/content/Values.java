package org.exemplar.plugins.internal.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.exemplar.spi.ClauseAnchor;
import org.exemplar.spi.EnumValue;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.PluginVersion;

/** Takes values out of content that its schema has found right. */
final class Values {
  private Values() {}

  static String text(JsonNode node, String key) {
    return optional(node, key).orElseThrow(() -> new IllegalArgumentException(key + " is missing"));
  }

  static Optional<String> optional(JsonNode node, String key) {
    JsonNode value = node.path(key);
    return value.isValueNode() && !value.isNull() ? Optional.of(value.asText()) : Optional.empty();
  }

  static LocalizedText localized(JsonNode node, String key) {
    return localized(node.path(key));
  }

  static LocalizedText localized(JsonNode node) {
    return new LocalizedText(text(node, "zh"), text(node, "en"));
  }

  static Optional<LocalizedText> optionalLocalized(JsonNode node, String key) {
    return node.path(key).isObject() ? Optional.of(localized(node, key)) : Optional.empty();
  }

  static PluginVersion version(JsonNode node) {
    return PluginVersion.parse(text(node, "version"));
  }

  static <E extends Enum<E>> E constant(Class<E> type, JsonNode node, String key) {
    return Enum.valueOf(type, text(node, key));
  }

  static boolean flag(JsonNode node, String key) {
    return node.path(key).asBoolean(false);
  }

  /** The elements of a list, or the one value that stands in its place. */
  static <T> List<T> each(JsonNode node, String key, Function<JsonNode, T> read) {
    JsonNode value = node.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return List.of();
    }
    List<T> list = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(element -> list.add(read.apply(element)));
    } else {
      list.add(read.apply(value));
    }
    return list;
  }

  static List<String> texts(JsonNode node, String key) {
    return each(node, key, JsonNode::asText);
  }

  static Optional<ClauseAnchor> anchor(JsonNode node, String key) {
    return optional(node, key).map(ClauseAnchor::parse);
  }

  static List<ClauseAnchor> anchors(JsonNode node, String key) {
    return each(node, key, value -> ClauseAnchor.parse(value.asText()));
  }

  static EnumValue enumValue(JsonNode node) {
    return new EnumValue(text(node, "code"), localized(node, "name"));
  }
}
